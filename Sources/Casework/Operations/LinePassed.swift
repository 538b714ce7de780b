/// A checklist line was found in order.
public struct LinePassed: OperationPayload {
    public static let kind = "linePassed"
    public static let isUndoable = true
    public var material: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.mark(material, .passed, operation)
    }
}

/// Passes a line; papers nobody has counted are counted as the checklist asks for them.
public struct PassLine: Intent {
    public static let roles = Set<Role>.desk
    public var material: String

    /// Passes the line of `material` for each item it serves.
    public init(_ material: String) {
        self.material = material
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row: ChecklistRow
        do {
            row = try subject.markable(material, context)
        } catch  where error.code == .notBrought && subject.isPassed(material) {
            throw Denial(.alreadyPassed, error.arguments)
        }
        let pass = Proposal(LinePassed(material: material), items: row.keys)
        guard !subject.isCovered(row) else { return [pass] }
        // A defect that said "not there" left a count of nothing, which is no counting by the clerk.
        guard (subject.papers[material]?.total ?? 0) == 0 || row.isBrought else {
            throw Denial(.countsTooLow, ["line": row.line.name])
        }
        return [Proposal(subject.usualCount(row), items: row.keys), pass]
    }
}

extension Case {
    fileprivate func isPassed(_ material: String) -> Bool {
        checklist().first { $0.material == material }?.mark?.isGood == true
    }
}
