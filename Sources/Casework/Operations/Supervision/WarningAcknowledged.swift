/// Whoever has an item in hand has seen a warning about it, and says what will be done.
public struct WarningAcknowledged: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "warningAcknowledged"
    public var reminder: Reminder
    /// What will be done, 1 to 200 characters; nil for a mere word that it was seen.
    public var note: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.warned[reminder, default: .init()].acknowledged = Warning.Acknowledgement(
                person: operation.actor.person, at: operation.recordedAt, note: note ?? "")
        }
    }
}

/// Acknowledges a warning: one of its owners', or the supervisor; once it has escalated the department's chief
/// representative or the supervisor (四(二)2).
public struct AcknowledgeWarning: Intent, SideBySide {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var key: Int
    public var reminder: Reminder
    public var note: String

    /// Acknowledges the warning `reminder` about the item `key`.
    ///
    /// - Parameter note: what will be done, up to 200 characters; must be said where a day is past, or nobody acknowledged in
    ///   time.
    public init(_ key: Int, _ reminder: Reminder, note: String = "") {
        self.key = key
        self.reminder = reminder
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let warnings = subject.warnings(of: item, asOf: context.today, context.rules)
        guard let warning = warnings.first(where: { $0.reminder == reminder }) else {
            throw Denial(.nothingToAcknowledge)
        }
        if let seen = warning.course.acknowledged { throw Denial(.warningAcknowledged, ["person": seen.person]) }
        let capacity = context.actor.capacity
        let isOwner = Owner(of: capacity).map { warning.owners.contains($0.id) } ?? false
        guard isOwner || capacity.role == .supervisor else { throw Denial(.warningOfOthers) }
        let isEscalated = warning.course.escalatedOn != nil
        guard !isEscalated || capacity.role == .supervisor || capacity.role == .chief else {
            throw Denial(.warningEscalated)
        }
        if isEscalated || reminder.isOver || !note.isEmpty { try checked(note, "measure") }
        return [
            Proposal(WarningAcknowledged(reminder: reminder, note: note.isEmpty ? nil : note), items: [key])
        ]
    }
}
