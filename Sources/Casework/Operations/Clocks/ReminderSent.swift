/// The steward warned those whose turn it is, or wrote down that a term ran out: once for each day it speaks of.
public struct ReminderSent: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "reminderSent"
    public var reminder: Reminder

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) {
            $0.review.warned[reminder, default: .init()].issuedOn = operation.effectiveOn
        }
    }
}

/// Writes a reminder down; the same again is refused, so that the steward can try as often as it likes.
public struct SendReminder: Intent {
    public static let roles: Set<Role> = [.system]
    public var key: Int
    public var reminder: Reminder

    /// `reminder` about the item `key`.
    public init(_ key: Int, _ reminder: Reminder) {
        self.key = key
        self.reminder = reminder
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard subject.remindersDue(of: item, asOf: context.today, context.rules).contains(reminder) else {
            throw Denial(.nothingToRemind)
        }
        return [Proposal(ReminderSent(reminder: reminder), items: [key])]
    }
}
