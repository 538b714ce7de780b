import Testing

@testable import Casework

/// 排队号: every way a number goes, and the time its applicant waited.
struct TicketTests {
    @Test func `a number waits, is called, called again and served`() throws {
        var hall = try Hall()
        #expect(hall.ticket.state == .waiting)
        try hall.act(hall.call, after: 300)
        #expect(hall.ticket.state == .called)
        #expect(hall.ticket.counter == "3")
        #expect(hall.ticket.session == hall.session)
        try hall.act(RecallTicket())
        #expect(hall.ticket.calls == 2)
        try hall.act(FinishTicket(), after: 600)
        #expect(hall.ticket.state == .done)
        #expect(hall.ticket.waited(asOf: hall.now) == 300)
        #expect(hall.ticket.periods.map(\.state) == [.waiting, .called, .done])
    }

    @Test func `a number is taken once and called only when taken`() throws {
        let hall = try Hall()
        #expect(hall.code(of: TakeTicket(number: "A018", category: "A")) == .notOpen)
        #expect(hall.code(of: hall.call, unborn: true) == .notOpen)
        #expect(hall.code(of: TransferTicket(to: "B"), unborn: true) == .notOpen)
    }

    @Test func `a transfer keeps the waiting time and the place in line`() throws {
        var hall = try Hall()
        try hall.act(hall.call, after: 300)
        try hall.act(TransferTicket(to: "B"), after: 60)
        #expect(hall.ticket.state == .waiting)
        #expect(hall.ticket.category == "B")
        #expect(hall.ticket.waitingSince == hall.taken)
        #expect(hall.ticket.counter == nil)
        try hall.act(hall.call, after: 100)
        #expect(hall.ticket.waited(asOf: hall.now) == 400)
    }

    @Test func `a number that waits is moved, to another queue only`() throws {
        var hall = try Hall()
        #expect(hall.code(of: TransferTicket(to: "A")) == .ticketNotWaiting)
        try hall.act(TransferTicket(to: "C"))
        #expect(hall.ticket.category == "C")
    }

    @Test func `the supervisor moves a number that waits with a reason that is kept, and it keeps its place in line`()
        throws
    {
        var hall = try Hall()
        #expect(hall.code(of: TransferTicket(to: "B"), as: .supervisor) == .missing)
        #expect(hall.code(of: TransferTicket(to: "B", reason: " "), as: .supervisor) == .missing)
        let long = String(repeating: "长", count: 201)
        #expect(hall.code(of: TransferTicket(to: "B", reason: long), as: .supervisor) == .tooLong)
        try hall.act(TransferTicket(to: "B", reason: "A队太长"), as: .supervisor, after: 300)
        #expect((hall.ticket.log.last?.payload as? TicketTransferred)?.reason == "A队太长")
        #expect(hall.ticket.category == "B" && hall.ticket.waitingSince == hall.taken)
        #expect(hall.ticket.waited(asOf: hall.now) == 300)
    }

    @Test func `who sends a number from the counter need not say why`() throws {
        var hall = try Hall()
        try hall.act(hall.call)
        try hall.act(TransferTicket(to: "B"))
        #expect((hall.ticket.log.last?.payload as? TicketTransferred).map(\.reason) == .some(nil))
    }

    @Test func `who does not come is absent, and stands behind the others when back in line`() throws {
        var hall = try Hall()
        try hall.act(hall.call, after: 300)
        try hall.act(MissTicket(), after: 60)
        #expect(hall.ticket.state == .absent)
        #expect(hall.ticket.noShows == 1)
        #expect(hall.ticket.session == nil)
        #expect(hall.code(of: TransferTicket(to: "B")) == .ticketNotWaiting)
        try hall.act(RequeueTicket(), after: 600)
        #expect(hall.ticket.state == .waiting)
        #expect(hall.ticket.waitingSince == hall.now)
        #expect(hall.ticket.waited(asOf: hall.now.adding(seconds: 30)) == 330)
    }

    @Test func `who comes back late can be called directly`() throws {
        var hall = try Hall()
        try hall.act(hall.call)
        try hall.act(MissTicket())
        try hall.act(hall.call)
        #expect(hall.ticket.state == .called)
    }

    @Test func `a parked number does not wait and is taken up again or goes back in line`() throws {
        var hall = try Hall()
        try hall.act(hall.call, after: 300)
        try hall.act(ParkTicket(), after: 60)
        #expect(hall.ticket.state == .parked)
        #expect(hall.ticket.session == nil)
        #expect(hall.ticket.waited(asOf: hall.now.adding(seconds: 900)) == 300)
        var again = hall
        try again.act(hall.call)
        #expect(again.ticket.state == .called)
        try hall.act(RequeueTicket())
        #expect(hall.ticket.state == .waiting)
    }

    @Test func `a call out of turn needs a reason, which stays in the log`() throws {
        var hall = try Hall()
        let silent = CallTicket(session: hall.session, isOutOfTurn: true)
        #expect(hall.refusal(of: silent) == Denial(.missing, ["field": "reason"]))
        try hall.act(CallTicket(session: hall.session, isOutOfTurn: true, reason: "行动不便"))
        #expect((hall.ticket.log.last?.payload as? TicketCalled)?.outOfTurn == "行动不便")
    }

