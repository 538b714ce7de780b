/// A number that had missed its turn or was parked went back in line, behind those who wait.
public struct TicketRequeued: OperationPayload {
    public static let kind = "ticketRequeued"

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.waiting, operation)
        subject.waitingSince = operation.recordedAt
        subject.counter = nil
    }
}

/// Puts a number back in line.
public struct RequeueTicket: Intent {
    public static let roles = CallTicket.roles

    /// Back in line.
    public init() {}

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.state == .absent || subject.state == .parked else {
            throw Denial(.ticketNotAbsent, ["number": subject.number])
        }
        return [Proposal(TicketRequeued())]
    }
}
