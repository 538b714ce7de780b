extension Ticket.Period {
    /// Seconds that it lasted; 0 while it lasts.
    var seconds: Int { to?.seconds(since: from) ?? 0 }
}

/// What figures are made of, from the periods of a number.
extension Ticket {
    /// Spans at counters; a call that nobody answered is none.
    private var servings: [Period] {
        zip(periods, periods.dropFirst().map(Optional.some) + [nil]).compactMap { period, next in
            period.state == .called && next?.state != .absent ? period : nil
        }
    }

    /// It came to a counter, or is there now.
    public var wasServed: Bool { !servings.isEmpty }

    /// Seconds at counters, up to `now`.
    public func handled(asOf now: Instant) -> Int {
        servings.reduce(0) { $0 + ($1.to ?? now).seconds(since: $1.from) }
    }

    /// It was called and never came: missed its turn and is neither back in line nor done.
    public var isAbandoned: Bool { state == .absent }
}
