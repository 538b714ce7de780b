/// A stock of blanks as its owner looks at it.
public struct BlankSheet: Sendable, Equatable {
    public var id: ULID
    /// Certificate that is printed on them.
    public var name: String
    public var received: Int
    /// What cases and mishaps took of it.
    public var used: Int
    public var spoiled: Int
    /// Used or spoiled in cases since the latest closing.
    public var sinceClosing: Int
    public var closing: BlankStock.Closing?

    /// `stock` with what the cases took of it.
    public init(_ stock: BlankStock, _ name: String, _ tally: BlankTally) {
        id = stock.id
        self.name = name
        received = stock.received
        used = tally.used
        spoiled = tally.spoiled + stock.spoiled.count
        sinceClosing = tally.total - (stock.closedTally?.total ?? 0)
        closing = stock.closing
    }

    /// What must be there.
    public var expected: Int { received - used - spoiled }

    /// It is closed for `day`: counted on that day, with nothing taken since.
    public func isClosed(on day: Day) -> Bool { received == 0 || closing?.on == day && sinceClosing == 0 }
}
