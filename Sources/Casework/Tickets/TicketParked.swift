/// A number was set aside at its counter (搁置) while its applicant fetches or fills in something.
public struct TicketParked: OperationPayload {
    public static let kind = "ticketParked"

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.parked, operation)
        subject.session = nil
    }
}

/// Sets the number at this counter aside.
public struct ParkTicket: Intent {
    public static let roles = CallTicket.roles

    /// Set aside.
    public init() {}

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeServed(by: context)
        return [Proposal(TicketParked())]
    }
}
