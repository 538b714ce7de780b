/// The desk that works on a case now, as others see it. A courtesy between desks and no fact of the case: departments'
/// acts are never held up by it.
public struct Holder: Hashable, Sendable {
    /// Staff number.
    public var person: String
    /// Name as shown; the number where it is not known.
    public var name: String
    public var counter: String?
    public var since: Instant

    /// A holder by its parts.
    public init(person: String, name: String, counter: String?, since: Instant) {
        self.person = person
        self.name = name
        self.counter = counter
        self.since = since
    }
}

extension Context {
    /// Refuses a desk's act on a case that another desk has.
    func mustNotBeHeldElsewhere(_ kind: RecordKind) throws(Denial) {
        guard kind == .cases, actor.capacity.role.isDesk, let heldBy else { return }
        throw Denial(
            .heldElsewhere,
            ["person": heldBy.name, "counter": heldBy.counter ?? "—", "time": heldBy.since.clock])
    }
}
