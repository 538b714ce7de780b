/// What goes on at a counter, for the screen before whoever sits there: numbers, and nothing of anybody.
public struct CounterService: Sendable, Equatable {
    /// The number that is served there now.
    public var serving: String?
    /// The number whose service ended there last, while it can be rated.
    public var ended: Ended?

    /// A service that ended.
    public struct Ended: Sendable, Equatable, Identifiable {
        public var id: ULID
        public var number: String

        /// The service of `number`.
        public init(_ id: ULID, number: String) {
            self.id = id
            self.number = number
        }
    }

    /// A counter that serves this number, or nobody, and served that one before.
    public init(serving: String?, ended: Ended? = nil) {
        self.serving = serving
        self.ended = ended
    }

    /// Finds it in today's numbers.
    ///
    /// - Parameter canBeRated: the rule by which a rating is taken.
    public init(_ tickets: [Ticket], at counter: String, canBeRated: (Ticket) -> Bool) {
        let here = tickets.filter { $0.counter == counter }
        serving = here.first { $0.state == .called }?.number
        let last = here.filter { $0.state == .done }.max { a, b in
            guard let a = a.periods.last, let b = b.periods.last else { return false }
            return a.from < b.from
        }
        ended = last.flatMap { canBeRated($0) ? Ended($0.id, number: $0.number) : nil }
    }
}
