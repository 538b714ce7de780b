/// The console that served the number was gone; it went back to its old place in line by itself.
public struct TicketReleased: OperationPayload {
    public static let kind = "ticketReleased"
    public var session: ULID

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.waiting, operation)
        subject.counter = nil
        subject.session = nil
    }
}

/// Frees a number that a dead console held; only the system asks for it.
public struct ReleaseTicket: Intent {
    public static let roles: Set<Role> = [.system]
    public var session: ULID

    /// The console `session` is gone.
    public init(session: ULID) {
        self.session = session
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.state == .called, subject.session == session else {
            throw Denial(.ticketNotCalled, ["number": subject.number])
        }
        return [Proposal(TicketReleased(session: session))]
    }
}
