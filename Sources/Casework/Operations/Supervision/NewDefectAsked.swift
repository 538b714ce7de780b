/// A clerk asks a supervisor who is elsewhere for leave to raise a defect that the one-time notice did not name.
public struct NewDefectAsked: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "newDefectAsked"
    /// Material type of the line.
    public var material: String
    /// Numbers of the published phrases, ascending.
    public var defects: [Int]
    /// 1 to 200 characters.
    public var reason: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.exceptions.append(
            Exception(
                .newDefectAsked, operation, reason: reason, line: .init(material: material, defects: defects)))
    }
}

/// Asks for it; where the notice named the defects there is nothing to ask (`model.md` 18).
public struct AskForNewDefect: Intent {
    public static let roles = Set<Role>.desk
    public var material: String
    public var defects: [Int]
    public var reason: String

    /// Asks for leave to fail the line of `material` for `defects`.
    public init(_ material: String, defects: [Int], reason: String) {
        self.material = material
        self.defects = defects
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row = try subject.markable(material, context)
        for defect in defects where !context.rules.defects.contains(defect) {
            throw Denial(.noSuchDefect, ["defect": "\(defect)"])
        }
        let new = subject.newDefects(defects, on: row)
        guard !new.isEmpty, subject.approval(of: new, on: material) == nil else { throw Denial(.nothingToAsk) }
        let isAsked = subject.exceptions.contains { asked in
            asked.kind == .newDefectAsked && asked.isOpen && asked.line?.material == material
                && Set(new).isSubset(of: asked.line?.defects ?? [])
        }
        guard !isAsked else { throw Denial(.askedAlready, ["line": row.line.name]) }
        try checked(reason, "reason")
        return [
            Proposal(
                NewDefectAsked(material: material, defects: Set(defects).sorted(), reason: reason), items: row.keys)
        ]
    }
}
