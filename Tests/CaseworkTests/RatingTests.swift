import Testing

@testable import Casework

/// 好差评: said once, after the service; bad ones are put right and called back.
struct RatingTests {
    private var now = Instant(Day(number: 20_780), secondOfDay: 36_000, offset: 28_800)
    private var ticket = Ticket(id: RatingTests.some)
    private static let some: ULID = {
        var chance = SystemRandomNumberGenerator()
        return ULID(at: Instant(milliseconds: 1_795_000_000_000, offset: 0), using: &chance)
    }()

    init() throws {
        try act(TakeTicket(number: "A017", category: "A"), as: .system)
    }

    private mutating func act(_ intent: some Intent<Ticket>, as role: Role) throws {
        now = now.adding(seconds: 60)
        var log = ticket.log
        for var operation in try decide(intent, ticket, context(role)) {
            operation.sequence = log.count + 1
            log.append(operation)
        }
        ticket = try Ticket.fold(ticket.id, log, Definitions { _ in nil })
    }

    private func context(_ role: Role) -> Context {
        let actor = Actor(person: "0001", name: "周", capacity: Capacity(role), centre: "main", counter: "3")
        return Context(
            actor: actor, now: now, window: nil, rules: HallRules(calendar: .hall, defects: [], absentDefects: []),
            intent: Self.some)
    }

    private func code(of intent: some Intent<Ticket>, as role: Role) -> Denial.Code? {
        Casework.denial(of: intent, ticket, context(role))?.code
    }

    private mutating func serve() throws {
        try act(CallTicket(session: Self.some), as: .frontDesk)
        try act(FinishTicket(), as: .frontDesk)
    }

    @Test mutating func `a service is rated once, and only when it is done`() throws {
        #expect(code(of: RateTicket(Rating(.satisfied)), as: .system) == .notServed)
        try act(CallTicket(session: Self.some), as: .frontDesk)
        #expect(code(of: RateTicket(Rating(.satisfied)), as: .system) == .notServed)
        try act(FinishTicket(), as: .frontDesk)
        try act(RateTicket(Rating(.satisfied)), as: .system)
        #expect(ticket.rating == Rating(.satisfied))
        #expect(code(of: RateTicket(Rating(.veryDissatisfied, reasons: [.other])), as: .system) == .alreadyRated)
    }

    @Test mutating func `who never came to a counter has nothing to rate`() throws {
        try act(CallTicket(session: Self.some), as: .frontDesk)
        try act(MissTicket(), as: .frontDesk)
        #expect(code(of: RateTicket(Rating(.satisfied)), as: .system) == .notServed)
    }

    @Test mutating func `no clerk and no supervisor can rate`() throws {
        try serve()
        for role in Role.allCases where role != .system {
            #expect(code(of: RateTicket(Rating(.verySatisfied)), as: role) == .roleMayNot, "\(role)")
        }
    }

    @Test mutating func `a bad grade says why, a good one need not`() throws {
        try serve()
        #expect(code(of: RateTicket(Rating(.dissatisfied)), as: .system) == .missing)
        #expect(code(of: RateTicket(Rating(.satisfied, reasons: [.other])), as: .system) == .missing)
        #expect(code(of: RateTicket(Rating(.dissatisfied, reasons: [.waitedLong])), as: .system) == nil)
    }

    @Test mutating func `a bad rating gets an owner and a date, and is closed with what was said`() throws {
        try serve()
        let (today, owner) = (now.day, "0117")
        #expect(code(of: OpenRectification(owner: owner, due: today), as: .supervisor) == .nothingToRectify)
        try act(RateTicket(Rating(.veryDissatisfied, reasons: [.unclear])), as: .system)
        #expect(code(of: CloseRectification("已回访"), as: .supervisor) == .nobodyNamed)
        #expect(code(of: OpenRectification(owner: owner, due: today.adding(days: -1)), as: .supervisor) == .missing)
        #expect(code(of: OpenRectification(owner: owner, due: today), as: .frontDesk) == .roleMayNot)
        try act(OpenRectification(owner: owner, due: today), as: .supervisor)
        try act(OpenRectification(owner: "0118", due: today.adding(days: 3)), as: .supervisor)
        #expect(ticket.rectification == Rectification(owner: "0118", due: today.adding(days: 3)))
        try act(CloseRectification("已当面道歉，申请人满意"), as: .supervisor)
        #expect(ticket.rectification?.outcome == "已当面道歉，申请人满意")
        #expect(ticket.rectification?.closedOn == today)
        #expect(code(of: OpenRectification(owner: owner, due: today), as: .supervisor) == .nothingToRectify)
        #expect(code(of: CloseRectification("再次回访"), as: .supervisor) == .nothingToRectify)
        #expect(ticket.rating?.grade == .veryDissatisfied, "what was said stays")
    }
}
