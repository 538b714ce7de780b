/// A number was taken.
public struct TicketTaken: OperationPayload {
    public static let kind = "ticketTaken"
    public var number: String
    public var category: String

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.number = number
        subject.category = category
        subject.centre = operation.actor.centre
        subject.waitingSince = operation.recordedAt
        subject.enter(.waiting, operation)
    }
}

/// Takes the number that the hall has drawn for a queue.
public struct TakeTicket: Intent {
    public static let roles = Set(Role.allCases)
    public var number: String
    public var category: String

    /// The number `number` of the queue `category`.
    public init(number: String, category: String) {
        self.number = number
        self.category = category
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision == 0 else { throw Denial(.notOpen) }
        try checked(number, "number", limit: 20)
        return [Proposal(TicketTaken(number: number, category: category))]
    }
}
