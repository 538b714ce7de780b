/// What lists, queues and search need to know of a case without reading its file; the index keeps one row a case.
public struct CaseSummary: Codable, Hashable, Sendable {
    /// One item application of the case.
    public struct Item: Codable, Hashable, Sendable {
        public var short: String
        public var name: String
        /// `ItemApplication.Stage` by name.
        public var stage: String
        public var department: String
        /// Last lawful day on the statutory clock (the lower body's until the matter is passed up), on the promised one, and
        /// under the cap of joint handling; nil where none runs.
        public var statutoryDue: Day?
        public var promisedDue: Day?
        public var jointDue: Day?
        /// Day by which promised papers, or corrections, are to come in.
        public var termUntil: Day?
        /// Last day of a pause that nobody has ended yet; nil where the clocks run.
        public var pauseUntil: Day?
        /// Review steps that somebody can work on now, and what comes after the last of them.
        public var steps: [Step]
        /// Short code of the item whose result this one waits for and will never get.
        public var lost: String?
        /// Last day for issue and delivery of what was granted; nil where none runs.
        public var deliveryDue: Day?
        /// The result that lies at the issue window; nil while none does.
        public var waiting: Waiting?
        /// Day on which the issue window refused the last result, while no other has been made.
        public var refusedOn: Day?
        /// First day that a warning can speak of; nil where nothing runs.
        public var watchedOn: Day?

        /// A result that waits for its holder.
        public struct Waiting: Codable, Hashable, Sendable {
            /// 食品经营许可证
            public var name: String
            /// Number of the certificate.
            public var number: String
            /// Day on which the issue window first signed for it.
            public var since: Day
            /// How the last attempt to tell the applicant ended (`Contact.Outcome`); nil for none.
            public var contact: String?
            /// How many attempts there were.
            public var tries: Int
            public var validUntil: Day?
            /// Where it is to be sent; nil for the counter.
            public var wish: DeliveryWish?
        }

        /// Work that waits behind the window.
        public struct Step: Codable, Hashable, Sendable {
            /// `ItemApplication.key`
            public var key: Int
            /// `StepDefinition.id`; `decide`, `make` and `send` for what follows the steps.
            public var id: String
            public var name: String
            public var department: String
            /// Staff number of who works on it.
            public var person: String?
            /// Last day of its own limit.
            public var due: Day?

            /// A step by its parts.
            public init(key: Int, id: String, name: String, department: String, person: String?, due: Day?) {
                self.key = key
                self.id = id
                self.name = name
                self.department = department
                self.person = person
                self.due = due
            }
        }

        /// A row by its parts.
        public init(
            short: String, name: String, stage: String, department: String, statutoryDue: Day? = nil,
            promisedDue: Day? = nil, jointDue: Day? = nil, termUntil: Day? = nil, pauseUntil: Day? = nil,
            steps: [Step] = [], lost: String? = nil, deliveryDue: Day? = nil,
            waiting: Waiting? = nil, refusedOn: Day? = nil, watchedOn: Day? = nil
        ) {
            self.short = short
            self.name = name
            self.stage = stage
            self.department = department
            self.statutoryDue = statutoryDue
            self.promisedDue = promisedDue
            self.jointDue = jointDue
            self.termUntil = termUntil
            self.pauseUntil = pauseUntil
            self.steps = steps
            self.lost = lost
            self.deliveryDue = deliveryDue
            self.waiting = waiting
            self.refusedOn = refusedOn
            self.watchedOn = watchedOn
        }
    }

    /// A handover of the case, as the handoff log lists it.
    public struct Slip: Codable, Hashable, Sendable {
        /// `Handover.id`
        public var handover: Int
        public var department: String
        /// `Owner.id` of the giver.
        public var from: String
        /// Sheets and sets handed over, originals and copies together.
        public var papers: Int
        /// What is on it, by name.
        public var lines: [Line]
        /// Who carries it.
        public var courier: String?
        public var givenBy: String
        public var givenAt: Instant
        /// `Handover.State` by name.
        public var state: String
        public var closedBy: String?
        public var closedAt: Instant?
        /// Its receiver declined it, and its giver has not handed these papers over again.
        public var isUnanswered: Bool

        /// A paper on a slip.
        public struct Line: Codable, Hashable, Sendable {
            public var name: String
            public var paper: PaperLine

            /// `paper`, called `name`.
            public init(name: String, paper: PaperLine) {
                self.name = name
                self.paper = paper
            }
        }

        /// A slip by its parts.
        public init(
            handover: Int, department: String, from: String = Owner.desk.id, papers: Int, lines: [Line] = [],
            courier: String? = nil, givenBy: String, givenAt: Instant, state: String, closedBy: String? = nil,
            closedAt: Instant? = nil, isUnanswered: Bool = false
        ) {
            self.handover = handover
            self.department = department
            self.from = from
            self.papers = papers
            self.lines = lines
            self.courier = courier
            self.givenBy = givenBy
            self.givenAt = givenAt
            self.state = state
            self.closedBy = closedBy
            self.closedAt = closedAt
            self.isUnanswered = isUnanswered
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
    /// Staff number of who opened it.
    public var openedBy: String?
    /// Project code (项目代码), which links the cases of a chain; nil where none was recorded.
    public var project: String?
    /// Cases whose results lines of this one wait for.
    public var awaits: [ULID]
    /// Blanks that its results took from stocks.
    public var blanks: [BlankUse]
    /// Certificates that it gave out or is to give out, and those that became void.
    public var certificates: [Certificate]
    /// Exceptions to the usual way that were asked for or made.
    public var exceptions: [Exception]

    /// A summary by its parts.
    public init(
        id: ULID, number: String, revision: Int, openedAt: Instant, changedAt: Instant, centre: String, window: String?,
        ticket: ULID?, names: [String], identities: [String], phones: [String], items: [Item], slips: [Slip],
        openedBy: String? = nil, project: String? = nil, awaits: [ULID] = [], blanks: [BlankUse] = [],
        certificates: [Certificate] = [], exceptions: [Exception] = []
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
        self.openedBy = openedBy
        self.project = project
        self.awaits = awaits
        self.blanks = blanks
        self.certificates = certificates
        self.exceptions = exceptions
    }
}
