import Testing

@testable import Casework

/// What the screen before a counter is told.
struct CounterServiceTests {
    private let start = Instant(Day(number: 20_780), secondOfDay: 36_000, offset: 28_800)
    private let rules = HallRules(calendar: .hall, defects: [], absentDefects: [])

    /// A number that was called to a counter and, `acts` later, is what it is.
    private func number(_ name: String, at counter: String, minute: Int, _ acts: any Intent<Ticket>...) throws -> Ticket
    {
        var chance = SeededGenerator(seed: UInt64(minute))
        let id = ULID(at: start, using: &chance)
        var ticket = Ticket(id: id)
        let all: [any Intent<Ticket>] = [TakeTicket(number: name, category: "A"), CallTicket(session: id)] + acts
        for (step, act) in all.enumerated() {
            let role: Role = act is RateTicket ? .system : .frontDesk
            let actor = Actor(person: "0117", name: "张", capacity: Capacity(role), centre: "main", counter: counter)
            let now = start.adding(seconds: 60 * minute + step)
            let context = Context(actor: actor, now: now, window: nil, rules: rules, intent: id)
            ticket = try Ticket.fold(
                id, ticket.log + numbered(try decided(act, ticket, context), after: ticket.revision),
                Definitions { _ in nil })
        }
        return ticket
    }

    private func decided(_ act: some Intent<Ticket>, _ ticket: Ticket, _ context: Context) throws -> [Operation] {
        try decide(act, ticket, context)
    }

    private func service(_ tickets: Ticket..., at counter: String = "3") -> CounterService {
        CounterService(tickets, at: counter) { $0.rating == nil }
    }

    @Test func `it is told of its own counter alone`() throws {
        let here = try number("A017", at: "3", minute: 1)
        let there = try number("A018", at: "4", minute: 2, FinishTicket())
        #expect(service(here, there) == CounterService(serving: "A017"))
        #expect(service(here, there, at: "4").ended?.number == "A018")
        #expect(service(here, there, at: "5") == CounterService(serving: nil))
    }

    @Test func `the service that ended last is asked about, and no longer once it was rated`() throws {
        let first = try number("A017", at: "3", minute: 1, FinishTicket())
        let second = try number("A018", at: "3", minute: 5, FinishTicket())
        #expect(service(second, first).ended?.number == "A018")
        let rated = try number("A018", at: "3", minute: 5, FinishTicket(), RateTicket(Rating(.satisfied)))
        #expect(service(first, rated).ended == nil, "nor is the one before it asked about again")
    }

    @Test func `who was called and did not come is neither served nor asked`() throws {
        #expect(service(try number("A017", at: "3", minute: 1, MissTicket())) == CounterService(serving: nil))
    }
}
