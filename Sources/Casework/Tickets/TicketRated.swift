/// What an applicant thought of a service (好差评, 国办发〔2019〕51号 ◐): five grades, said once, of their own will.
public struct Rating: Codable, Hashable, Sendable {
    /// 非常满意 to 非常不满意.
    public enum Grade: Int, Codable, Sendable, CaseIterable {
        case verySatisfied = 5, satisfied = 4, fairlySatisfied = 3, dissatisfied = 2, veryDissatisfied = 1

        /// Has to be put right and called back.
        public var isBad: Bool { rawValue <= 2 }
    }

    /// What was wrong; chosen from a list, since what is typed at a kiosk could say anything of anybody.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        case waitedLong, unclear, unfriendly, askedTooMuch, cameAgain, other
    }

    public var grade: Grade
    /// Of bad grades at least one, of others none.
    public var reasons: [Reason]

    /// A grade with its reasons.
    public init(_ grade: Grade, reasons: [Reason] = []) {
        self.grade = grade
        self.reasons = reasons
    }
}

/// A service was rated.
public struct TicketRated: OperationPayload {
    public static let kind = "ticketRated"
    public var rating: Rating

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.rating = rating
    }
}

/// Rates the service that a number got: once, after it.
public struct RateTicket: Intent {
    public static let roles: Set<Role> = [.system]
    public var rating: Rating

    /// The applicant says this of it.
    public init(_ rating: Rating) {
        self.rating = rating
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.state == .done, subject.wasServed else {
            throw Denial(.notServed, ["number": subject.number])
        }
        guard subject.rating == nil else { throw Denial(.alreadyRated, ["number": subject.number]) }
        guard rating.grade.isBad != rating.reasons.isEmpty else { throw Denial(.missing, ["field": "reason"]) }
        return [Proposal(TicketRated(rating: rating))]
    }
}

/// What is done about a bad rating.
public struct Rectification: Sendable, Equatable {
    /// Staff number of who has to put it right, and by when.
    public var owner: String
    public var due: Day
    /// What was done and said when the applicant was called back; nil while it is open.
    public var outcome: String?
    /// When that was written down.
    public var closedOn: Day?
}

/// Somebody has to put a bad rating right.
public struct RectificationOpened: OperationPayload {
    public static let kind = "ticketRectificationOpened"
    /// Staff number, up to 20 characters.
    public var owner: String
    /// Last day for putting it right.
    public var due: Day

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.rectification = Rectification(owner: owner, due: due)
    }
}

/// Names who puts a bad rating right, and by when; another may be named while it is open.
public struct OpenRectification: Intent, NamesStaff {
    public static let roles: Set<Role> = [.supervisor]
    public var owner: String
    public var due: Day

    public var named: String? { owner }

    /// `owner`, a staff number, by `due`.
    public init(owner: String, due: Day) {
        self.owner = owner
        self.due = due
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.rating?.grade.isBad == true, subject.rectification?.outcome == nil else {
            throw Denial(.nothingToRectify, ["number": subject.number])
        }
        try checked(owner, "owner", limit: 20)
        guard due >= context.today else { throw Denial(.missing, ["field": "due"]) }
        return [Proposal(RectificationOpened(owner: owner, due: due))]
    }
}

/// A bad rating was put right, and the applicant was called back.
public struct RectificationClosed: OperationPayload {
    public static let kind = "ticketRectificationClosed"
    /// What was done and said, 1 to 400 characters.
    public var outcome: String

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.rectification?.outcome = outcome
        subject.rectification?.closedOn = operation.effectiveOn
    }
}

/// Says what was done about a bad rating and what the applicant said when called back.
public struct CloseRectification: Intent {
    public static let roles: Set<Role> = [.supervisor]
    public var outcome: String

    /// What was done and said.
    public init(_ outcome: String) {
        self.outcome = outcome
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.rating?.grade.isBad == true, subject.rectification?.outcome == nil else {
            throw Denial(.nothingToRectify, ["number": subject.number])
        }
        guard subject.rectification != nil else { throw Denial(.nobodyNamed, ["number": subject.number]) }
        try checked(outcome, "outcome", limit: 400)
        return [Proposal(RectificationClosed(outcome: outcome))]
    }
}
