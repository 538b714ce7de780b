import Casework
import Testing

@testable import HallService

/// Counters that take another queue, and breaks, as they call.
struct ShiftTests {
    private let supervisor = Actor(person: "0001", name: "周建华", capacity: Capacity(.supervisor), centre: "main")

    private func session(_ hall: TestHall, _ number: String, _ counter: String) async throws -> Session {
        try await hall.service.signIn(
            number: number, password: TestHall.password, counter: counter, capacity: Capacity(.frontDesk)
        ).get()
    }

    private func called(_ hall: TestHall, _ session: Session) async throws -> String? {
        guard case .done(let ticket)? = await hall.service.callNext(session) else { return nil }
        _ = await hall.service.perform(FinishTicket(), on: ticket.id, as: session.actor)
        return ticket.number
    }

    @Test func `a counter that takes another queue calls whoever waits longest in either`() async throws {
        let hall = try await TestHall()
        let clerk = try await session(hall, "0117", "1")
        for queue in ["B", "A", "B"] {
            hall.clock.advance(60)
            _ = await hall.service.takeTicketAtKiosk(category: queue, centre: "main")
        }
        let took = await hall.service.perform(
            AssignQueue("B", own: "A", takes: true, reason: "B 排队久"), onCounter: "1", as: supervisor)
        guard case .done = took else {
            Issue.record("\(took)")
            return
        }
        #expect(try await hall.another().shift(of: "1").queues(own: "A") == ["A", "B"])
        let board = try await hall.service.board(centre: "main")
        #expect(board.queues.filter { $0.counters == 1 }.map(\.id) == ["A", "B"])
        var numbers: [String?] = []
        for _ in 0..<4 { numbers.append(try await called(hall, clerk)) }
        #expect(numbers == ["B001", "A001", "B002", nil])
        let reasons = try await hall.another().shift(of: "1").log.compactMap { ($0.payload as? QueueTaken)?.reason }
        #expect(reasons == ["B 排队久"])
    }

    @Test func `a counter that pauses calls nobody and says why, and stands so on the board`() async throws {
        let hall = try await TestHall()
        let clerk = try await session(hall, "0117", "1")
        _ = await hall.service.takeTicketAtKiosk(category: "A", centre: "main")
        _ = await hall.service.perform(PauseCounter(reason: "午餐"), onCounter: "1", as: clerk.actor)
        guard case .denied(let denial)? = await hall.service.callNext(clerk) else {
            Issue.record("called in a break")
            return
        }
        #expect(denial == Denial(.counterPaused, ["reason": "午餐"]))
        let board = try await hall.service.board(centre: "main")
        guard case .paused(let pause)? = board.posts.first?.state else {
            Issue.record("no break on the board")
            return
        }
        #expect(pause.reason == "午餐" && board.queues.first?.counters == 0)
        _ = await hall.service.perform(ResumeCounter(), onCounter: "1", as: clerk.actor)
        #expect(try await called(hall, clerk) == "A001")
    }

    @Test func `in a break a call for the next number leaves the number that is served as it is`() async throws {
        let hall = try await TestHall()
        let clerk = try await session(hall, "0117", "1")
        for _ in 1...2 { _ = await hall.service.takeTicketAtKiosk(category: "A", centre: "main") }
        let first = try #require(await hall.service.callNext(clerk)).record
        _ = await hall.service.perform(PauseCounter(reason: "午餐"), onCounter: "1", as: clerk.actor)
        guard case .denied? = await hall.service.callNext(clerk, finishing: first.id) else {
            Issue.record("called in a break")
            return
        }
        #expect(try await hall.another().load(ticket: first.id).state == .called)
        _ = await hall.service.perform(ResumeCounter(), onCounter: "1", as: clerk.actor)
        #expect(try #require(await hall.service.callNext(clerk, finishing: first.id)).record.number == "A002")
        #expect(try await hall.another().load(ticket: first.id).state == .done)
    }

    @Test func `a clerk changes no other counter, and tomorrow all is as usual`() async throws {
        let hall = try await TestHall()
        let clerk = try await session(hall, "0117", "1")
        guard
            case .denied(let denial) = await hall.service.perform(
                PauseCounter(reason: "r"), onCounter: "X0", as: clerk.actor)
        else {
            Issue.record("another counter paused")
            return
        }
        #expect(denial.code == .otherCounter)
        _ = await hall.service.perform(
            AssignQueue("A", own: "A", takes: false, reason: "r"), onCounter: "1", as: supervisor)
        #expect(try await hall.service.queues(of: clerk.actor) == [])
        hall.clock.advance(86_400)
        #expect(try await hall.service.queues(of: clerk.actor) == ["A"])
    }
}
