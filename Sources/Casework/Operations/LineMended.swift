/// A failed line was mended by the applicant on the spot (当场更正, 行政许可法 32).
public struct LineMended: OperationPayload {
    public static let kind = "lineMended"
    public static let isUndoable = true
    public var material: String
    /// What was wrong before.
    public var defects: [Int]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.mark(material, .mended(defects), operation)
    }
}

/// Lets the applicant mend a failed line on the spot.
public struct MendLine: Intent {
    public static let roles = Set<Role>.desk
    public var material: String

    /// The line of `material` was mended.
    public init(_ material: String) {
        self.material = material
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row = try subject.markable(material, context)
        guard case .failed(let defects, _) = row.mark else {
            throw Denial(.lineNotFailed, ["line": row.line.name])
        }
        let mended = Proposal(LineMended(material: material, defects: defects), items: row.keys)
        return subject.isCovered(row) ? [mended] : [Proposal(subject.usualCount(row), items: row.keys), mended]
    }
}
