/// A number was moved to another queue and keeps its waiting time.
public struct TicketTransferred: OperationPayload {
    public static let kind = "ticketTransferred"
    public var category: String
    /// Why, where that was said; always of a waiting number that the supervisor moved.
    public var reason: String?

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.category = category
        subject.enter(.waiting, operation)
        subject.counter = nil
        subject.session = nil
    }
}

/// Moves a number that came to the wrong window, or one that waits.
public struct TransferTicket: Intent {
    public static let roles = Set<Role>.desk
    public var category: String
    public var reason: String

    /// Moves it to the queue `category`; the supervisor says why a number that waits has to.
    public init(to category: String, reason: String = "") {
        self.category = category
        self.reason = reason
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision > 0 else { throw Denial(.notOpen) }
        switch subject.state {
        case .called: try subject.mustBeServed(by: context)
        case .waiting: break
        default: throw Denial(.ticketNotWaiting, ["number": subject.number])
        }
        guard category != subject.category else { throw Denial(.ticketNotWaiting, ["number": subject.number]) }
        // Nobody who waits has asked for it: whoever moves them from the board answers for it.
        let isMovedAway = subject.state == .waiting && context.actor.capacity.role == .supervisor
        if isMovedAway || !reason.isEmpty { try checked(reason, "reason") }
        return [Proposal(TicketTransferred(category: category, reason: reason.isEmpty ? nil : reason))]
    }
}
