/// One act over many numbers: those that have waited longest in a queue go to another, for one reason.
public struct QueueMove: Sendable, Equatable {
    /// Letters of the queues.
    public var from: String
    public var to: String
    /// How many of them; all that wait where there are fewer.
    public var count: Int
    public var reason: String
    /// The numbers that it means and its identity, once it has begun: sent again with them, it goes on where it stopped.
    public var begun: Begun?

    /// A move on its way.
    public struct Begun: Sendable, Equatable {
        public var numbers: [ULID]
        public var intent: ULID

        /// A move of these numbers under this identity.
        public init(numbers: [ULID], intent: ULID) {
            self.numbers = numbers
            self.intent = intent
        }
    }

    /// `count` numbers of the queue `from` go to the queue `to`.
    public init(from: String, to: String, count: Int, reason: String) {
        self.from = from
        self.to = to
        self.count = count
        self.reason = reason
    }
}
