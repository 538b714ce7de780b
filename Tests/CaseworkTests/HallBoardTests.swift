import Testing

@testable import Casework

/// The hall counted from its numbers, and what is expected of its queues.
struct HallBoardTests {
    private let now = Instant(Day(number: 20_780), secondOfDay: 10 * 3_600, offset: 28_800)
    private static let some: ULID = {
        var chance = SystemRandomNumberGenerator()
        return ULID(at: Instant(milliseconds: 0, offset: 0), using: &chance)
    }()

    /// A number of queue A with these states, each for so many minutes; the last one lasts until now.
    private func ticket(
        _ number: String, _ spans: (Ticket.State, Int)..., counter: String = "1", queue: String = "A"
    ) -> Ticket {
        var ticket = Ticket(id: ULID(number.padding) ?? HallBoardTests.some)
        (ticket.number, ticket.category, ticket.centre) = (number, queue, "main")
        var from = now.adding(seconds: -60 * spans.reduce(0) { $0 + $1.1 })
        ticket.waitingSince = from
        for (index, (state, minutes)) in spans.enumerated() {
            let to = from.adding(seconds: 60 * minutes)
            ticket.periods.append(
                .init(
                    state: state, from: from, to: index == spans.count - 1 ? nil : to,
                    counter: state == .called ? counter : nil))
            from = to
        }
        if ticket.state == .called { ticket.counter = counter }
        return ticket
    }

    private let counters = ["1", "2", "3"].map { id in
        (
            id: id,
            window: ServiceWindow(
                id: id == "3" ? "other" : "commercial", name: "商事登记", centre: "main",
                category: id == "3" ? "B" : "A", season: nil, issues: false)
        )
    }

    private func board(
        _ tickets: [Ticket], at attended: [String], shifts: [String: CounterShift] = [:],
        usual: [String: HallBoard.Usual] = [:]
    ) -> HallBoard {
        HallBoard(
            tickets, counters: counters,
            attendances: attended.map { .init(counter: $0, person: "0117", since: now.adding(seconds: -600)) },
            shifts: shifts, usual: usual, at: now)
    }

    @Test func `who waits, who came and who did not are counted by queue`() throws {
        let board = board(
            [
                ticket("A001", (.waiting, 10), (.called, 5), (.done, 30)),
                ticket("A002", (.waiting, 30), (.called, 8), (.done, 1)),
                ticket("A003", (.waiting, 20), (.called, 1), (.absent, 9)),
                ticket("A004", (.waiting, 44), (.called, 6)), ticket("A005", (.waiting, 25)),
                ticket("A006", (.waiting, 3)), ticket("B001", (.waiting, 7), queue: "B"),
            ], at: ["1", "2"])
        let queue = try #require(board.queues.first)
        #expect(board.queues.map(\.id) == ["A", "B"])
        #expect(queue.waiting == 2 && queue.longest == 25 * 60)
        #expect(queue.medianWait == 30 * 60 && queue.ninetiethWait == 44 * 60)
        #expect(queue.served == 2 && queue.abandoned == 1)
        #expect(queue.counters == 2 && queue.idle == 1)
        #expect(board.queues[1].counters == 0 && board.queues[1].expected == nil)
    }

    @Test func `a call that nobody answered is no service, and its wait no figure`() {
        let gone = ticket("A001", (.waiting, 20), (.called, 3), (.absent, 5))
        #expect(!gone.wasServed && gone.handled(asOf: now) == 0 && gone.isAbandoned)
        let back = ticket("A002", (.waiting, 20), (.called, 3), (.absent, 5), (.waiting, 2), (.called, 7), (.done, 1))
        #expect(back.wasServed && back.handled(asOf: now) == 7 * 60 && !back.isAbandoned)
        #expect(back.waited(asOf: now) == 22 * 60)
    }

