/// A number was called to a counter.
public struct TicketCalled: OperationPayload {
    public static let kind = "ticketCalled"
    /// Console that serves it; when that is gone, the number comes free.
    public var session: ULID
    /// Why it was called before others; nil when it was its turn.
    public var outOfTurn: String?

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.enter(.called, operation)
        subject.session = session
        subject.calls += 1
        if let outOfTurn { subject.exceptions.append(Exception(.outOfTurn, operation, reason: outOfTurn)) }
    }
}

/// Calls a waiting number, or one that missed its turn or was parked.
public struct CallTicket: Intent {
    public static let roles: Set<Role> = [.frontDesk, .supervisor, .issueClerk]
    public var session: ULID
    /// Whether others have waited longer in the same queue.
    public var isOutOfTurn: Bool
    public var reason: String

    /// Calls it to the console `session`; a call out of turn needs a reason.
    public init(session: ULID, isOutOfTurn: Bool = false, reason: String = "") {
        self.session = session
        self.isOutOfTurn = isOutOfTurn
        self.reason = reason
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard context.actor.counter != nil else { throw Denial(.roleMayNot, ["role": "—"]) }
        guard subject.revision > 0 else { throw Denial(.notOpen) }
        switch subject.state {
        case .waiting, .absent, .parked: break
        case .called: throw Denial(.otherCounter, ["number": subject.number, "counter": subject.counter ?? ""])
        case .done: throw Denial(.ticketDone, ["number": subject.number])
        }
        if isOutOfTurn, subject.state == .waiting { try checked(reason, "reason") }
        let stated = isOutOfTurn && subject.state == .waiting ? reason : nil
        return [Proposal(TicketCalled(session: session, outOfTurn: stated))]
    }
}
