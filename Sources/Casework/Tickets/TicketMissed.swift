/// A called number did not come (过号).
public struct TicketMissed: OperationPayload {
    public static let kind = "ticketMissed"

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.absent, operation)
        subject.session = nil
        subject.noShows += 1
    }
}

/// Notes that the called number did not come.
public struct MissTicket: Intent {
    public static let roles = CallTicket.roles

    /// It did not come.
    public init() {}

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeServed(by: context)
        return [Proposal(TicketMissed())]
    }
}
