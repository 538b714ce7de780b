/// A number was moved to another queue and keeps its waiting time.
public struct TicketTransferred: OperationPayload {
    public static let kind = "ticketTransferred"
    public var category: String

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.category = category
        subject.enter(.waiting, operation)
        subject.counter = nil
        subject.session = nil
    }
}

/// Moves a number that came to the wrong window.
public struct TransferTicket: Intent {
    public static let roles = Set<Role>.desk
    public var category: String

    /// Moves it to the queue `category`.
    public init(to category: String) {
        self.category = category
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision > 0 else { throw Denial(.notOpen) }
        switch subject.state {
        case .called: try subject.mustBeServed(by: context)
        case .waiting: break
        default: throw Denial(.ticketNotWaiting, ["number": subject.number])
        }
        guard category != subject.category else { throw Denial(.ticketNotWaiting, ["number": subject.number]) }
        return [Proposal(TicketTransferred(category: category))]
    }
}
