/// What the queue pane and the call act need to know of a ticket; the index keeps one row a ticket.
public struct TicketSummary: Codable, Hashable, Sendable {
    public var id: ULID
    /// Number as printed and called, `A017`.
    public var number: String
    /// Letter of the queue it stands in now.
    public var category: String
    /// Day it was taken.
    public var day: Day
    public var centre: String
    public var revision: Int
    /// `Ticket.State` by name.
    public var state: String
    /// Since when it is in that state.
    public var since: Instant
    /// When it was taken.
    public var takenAt: Instant
    /// Start of its waiting for the order of calling; a transfer or a no-show's return keeps or moves it.
    public var waitingSince: Instant
    /// Seconds it waited in all before `since`.
    public var waitedBefore: Int
    /// Counter and console session that serve it; nil unless called.
    public var counter: String?
    public var session: ULID?
    /// How often it did not come.
    public var noShows: Int
    /// Calls before others who had waited longer.
    public var exceptions: [Exception]
    /// What was said of the service; nil for most.
    public var rated: Rated?

    /// A rating, whose service it was of, and what is done about a bad one.
    public struct Rated: Codable, Hashable, Sendable {
        public var rating: Rating
        /// Staff number and counter of who served.
        public var person: String?
        public var counter: String?
        /// Staff number of who puts it right, and by when; nil while nobody was named.
        public var owner: String?
        public var due: Day?
        /// What was done and said, and when that was written down; nil while it is open.
        public var outcome: String?
        public var closedOn: Day?

        init(_ rating: Rating, served: Author?, _ rectification: Rectification?) {
            self.rating = rating
            (person, counter) = (served?.person, served?.window)
            (owner, due) = (rectification?.owner, rectification?.due)
            (outcome, closedOn) = (rectification?.outcome, rectification?.closedOn)
        }

        /// A bad one that nobody has put right.
        public var isOpen: Bool { rating.grade.isBad && outcome == nil }
    }

    /// A summary by its parts.
    public init(
        id: ULID, number: String, category: String, day: Day, centre: String, revision: Int, state: String,
        since: Instant, takenAt: Instant, waitingSince: Instant, waitedBefore: Int, counter: String? = nil,
        session: ULID? = nil, noShows: Int = 0, exceptions: [Exception] = [], rated: Rated? = nil
    ) {
        self.id = id
        self.number = number
        self.category = category
        self.day = day
        self.centre = centre
        self.revision = revision
        self.state = state
        self.since = since
        self.takenAt = takenAt
        self.waitingSince = waitingSince
        self.waitedBefore = waitedBefore
        self.counter = counter
        self.session = session
        self.noShows = noShows
        self.exceptions = exceptions
        self.rated = rated
    }
}
