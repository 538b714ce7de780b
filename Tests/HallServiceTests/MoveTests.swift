import CaseStore
import Casework
import Testing

@testable import HallService

/// One act over many numbers: the supervisor moves those that wait.
struct MoveTests {
    private let supervisor = Actor(person: "0001", name: "周建华", capacity: Capacity(.supervisor), centre: "main")

    /// Numbers of queue A, a minute apart.
    private func take(_ count: Int, _ hall: TestHall) async throws {
        let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")
        for _ in 0..<count {
            _ = try await hall.service.takeTicket(category: "A", as: machine).record
            hall.clock.advance(60)
        }
    }

    private func numbers(_ queue: String, _ hall: TestHall) async throws -> [String] {
        try await hall.service.queue(hall.service.now.day).filter { $0.category == queue }.map(\.number)
    }

    @Test func `those who have waited longest are moved, and keep their place by their waiting time`() async throws {
        let hall = try await TestHall()
        try await take(3, hall)
        let move = QueueMove(from: "A", to: "B", count: 2, reason: "A队太长")
        let outcome = try await hall.service.carryOut(move, as: supervisor)
        #expect(outcome.isSettled)
        #expect(try await numbers("B", hall) == ["A001", "A002"])
        #expect(try await numbers("A", hall) == ["A003"])
        let first = try await hall.service.load(ticket: #require(outcome.move.begun?.numbers.first))
        #expect(first.waited(asOf: hall.service.now) == 180)
        let log = outcome.move.begun?.intent
        for id in try #require(outcome.move.begun?.numbers) {
            let last = try await hall.service.load(ticket: id).log.last
            #expect(last?.intent == log && (last?.payload as? TicketTransferred)?.reason == "A队太长")
        }
    }

    @Test func `where fewer wait than were asked for all of them are moved, and a reason is needed`() async throws {
        let hall = try await TestHall()
        try await take(2, hall)
        let silent = try await hall.service.carryOut(
            QueueMove(from: "A", to: "B", count: 1, reason: ""), as: supervisor)
        #expect(silent.results.map(\.denial?.code) == [.missing])
        let all = try await hall.service.carryOut(
            QueueMove(from: "A", to: "B", count: 9, reason: "A窗故障"), as: supervisor)
        #expect(all.results.count == 2 && all.isSettled)
        #expect(try await numbers("A", hall).isEmpty)
    }

    @Test func `a move that was cut short goes on where it stopped, with the same numbers`() async throws {
        let hall = try await TestHall()
        try await take(4, hall)
        let broken = try await hall.another { FailingStore(store: $0, failingAt: 2) }
        let half = try await broken.carryOut(
            QueueMove(from: "A", to: "B", count: 3, reason: "A队太长"), as: supervisor)
        #expect(!half.isSettled && half.results.count == 2)
        #expect(try await numbers("B", hall) == ["A001"])
        let whole = try await hall.service.carryOut(half.move, as: supervisor)
        #expect(whole.isSettled && whole.results.count == 3)
        #expect(try await numbers("B", hall) == ["A001", "A002", "A003"])
        let intent = try #require(half.move.begun?.intent)
        for id in try #require(half.move.begun?.numbers) {
            let moves = try await hall.service.load(ticket: id).log.filter { $0.payload is TicketTransferred }
            #expect(moves.map(\.intent) == [intent], "each once, by one act")
        }
    }

    @Test func `a number that was called meanwhile stays, and holds up no other`() async throws {
        let hall = try await TestHall()
        try await take(3, hall)
        let ids = try await hall.service.queue(hall.service.now.day).map(\.id)
        let session = try await hall.service.signIn(number: "0117", password: TestHall.password, counter: "1").get()
        #expect(try await hall.service.callNext(session)?.record.number == "A001")
        var move = QueueMove(from: "A", to: "B", count: 3, reason: "A队太长")
        move.begun = QueueMove.Begun(numbers: ids, intent: hall.service.identity())
        let outcome = try await hall.service.carryOut(move, as: supervisor)
        #expect(outcome.results.map(\.denial?.code) == [.ticketNotWaiting, nil, nil] && outcome.isSettled)
        #expect(try await hall.service.load(ticket: ids[0]).state == .called)
        withExtendedLifetime(session) {}
    }
}