    @Test func `a counter is closed, free since its last number, or serving`() {
        let board = board(
            [
                ticket("A001", (.waiting, 10), (.called, 5), (.done, 4), counter: "2"),
                ticket("A002", (.waiting, 10), (.called, 3)), ticket("A003", (.waiting, 2)),
            ], at: ["1", "2"])
        #expect(
            board.posts.map(\.state) == [
                .serving(number: "A002", since: now.adding(seconds: -180)), .idle(now.adding(seconds: -240)), .closed,
            ])
        #expect(board.posts.map(\.isIdleInNeed) == [false, true, false])
    }

    @Test func `a number taken now waits for those before it, and one more counter shortens that`() throws {
        let done = (1...5).map { ticket("A00\($0)", (.waiting, 1), (.called, 10), (.done, 40)) }
        let waiting = (1...3).map { ticket("A01\($0)", (.waiting, 5)) }
        let serving = ticket("A020", (.waiting, 1), (.called, 2))
        let queue = try #require(board(done + waiting + [serving], at: ["1"]).queues.first)
        #expect(queue.queueing?.service == 600)
        #expect(queue.expected == 2_400.0)
        #expect(queue.expected(adding: 1) == 900.0)
    }

    @Test(arguments: [(["1", "3"], 6, 4), (["3"], 6, 6), (["1", "2", "3"], 6, 3)])
    func `who waits in another queue of the same counter is before a number taken now, in its share`(
        attended: [String], before: Int, beforeOther: Int
    ) throws {
        var shift = CounterShift(id: CounterShift.id(counter: "3", on: now.day))
        shift.added = ["A"]
        let waiting =
            (1...4).map { ticket("A01\($0)", (.waiting, 5)) }
            + (1...2).map { ticket("B01\($0)", (.waiting, 9), queue: "B") }
        let done = ticket("B001", (.waiting, 1), (.called, 10), (.done, 40), counter: "3", queue: "B")
        let board = board(waiting + [done], at: attended, shifts: ["3": shift])
        #expect(board.queues.map(\.ahead) == [before, beforeOther])
        #expect(board.queues.last?.expected == Double(beforeOther) * 600)
    }

    @Test func `few services of today are no measure where other days tell`() throws {
        let done = [ticket("A001", (.waiting, 1), (.called, 10), (.done, 4))]
        let usual = ["A": HallBoard.Usual(arrivals: 0.01, service: 300)]
        #expect(board(done, at: ["1"], usual: usual).queues.first?.queueing?.service == 300)
        #expect(board(done, at: ["1"]).queues.first?.queueing?.service == 600)
        #expect(board([], at: ["1"]).queues.first?.queueing == nil)
    }

    @Test func `quantiles are values that were measured, by nearest rank`() {
        #expect([Int]().quantile(50) == nil)
        #expect([7].quantile(90) == 7)
        #expect([4, 1, 3, 2].quantile(50) == 2)
        #expect((1...10).map { $0 }.quantile(90) == 9)
        #expect((1...11).map { $0 }.quantile(90) == 10)
    }
}

/// Erlang's formula against values worked out by hand.
struct QueueingTests {
    @Test func `with one counter the chance to wait is its load`() throws {
        let queue = Queueing(arrivals: 0.5 / 300, service: 300, counters: 1)
        #expect(abs(try #require(queue.waiting) - 0.5) < 1e-12)
        #expect(abs(try #require(queue.meanWait) - 300) < 1e-9)
    }

    @Test func `two counters at one erlang make a third wait`() throws {
        let queue = Queueing(arrivals: 1.0 / 300, service: 300, counters: 2)
        #expect(abs(try #require(queue.waiting) - 1.0 / 3) < 1e-12)
        #expect(abs(try #require(queue.meanWait) - 100) < 1e-9)
    }

    @Test func `counters that can't keep up have no long run`() {
        #expect(Queueing(arrivals: 1.0 / 300, service: 300, counters: 1).meanWait == nil)
        #expect(Queueing(arrivals: 1, service: 300, counters: 0).meanWait == nil)
        #expect(Queueing(arrivals: 1, service: 300, counters: 0).wait(ahead: 3, idle: 0) == nil)
    }

    @Test func `nobody waits while a counter is free`() {
        let queue = Queueing(arrivals: 0.001, service: 300, counters: 3)
        #expect(queue.wait(ahead: 0, idle: 1) == 0)
        #expect(queue.wait(ahead: 2, idle: 1) == 200)
    }
}

extension String {
    /// An identity that differs by the number.
    fileprivate var padding: String { "01KAQ5M" + String(repeating: "0", count: 19 - count) + self }
}