    @Test func `only the counter that called it serves it`() throws {
        var hall = try Hall()
        try hall.act(hall.call)
        var other = Actor.colleague
        other.counter = "4"
        let named = ["number": "A017", "counter": "3"]
        #expect(hall.refusal(of: hall.call, as: other) == Denial(.otherCounter, named))
        #expect(hall.code(of: RecallTicket(), as: other) == .otherCounter)
        #expect(hall.code(of: MissTicket(), as: other) == .otherCounter)
        #expect(hall.code(of: ParkTicket(), as: other) == .otherCounter)
        #expect(hall.code(of: FinishTicket(), as: other) == .otherCounter)
        #expect(hall.code(of: TransferTicket(to: "B"), as: other) == .otherCounter)
    }

    @Test func `nobody calls from behind the window`() throws {
        let hall = try Hall()
        #expect(hall.code(of: hall.call, as: .market) == .roleMayNot)
        var homeless = Actor.clerk
        homeless.counter = nil
        #expect(hall.code(of: hall.call, as: homeless) == .roleMayNot)
    }

    @Test func `what is not called can't be missed, parked, finished or recalled`() throws {
        let hall = try Hall()
        #expect(hall.code(of: MissTicket()) == .ticketNotCalled)
        #expect(hall.code(of: ParkTicket()) == .ticketNotCalled)
        #expect(hall.code(of: FinishTicket()) == .ticketNotCalled)
        #expect(hall.code(of: RecallTicket()) == .ticketNotCalled)
        #expect(hall.code(of: RequeueTicket()) == .ticketNotAbsent)
    }

    @Test func `what is done stays done`() throws {
        var hall = try Hall()
        try hall.act(hall.call)
        try hall.act(FinishTicket())
        #expect(hall.code(of: hall.call) == .ticketDone)
        #expect(hall.code(of: TransferTicket(to: "B")) == .ticketNotWaiting)
        #expect(hall.code(of: RequeueTicket()) == .ticketNotAbsent)
    }

    @Test func `a number held by a dead console goes back to its old place`() throws {
        var hall = try Hall()
        try hall.act(hall.call, after: 300)
        let release = ReleaseTicket(session: hall.session)
        #expect(hall.code(of: release) == .roleMayNot)
        #expect(hall.code(of: ReleaseTicket(session: hall.ticket.id), as: .system) == .ticketNotCalled)
        try hall.act(release, as: .system)
        #expect(hall.ticket.state == .waiting)
        #expect(hall.ticket.waitingSince == hall.taken)
        #expect(hall.ticket.session == nil)
        #expect(hall.code(of: release, as: .system) == .ticketNotCalled)
    }

    @Test func `the summary says what the queue pane shows`() throws {
        var hall = try Hall()
        #expect(Ticket(id: hall.ticket.id).summary == nil)
        try hall.act(hall.call, after: 300)
        let summary = try #require(hall.ticket.summary)
        #expect(summary.state == "called")
        #expect(summary.since == hall.now)
        #expect(summary.takenAt == hall.taken)
        #expect(summary.waitedBefore == 300)
        #expect(summary.day == "2018-03-05")
        #expect(summary.revision == 2)
    }

    @Test func `a call out of turn waits for another supervisor's word, a call in turn for none`() throws {
        var hall = try Hall()
        try hall.act(hall.call)
        #expect(hall.ticket.exceptions.isEmpty)
        hall = try Hall()
        try hall.act(CallTicket(session: hall.session, isOutOfTurn: true, reason: "孕妇"))
        let exception = try #require(hall.ticket.exceptions.first)
        #expect(exception.kind == .outOfTurn && exception.isOpen && exception.reason == "孕妇")
        let judge = JudgeCall(exception.id, allows: false, note: "未征得同意")
        #expect(hall.code(of: judge) == .roleMayNot)
        try hall.act(judge, as: .supervisor)
        #expect(hall.ticket.exceptions.first?.verdict?.note == "未征得同意")
        #expect(hall.code(of: judge, as: .supervisor) == .judgedAlready)
    }
}

/// A number taken at nine o'clock, and a clock.
private struct Hall {
    let taken = Instant("2018-03-05", secondOfDay: 9 * 3600, offset: 28_800)
    var now: Instant
    let session: ULID
    var ticket: Ticket
    private var chance = SeededGenerator(seed: 3)

    init() throws {
        now = taken
        session = ULID(at: taken, using: &chance)
        ticket = Ticket(id: ULID(at: taken, using: &chance))
        try act(TakeTicket(number: "A017", category: "A"))
    }

    var call: CallTicket { CallTicket(session: session) }

    mutating func act(_ intent: some Intent<Ticket>, as actor: Actor = .clerk, after seconds: Int = 0) throws {
        now = now.adding(seconds: seconds)
        let operations = try decide(intent, ticket, context(actor, ULID(at: now, using: &chance)))
        ticket = try Ticket.fold(
            ticket.id, ticket.log + numbered(operations, after: ticket.revision), Definitions { _ in nil })
    }

    func refusal(of intent: some Intent<Ticket>, as actor: Actor = .clerk, unborn: Bool = false) -> Denial? {
        denial(of: intent, unborn ? Ticket(id: ticket.id) : ticket, context(actor, session))
    }

    func code(of intent: some Intent<Ticket>, as actor: Actor = .clerk, unborn: Bool = false) -> Denial.Code? {
        refusal(of: intent, as: actor, unborn: unborn)?.code
    }

    private func context(_ actor: Actor, _ intent: ULID) -> Context {
        let rules = HallRules(calendar: .hall, defects: [], absentDefects: [])
        return Context(actor: actor, now: now, window: .trade, rules: rules, intent: intent)
    }
}
