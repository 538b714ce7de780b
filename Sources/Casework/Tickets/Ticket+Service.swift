extension Ticket {
    /// It is being served at the actor's own counter.
    func mustBeServed(by context: Context) throws(Denial) {
        guard state == .called else { throw Denial(.ticketNotCalled, ["number": number]) }
        guard counter == context.actor.counter else {
            throw Denial(.otherCounter, ["number": number, "counter": counter ?? ""])
        }
    }
}
