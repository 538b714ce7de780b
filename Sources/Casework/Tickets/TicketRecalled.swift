/// The number was called once more.
public struct TicketRecalled: OperationPayload {
    public static let kind = "ticketRecalled"

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.calls += 1
    }
}

/// Calls the number at this counter again.
public struct RecallTicket: Intent {
    public static let roles = CallTicket.roles

    /// Calls again.
    public init() {}

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeServed(by: context)
        return [Proposal(TicketRecalled())]
    }
}
