/// Nobody acknowledged a warning in time: from now on it is the chief representative's and the supervisor's.
public struct WarningEscalated: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "warningEscalated"
    public var reminder: Reminder

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.warned[reminder, default: .init()].escalatedOn = operation.effectiveOn
        }
    }
}

/// Writes an escalation down, once.
public struct EscalateWarning: Intent, SideBySide {
    public static let roles: Set<Role> = [.system]
    public var key: Int
    public var reminder: Reminder

    /// The warning `reminder` about the item `key` was not acknowledged.
    public init(_ key: Int, _ reminder: Reminder) {
        self.key = key
        self.reminder = reminder
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let warnings = subject.warnings(of: item, asOf: context.today, context.rules)
        guard warnings.contains(where: { $0.reminder == reminder && $0.isIgnored(asOf: context.today, context.rules) })
        else { throw Denial(.nothingToAcknowledge) }
        return [Proposal(WarningEscalated(reminder: reminder), items: [key])]
    }
}
