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
