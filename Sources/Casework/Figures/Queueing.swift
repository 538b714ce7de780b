/// Expected waits of a queue with several counters.
///
/// Arrivals by chance, one queue, `counters` servers with exponential service, first come first served: M/M/c. The long run
/// is Erlang's C formula (A. K. Erlang, 1917; see L. Kleinrock, Queueing Systems I, 1975, 3.4); the moment is what that model
/// expects of a number that finds the queue as it is.
public struct Queueing: Sendable, Equatable {
    /// Numbers taken a second.
    public var arrivals: Double
    /// Seconds that a number takes at a counter, on average.
    public var service: Double
    public var counters: Int

    /// A queue with these rates.
    public init(arrivals: Double, service: Double, counters: Int) {
        self.arrivals = arrivals
        self.service = service
        self.counters = counters
    }

    /// Counters that would be busy all the time, in erlangs.
    public var load: Double { arrivals * service }

    /// Chance that a number has to wait at all (Erlang C); nil where the counters can't keep up.
    public var waiting: Double? {
        guard counters > 0, load < Double(counters) else { return nil }
        // By Erlang B, whose recursion has no large factorials.
        var blocking = 1.0
        for servers in 1...counters { blocking = load * blocking / (Double(servers) + load * blocking) }
        let share = load / Double(counters)
        return blocking / (1 - share * (1 - blocking))
    }

    /// Seconds that numbers wait on average in the long run; nil where the queue would only grow.
    public var meanWait: Double? {
        waiting.map { $0 * service / (Double(counters) - load) }
    }

    /// Seconds that a number taken now would wait, with `ahead` numbers waiting and `idle` counters free; nil without counters.
    public func wait(ahead: Int, idle: Int) -> Double? {
        guard counters > 0 else { return nil }
        return Double(max(0, ahead + 1 - idle)) * service / Double(counters)
    }
}
