/// A case was opened: from a called ticket, an envelope, or online.
public struct CaseOpened: OperationPayload {
    public static let kind = "caseOpened"

    /// Label by the hall's template.
    public var number: String
    public var channel: Case.Channel
    public var ticket: ULID?

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.number = number
        subject.channel = channel
        subject.ticket = ticket
        subject.openedAt = operation.recordedAt
        subject.centre = operation.actor.centre
        subject.counter = operation.actor.window
    }
}

/// Opens a case under a number that the hall has drawn for it.
public struct OpenCase: Intent {
    public static let roles = Set<Role>.desk
    public var number: String
    public var channel: Case.Channel
    public var ticket: ULID?

    /// A case `number`, from `ticket` where it was called.
    public init(number: String, channel: Case.Channel = .counter, ticket: ULID? = nil) {
        self.number = number
        self.channel = channel
        self.ticket = ticket
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.revision == 0 else { throw Denial(.notOpen) }
        try checked(number, "number", limit: 60)
        return [Proposal(CaseOpened(number: number, channel: channel, ticket: ticket))]
    }
}
