/// The number was served to its end.
public struct TicketFinished: OperationPayload {
    public static let kind = "ticketFinished"

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.done, operation)
        subject.session = nil
    }
}

/// Ends the service at this counter.
public struct FinishTicket: Intent {
    public static let roles = CallTicket.roles

    /// Served.
    public init() {}

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeServed(by: context)
        return [Proposal(TicketFinished())]
    }
}
