/// A number that was called to a counter: what the hall's display shows and says. It holds nothing of anybody.
public struct Call: Sendable, Equatable, Identifiable {
    /// Number of the queue, `A017`.
    public var number: String
    public var counter: String
    public var at: Instant
    /// Intent of the call, or of the call once more.
    public var id: ULID
    /// Still called to that counter.
    public var stands: Bool

    /// The call of `number` to `counter`.
    public init(number: String, counter: String, at: Instant, id: ULID, stands: Bool) {
        self.number = number
        self.counter = counter
        self.at = at
        self.id = id
        self.stands = stands
    }
}

extension Ticket {
    /// The latest call of the number; nil for one that was never called.
    public var latestCall: Call? {
        let last = log.last { $0.payload is TicketCalled || $0.payload is TicketRecalled }
        return last.flatMap { operation in
            operation.actor.window.map { counter in
                Call(
                    number: number, counter: counter, at: operation.recordedAt, id: operation.intent,
                    stands: state == .called && self.counter == counter)
            }
        }
    }
}
