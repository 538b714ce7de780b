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
        let row = try subject.markable(material, context)
        let pass = Proposal(LinePassed(material: material), items: row.keys)
        guard !subject.isCovered(row) else { return [pass] }
        // A defect that said "not there" left a count of nothing, which is no counting by the clerk.
        guard (subject.papers[material]?.total ?? 0) == 0 || row.isBrought else {
            throw Denial(.countsTooLow, ["line": row.line.name])
        }
        return [Proposal(subject.usualCount(row), items: row.keys), pass]
    }
}

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
    }
}

/// A second person who allowed what the rule alone forbids (四眼), and why.
public struct Approval: Codable, Hashable, Sendable {
    /// Staff number of the supervisor.
    public var person: String
    public var reason: String

    /// `person` allowed it for `reason`.
    public init(person: String, reason: String) {
        self.person = person
        self.reason = reason
    }
}

/// Fails a line by numbered defects; a further defect joins those already there.
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
        try checkNewDefects(subject, row, context)
        let all = Set(defects).union(standingDefects(row))
        let failed = LineFailed(material: material, defects: all.sorted(), note: note, approval: approval)
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

    /// Defects marked before on this look; what a supplement brought is looked at afresh.
    private func standingDefects(_ row: ChecklistRow) -> [Int] {
        if !row.isBrought, case .failed(let defects, _) = row.mark { defects } else { [] }
    }

    /// `model.md` 18: after the one-time notice a new defect needs a supervisor, another person than the clerk.
    private func checkNewDefects(_ subject: Case, _ row: ChecklistRow, _ context: Context) throws(Denial) {
        let told = row.keys.compactMap { subject.item($0)?.notice }
            .flatMap(\.lines).filter { $0.material == material }.flatMap(\.defects)
        let isNoticed = row.keys.contains { subject.item($0)?.notice != nil }
        guard isNoticed, let new = defects.first(where: { !told.contains($0) }) else { return }
        guard let approval else {
            throw Denial(.newDefect, ["line": row.line.name, "defect": "\(new)"])
        }
        guard approval.person != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        try checked(approval.reason, "reason")
    }
}

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

extension Case {
    /// Writes the finding into each item the operation names; a look at a supplement is thereby done.
    fileprivate mutating func mark(
        _ material: String, _ mark: ItemApplication.Mark, _ operation: Operation
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            item.marks[material] = mark
            item.brought.remove(material)
        }
    }
}
