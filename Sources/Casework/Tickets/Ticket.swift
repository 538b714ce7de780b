/// A queue number (排队号), folded from its log. Its periods are closed in time and never deleted: every figure of waiting
/// and handling is a fold over them.
public struct Ticket: Record {
    public static let kind = RecordKind.tickets

    /// Where a number stands.
    public enum State: String, Codable, Sendable, CaseIterable {
        case waiting
        /// Called to a counter and served there.
        case called
        /// 搁置: set aside by its counter, to be taken back.
        case parked
        /// 过号: called and not there.
        case absent
        case done
    }

    /// A span in one state.
    public struct Period: Sendable, Equatable {
        public var state: State
        public var from: Instant
        /// nil while it lasts.
        public var to: Instant?
        public var counter: String?
    }

    public let id: ULID
    public var revision = 0
    public var log: [Operation] = []
    public var undone: Set<ULID> = []

    /// As printed and called, `A017`.
    public internal(set) var number = ""
    /// Letter of the queue it stands in.
    public internal(set) var category = ""
    public internal(set) var centre = ""
    public internal(set) var periods: [Period] = []
    /// Start of its place in the queue.
    public internal(set) var waitingSince: Instant?
    /// Counter and console session that serve it.
    public internal(set) var counter: String?
    public internal(set) var session: ULID?
    public internal(set) var noShows = 0
    public internal(set) var calls = 0
    /// Calls before others who had waited longer, in the order of the log.
    public internal(set) var exceptions: [Exception] = []
    /// What the applicant said of the service; nil for most.
    public internal(set) var rating: Rating?
    /// What is done about a bad one.
    public internal(set) var rectification: Rectification?

    public init(id: ULID) {
        self.id = id
    }

    /// The state it is in; waiting before its first operation.
    public var state: State { periods.last?.state ?? .waiting }

    /// Seconds spent waiting up to `now`.
    public func waited(asOf now: Instant) -> Int {
        periods.filter { $0.state == .waiting }.reduce(0) { $0 + ($1.to ?? now).seconds(since: $1.from) }
    }

    /// Closes the period that lasts and begins the next.
    mutating func enter(_ state: State, _ operation: Operation) {
        if let last = periods.indices.last { periods[last].to = operation.recordedAt }
        periods.append(
            Period(state: state, from: operation.recordedAt, to: nil, counter: operation.actor.window))
        counter = state == .called ? operation.actor.window : counter
    }

    /// What the index keeps of it.
    public var summary: TicketSummary? {
        guard let first = periods.first, let last = periods.last, let waitingSince else { return nil }
        return TicketSummary(
            id: id, number: number, category: category, day: first.from.day, centre: centre, revision: revision,
            state: last.state.rawValue, since: last.from, takenAt: first.from, waitingSince: waitingSince,
            waitedBefore: waited(asOf: last.from), counter: counter, session: session, noShows: noShows,
            exceptions: exceptions,
            rated: rating.map {
                TicketSummary.Rated($0, served: lastCall, rectification)
            })
    }

    /// Who called it last, and to which counter: whose service was rated.
    var lastCall: Author? { log.last { $0.payload is TicketCalled }?.actor }
}
