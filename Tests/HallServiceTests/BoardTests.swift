import Casework
import Testing

@testable import HallService

/// The board of a hall at work, against another process that counts anew.
struct HallBoardServiceTests {
    @Test func `at any moment the board is what a recount from the files gives`() async throws {
        let hall = try await TestHall()
        var sessions: [Session] = []
        for counter in ["1", "X0"] {
            let number = counter == "1" ? "0117" : "0118"
            sessions.append(
                try await hall.service.signIn(
                    number: number, password: TestHall.password, counter: counter, capacity: Capacity(.frontDesk)
                ).get())
        }
        var chance = Chance(state: 11)
        for step in 0..<120 {
            hall.clock.advance(Int.random(in: 5...200, using: &chance))
            // Consoles at which nobody types come free by themselves.
            for session in sessions { await hall.service.keyTyped(at: session) }
            let session = sessions[Int.random(in: 0...1, using: &chance)]
            let served = try await hall.service.queue(hall.service.now.day).first { $0.session == session.id }
            switch (Int.random(in: 0..<4, using: &chance), served) {
            case (0, _): _ = await hall.service.takeTicket(category: "A", as: session.actor)
            case (1, let served?): _ = await hall.service.perform(FinishTicket(), on: served.id, as: session.actor)
            case (2, let served?): _ = await hall.service.perform(MissTicket(), on: served.id, as: session.actor)
            default: _ = await hall.service.callNext(session)
            }
            let seen = try await hall.service.board(centre: "main")
            guard step % 10 == 0 else { continue }
            #expect(try await hall.another().board(centre: "main") == seen)
        }
        let board = try await hall.service.board(centre: "main")
        let posts = board.posts.filter { $0.state != .closed }
        #expect(posts.map(\.person) == ["0117", "0118"])
        let queue = try #require(board.queues.first { $0.id == "A" })
        #expect(queue.counters == 2 && queue.served > 5 && queue.medianWait != nil)
        withExtendedLifetime(sessions) {}
    }

    @Test func `who leaves is gone from the board`() async throws {
        let hall = try await TestHall()
        var session: Session? = try await hall.service.signIn(
            number: "0117", password: TestHall.password, counter: "1", capacity: nil
        ).get()
        #expect(try await hall.service.board(centre: "main").posts.first?.state == .idle(hall.service.now))
        session = nil
        #expect(session == nil)
        #expect(try await hall.service.board(centre: "main").posts.first?.state == .closed)
    }
}

/// Chance that is the same in each run.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
