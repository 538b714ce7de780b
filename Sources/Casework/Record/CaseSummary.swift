/// What lists, queues and search need to know of a case without reading its file; the index keeps one row a case.
public struct CaseSummary: Codable, Hashable, Sendable {
    /// One item application of the case.
    public struct Item: Codable, Hashable, Sendable {
        public var short: String
        public var name: String
        /// `ItemApplication.Stage` by name.
        public var stage: String
        public var department: String
        /// Last lawful day on the statutory and on the promised clock; nil where none runs.
        public var statutoryDue: Day?
        public var promisedDue: Day?
        /// Day by which promised papers, or corrections, are to come in.
        public var termUntil: Day?

        /// A row by its parts.
        public init(
            short: String, name: String, stage: String, department: String, statutoryDue: Day? = nil,
            promisedDue: Day? = nil, termUntil: Day? = nil
        ) {
            self.short = short
            self.name = name
            self.stage = stage
            self.department = department
            self.statutoryDue = statutoryDue
            self.promisedDue = promisedDue
            self.termUntil = termUntil
        }
    }

    /// A handover of the case, as the handoff log lists it.
    public struct Slip: Codable, Hashable, Sendable {
        /// `Handover.id`
        public var handover: Int
        public var department: String
        /// Sheets and sets handed over, originals and copies together.
        public var papers: Int
        public var givenBy: String
        public var givenAt: Instant
        /// `Handover.State` by name.
        public var state: String
        public var closedBy: String?
        public var closedAt: Instant?

        /// A slip by its parts.
        public init(
            handover: Int, department: String, papers: Int, givenBy: String, givenAt: Instant, state: String,
            closedBy: String? = nil, closedAt: Instant? = nil
        ) {
            self.handover = handover
            self.department = department
            self.papers = papers
            self.givenBy = givenBy
            self.givenAt = givenAt
            self.state = state
            self.closedBy = closedBy
            self.closedAt = closedAt
        }
    }

    public var id: ULID
    public var number: String
    public var revision: Int
    public var openedAt: Instant
    public var changedAt: Instant
    public var centre: String
    public var window: String?
    /// Number of the queue that led to it.
    public var ticket: ULID?
    /// Names, identity numbers and phones of applicant and agent, applicant first.
    public var names: [String]
    public var identities: [String]
    public var phones: [String]
    public var items: [Item]
    public var slips: [Slip]

    /// A summary by its parts.
    public init(
        id: ULID, number: String, revision: Int, openedAt: Instant, changedAt: Instant, centre: String, window: String?,
        ticket: ULID?, names: [String], identities: [String], phones: [String], items: [Item], slips: [Slip]
    ) {
        self.id = id
        self.number = number
        self.revision = revision
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.centre = centre
        self.window = window
        self.ticket = ticket
        self.names = names
        self.identities = identities
        self.phones = phones
        self.items = items
        self.slips = slips
    }
}
