/// A checklist line was found wanting, with numbered defects in lawful wording.
public struct LineFailed: OperationPayload {
    public static let kind = "lineFailed"
    public static let isUndoable = true
    public var material: String
    /// Numbers of the published phrases, ascending.
    public var defects: [Int]
    /// Where exactly, in the clerk's words; never a further demand.
    public var note: String?
    /// Present when a new defect was raised after the one-time notice.
    public var approval: Approval?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.mark(material, .failed(defects, note: note), operation)
        guard let approval else { return }
        subject.exceptions.append(
            Exception(
                .newDefect, operation, reason: approval.reason, line: .init(material: material, defects: defects),
                approvedBy: approval.person))
    }
}

/// Fails a line by numbered defects; a further defect joins those already there, and a note stays until another is given.
public struct FailLine: Intent {
    public static let roles = Set<Role>.desk
    public var material: String
    public var defects: [Int]
    public var note: String?
    public var approval: Approval?

    /// Fails the line of `material`; `approval` for a defect that the one-time notice did not name.
    public init(_ material: String, defects: [Int], note: String? = nil, approval: Approval? = nil) {
        self.material = material
        self.defects = defects
        self.note = note
        self.approval = approval
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let row = try subject.markable(material, context)
        guard !defects.isEmpty else { throw Denial(.missing, ["field": "defect"]) }
        for defect in defects where !context.rules.defects.contains(defect) {
            throw Denial(.noSuchDefect, ["defect": "\(defect)"])
        }
        if let note { try checked(note, "note") }
        let approval = try approvalOfNewDefects(subject, row, context)
        let standing = standing(row)
        let all = Set(defects).union(standing.defects)
        let failed = LineFailed(
            material: material, defects: all.sorted(), note: note ?? standing.note, approval: approval)
        let absent = all.contains { context.rules.absentDefects.contains($0) }
        let counting: [Proposal] =
            if absent, let count = subject.papers[material], count != subject.handedOver(material) {
                [Proposal(countedAway(subject), items: row.keys)]
            } else if !absent, subject.papers[material] == nil {
                [Proposal(subject.usualCount(row), items: row.keys)]
            } else { [] }
        return counting + [Proposal(failed, items: row.keys)]
    }

    /// Nothing lies at the desk; what departments hold stays counted.
    private func countedAway(_ subject: Case) -> LineCounted {
        let rest = subject.handedOver(material)
        return LineCounted(material: material, originals: rest.originals, copies: rest.copies, inspected: false)
    }

    /// Defects and note marked before on this look; what a supplement brought is looked at afresh.
    private func standing(_ row: ChecklistRow) -> (defects: [Int], note: String?) {
        if !row.isBrought, case .failed(let defects, let note) = row.mark { (defects, note) } else { ([], nil) }
    }

    /// `model.md` 18: after the one-time notice a new defect needs a supervisor, another person than the clerk: at the
    /// counter, or before that when asked (`AskForNewDefect`).
    private func approvalOfNewDefects(
        _ subject: Case, _ row: ChecklistRow, _ context: Context
    ) throws(Denial) -> Approval? {
        guard let new = subject.newDefects(defects, on: row).first else { return approval }
        guard let approval = approval ?? subject.approval(of: defects, on: material) else {
            throw Denial(.newDefect, ["line": row.line.name, "defect": "\(new)"])
        }
        guard approval.person != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        try checked(approval.reason, "reason")
        return approval
    }
}

extension Case {
    /// Those of `defects` that the one-time notice did not name for the line; none before it was given.
    func newDefects(_ defects: [Int], on row: ChecklistRow) -> [Int] {
        let notices = row.keys.compactMap { item($0)?.notice }
        guard !notices.isEmpty else { return [] }
        let told = notices.flatMap(\.lines).filter { $0.material == row.material }.flatMap(\.defects)
        return defects.filter { !told.contains($0) }
    }
}
