/// What a counter does on a day other than usually: queues that it takes beside its own or gives up, breaks. A record of its
/// own, so that each change keeps who made it and why; a day without changes has none.
public struct CounterShift: Record {
    public static let kind = RecordKind.shifts

    public let id: ULID
    public var revision = 0
    public var log: [Operation] = []
    public var undone: Set<ULID> = []

    /// Queues that it calls from beside its own.
    public internal(set) var added: Set<String> = []
    /// Its own queue, where it does not call from that.
    public internal(set) var dropped: Set<String> = []
    /// The break that lasts.
    public internal(set) var pause: Pause?

    /// A break.
    public struct Pause: Sendable, Equatable {
        public var since: Instant
        public var reason: String
    }

    public init(id: ULID) {
        self.id = id
    }

    /// The shift of a counter on a day: there is one, wherever it is asked for.
    public static func id(counter: String, on day: Day) -> ULID {
        var chance = TextChance("shift\t\(counter)\t\(day)")
        return ULID(at: Instant(day, secondOfDay: 0, offset: 0), using: &chance)
    }

    /// Queues that it calls from, where its window's own is `own`; in a break none.
    public func queues(own: String) -> Set<String> {
        pause == nil ? Set([own]).union(added).subtracting(dropped) : []
    }
}

/// The counter takes a queue.
public struct QueueTaken: OperationPayload {
    public static let kind = "counterQueueTaken"
    /// Letter of the queue.
    public var queue: String
    /// 1 to 200 characters.
    public var reason: String

    public func apply(to subject: inout CounterShift, _ operation: Operation, _ definitions: Definitions) {
        if subject.dropped.remove(queue) == nil { subject.added.insert(queue) }
    }
}

/// The counter gives a queue up.
public struct QueueGivenUp: OperationPayload {
    public static let kind = "counterQueueGivenUp"
    /// Letter of the queue.
    public var queue: String
    /// 1 to 200 characters.
    public var reason: String

    public func apply(to subject: inout CounterShift, _ operation: Operation, _ definitions: Definitions) {
        if subject.added.remove(queue) == nil { subject.dropped.insert(queue) }
    }
}

/// Opens or closes a counter for a queue (四(二)2: the supervisor sees idle windows and moves people).
public struct AssignQueue: Intent {
    public static let roles: Set<Role> = [.supervisor]
    public var queue: String
    /// The queue of the counter's window.
    public var own: String
    /// Calls from it, or no longer does.
    public var takes: Bool
    public var reason: String

    /// The counter of a window with the queue `own` calls from `queue`, or no longer does.
    public init(_ queue: String, own: String, takes: Bool, reason: String) {
        self.queue = queue
        self.own = own
        self.takes = takes
        self.reason = reason
    }

    public func propose(_ subject: CounterShift, _ context: Context) throws(Denial) -> [Proposal] {
        try checked(queue, "queue", limit: 10)
        try checked(reason, "reason")
        let served = Set([own]).union(subject.added).subtracting(subject.dropped)
        guard served.contains(queue) != takes else {
            throw Denial(takes ? .queueServed : .queueNotServed, ["queue": queue])
        }
        return [
            takes
                ? Proposal(QueueTaken(queue: queue, reason: reason))
                : Proposal(QueueGivenUp(queue: queue, reason: reason))
        ]
    }
}

/// A break began.
public struct CounterPaused: OperationPayload {
    public static let kind = "counterPaused"
    /// 1 to 200 characters.
    public var reason: String

    public func apply(to subject: inout CounterShift, _ operation: Operation, _ definitions: Definitions) {
        subject.pause = CounterShift.Pause(since: operation.recordedAt, reason: reason)
    }
}

/// A break ended.
public struct CounterResumed: OperationPayload {
    public static let kind = "counterResumed"

    public func apply(to subject: inout CounterShift, _ operation: Operation, _ definitions: Definitions) {
        subject.pause = nil
    }
}

/// Begins a break at a counter: its own clerk, or the supervisor.
public struct PauseCounter: Intent {
    public static let roles: Set<Role> = [.frontDesk, .issueClerk, .supervisor]
    public var reason: String

    /// A break for this reason.
    public init(reason: String) {
        self.reason = reason
    }

    public func propose(_ subject: CounterShift, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.pause == nil else { throw Denial(.counterPaused, ["reason": subject.pause?.reason ?? ""]) }
        try checked(reason, "reason")
        return [Proposal(CounterPaused(reason: reason))]
    }
}

/// Ends it.
public struct ResumeCounter: Intent {
    public static let roles = PauseCounter.roles

    /// The counter works again.
    public init() {}

    public func propose(_ subject: CounterShift, _ context: Context) throws(Denial) -> [Proposal] {
        guard subject.pause != nil else { throw Denial(.counterNotPaused) }
        return [Proposal(CounterResumed())]
    }
}
