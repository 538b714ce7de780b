/// The hall at a moment: every queue and every counter, from today's numbers and those who sit at consoles.
public struct HallBoard: Sendable, Equatable {
    /// A queue.
    public struct Queue: Sendable, Equatable, Identifiable {
        /// Letter of its numbers.
        public var id: String
        public var waiting = 0
        /// Numbers that one taken now has before it: those of the queue, and of the other queues that its counters call from
        /// their share.
        public var ahead = 0
        /// Seconds that the one who waits longest has waited.
        public var longest: Int?
        /// Seconds waited by those who came to a counter today.
        public var medianWait: Int?
        public var ninetiethWait: Int?
        /// Came to a counter and are done.
        public var served = 0
        /// Were called and did not come.
        public var abandoned = 0
        /// Counters that call from it and are attended, and how many of these are free.
        public var counters = 0
        public var idle = 0
        /// What is expected of it; nil while nobody knows how long its numbers take.
        public var queueing: Queueing?

        /// Seconds that a number taken now would wait.
        public var expected: Double? { queueing.flatMap { $0.wait(ahead: ahead, idle: idle) } }

        /// The same with so many more counters.
        public func expected(adding more: Int) -> Double? {
            var other = queueing
            other?.counters += more
            return other.flatMap { $0.wait(ahead: ahead, idle: idle + more) }
        }
    }

    /// A counter.
    public struct Post: Sendable, Equatable, Identifiable {
        /// What it does.
        public enum State: Sendable, Equatable {
            /// Nobody sits there.
            case closed
            /// Somebody does and serves nobody since then.
            case idle(Instant)
            case serving(number: String, since: Instant)
            /// Somebody sits there and has a break.
            case paused(CounterShift.Pause)
        }

        /// Number of the counter.
        public var id: String
        public var window: ServiceWindow
        /// Staff number of who sits there.
        public var person: String?
        public var state: State
        /// Queues that it calls from.
        public var queues: Set<String>

        /// Free while somebody waits in its queue.
        public var isIdleInNeed = false
    }

    public var at: Instant
    public var queues: [Queue]
    public var posts: [Post]

    /// Somebody at a console of a counter.
    public struct Attendance: Sendable, Equatable {
        public var counter: String
        public var person: String
        /// Signed in since then.
        public var since: Instant

        /// `person` at `counter` since then.
        public init(counter: String, person: String, since: Instant) {
            self.counter = counter
            self.person = person
            self.since = since
        }
    }

    /// What is known of a queue from other days.
    public struct Usual: Sendable, Equatable {
        /// Numbers taken a second at this time of day.
        public var arrivals: Double?
        /// Mean seconds at a counter.
        public var service: Double?

        /// What other days tell.
        public init(arrivals: Double? = nil, service: Double? = nil) {
            self.arrivals = arrivals
            self.service = service
        }
    }

    /// Counts `tickets`, today's numbers of a centre.
    ///
    /// - Parameters:
    ///   - counters: the centre's counters with their windows, in order.
    ///   - attendances: who sits where.
    ///   - shifts: what counters do today other than usually.
    ///   - usual: of other days, by queue.
    public init(
        _ tickets: [Ticket], counters: [(id: String, window: ServiceWindow)], attendances: [Attendance],
        shifts: [String: CounterShift] = [:], usual: [String: Usual] = [:], at now: Instant
    ) {
        at = now
        var posts: [Post] = []
        for (id, window) in counters {
            let serving = tickets.first { $0.state == .called && $0.counter == id }
            let attendance = attendances.first { $0.counter == id }
            let state: Post.State
            if let serving, let period = serving.periods.last {
                state = .serving(number: serving.number, since: period.from)
            } else if let pause = shifts[id]?.pause, attendance != nil {
                state = .paused(pause)
            } else if let attendance {
                let ended = tickets.flatMap(\.periods).filter { $0.counter == id }.compactMap(\.to).max()
                state = .idle(max(ended ?? attendance.since, attendance.since))
            } else {
                state = .closed
            }
            let caller = serving?.log.last { $0.payload is TicketCalled }?.actor.person
            let queues = shifts[id]?.queues(own: window.category) ?? [window.category]
            posts.append(
                Post(id: id, window: window, person: attendance?.person ?? caller, state: state, queues: queues))
        }
        let letters = Set(counters.map(\.window.category)).union(tickets.map(\.category)).sorted()
        queues = letters.map { letter in
            HallBoard.queue(
                letter, tickets.filter { $0.category == letter }, posts.filter { $0.queues.contains(letter) },
                usual[letter], now)
        }
        for index in queues.indices {
            queues[index].ahead = HallBoard.ahead(in: queues[index].id, queues, posts.filter { $0.state != .closed })
        }
        for index in posts.indices {
            guard case .idle = posts[index].state else { continue }
            posts[index].isIdleInNeed = queues.contains { posts[index].queues.contains($0.id) && $0.waiting > 0 }
        }
        self.posts = posts
    }

    private static func queue(
        _ letter: String, _ tickets: [Ticket], _ posts: [Post], _ usual: Usual?, _ now: Instant
    ) -> Queue {
        var queue = Queue(id: letter)
        let waiting = tickets.filter { $0.state == .waiting }
        queue.waiting = waiting.count
        queue.longest = waiting.map { $0.waited(asOf: now) }.max()
        let came = tickets.filter(\.wasServed)
        let waits = came.map { $0.waited(asOf: now) }
        queue.medianWait = waits.quantile(50)
        queue.ninetiethWait = waits.quantile(90)
        queue.served = tickets.count { $0.state == .done && $0.wasServed }
        queue.abandoned = tickets.count(where: \.isAbandoned)
        queue.counters = posts.count { $0.state != .closed }
        queue.idle = posts.count { if case .idle = $0.state { true } else { false } }
        let done = tickets.filter { $0.state == .done && $0.wasServed }.map { $0.handled(asOf: now) }
        let today = done.count < leastServices ? nil : Double(done.reduce(0, +)) / Double(done.count)
        let service = today ?? usual?.service ?? (done.isEmpty ? nil : Double(done.reduce(0, +)) / Double(done.count))
        if let service {
            queue.queueing = Queueing(
                arrivals: arrivals(tickets, usual, now), service: service, counters: queue.counters)
        }
        return queue
    }

    /// A counter calls whoever waited longest in any of its queues. What waits in another queue comes before in the measure in
    /// which its counters are also those of `letter`.
    private static func ahead(in letter: String, _ queues: [Queue], _ posts: [Post]) -> Int {
        let own = posts.filter { $0.queues.contains(letter) }
        let ahead = queues.reduce(0.0) { sum, queue in
            let shared = own.count { $0.queues.contains(queue.id) }
            let share = queue.id == letter ? 1 : shared == 0 ? 0 : Double(shared) / Double(queue.counters)
            return sum + Double(queue.waiting) * share
        }
        return Int(ahead.rounded())
    }

    /// Fewer services tell little: other days are asked then.
    private static let leastServices = 5

    /// Numbers a second in the last hour; where other days tell, the middle between both.
    private static func arrivals(_ tickets: [Ticket], _ usual: Usual?, _ now: Instant) -> Double {
        let taken = tickets.compactMap { $0.periods.first?.from }
        let span = min(3_600, max(900, taken.min().map { now.seconds(since: $0) } ?? 0))
        let recent = Double(taken.count { now.seconds(since: $0) < span }) / Double(span)
        return usual?.arrivals.map { ($0 + recent) / 2 } ?? recent
    }
}
