import Casework
import HallService
import Testing

/// The queue, with many windows at it.
struct QueueTests {
    private let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")

    private func session(_ service: HallService, _ counter: String) async throws -> Session {
        try await service.signIn(number: "0117", password: TestHall.password, counter: counter).get()
    }

    @Test func `forty windows call two hundred numbers and none is called twice or lost`() async throws {
        let hall = try await TestHall(counters: 40)
        var taken: [String] = []
        for _ in 0..<200 { taken.append(try await hall.service.takeTicket(category: "A", as: machine).record.number) }
        #expect(Set(taken).count == 200)
        var services = [hall.service]
        for _ in 0..<3 { services.append(try await hall.another()) }
        var windows: [(HallService, Session)] = []
        for window in 0..<40 {
            let service = services[window % services.count]
            windows.append((service, try await session(service, "X\(window)")))
        }
        let called = try await withThrowingTaskGroup(of: [String].self) { group in
            for (service, session) in windows {
                group.addTask {
                    var numbers: [String] = []
                    while let next = await service.callNext(session) {
                        let ticket = try next.record
                        numbers.append(ticket.number)
                        _ = try await service.perform(FinishTicket(), on: ticket.id, as: session.actor).record
                    }
                    return numbers
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(called.count == 200)
        #expect(Set(called) == Set(taken))
        #expect(try await hall.service.queue(hall.service.now.day).allSatisfy { $0.state == "done" })
    }

    @Test func `numbers are called in the order of their waiting and a window serves one at a time`() async throws {
        let hall = try await TestHall()
        for _ in 0..<3 {
            _ = try await hall.service.takeTicket(category: "A", as: machine).record
            hall.clock.advance(60)
        }
        let session = try await session(hall.service, "1")
        #expect(try await hall.service.callNext(session)?.record.number == "A001")
        let second = await hall.service.callNext(session)
        #expect(second?.denial == Denial(.alreadyServing, ["number": "A001"]))
    }

    @Test func `a number of another window is not called`() async throws {
        let hall = try await TestHall()
        _ = try await hall.service.takeTicket(category: "B", as: machine).record
        let session = try await session(hall.service, "1")
        guard case nil = await hall.service.callNext(session) else { throw NotDone(answer: "called") }
    }

    @Test func `a call out of turn needs a reason and a call in turn does not`() async throws {
        let hall = try await TestHall()
        let first = try await hall.service.takeTicket(category: "A", as: machine).record
        hall.clock.advance(60)
        let second = try await hall.service.takeTicket(category: "A", as: machine).record
        let session = try await session(hall.service, "1")
        let unreasoned = await hall.service.call(second.id, to: session)
        #expect(unreasoned.denial?.code == .missing)
        let called = try await hall.service.call(second.id, to: session, reason: "行动不便").record
        #expect((called.log.last?.payload as? TicketCalled)?.outOfTurn == "行动不便")
        _ = try await hall.service.perform(FinishTicket(), on: second.id, as: session.actor).record
        let next = try await hall.service.call(first.id, to: session).record
        #expect((next.log.last?.payload as? TicketCalled)?.outOfTurn == nil)
    }

    @Test func `a console that is gone frees its number, which keeps its place in line`() async throws {
        let hall = try await TestHall()
        let first = try await hall.service.takeTicket(category: "A", as: machine).record
        hall.clock.advance(60)
        _ = try await hall.service.takeTicket(category: "A", as: machine).record
        var lost: Session? = try await session(hall.service, "1")
        if let session = lost { _ = try #require(await hall.service.callNext(session)).record }
        let other = try await hall.another()
        let colleague = try await session(other, "X0")
        await other.releaseDead()
        #expect(try await other.load(ticket: first.id).state == .called)
        lost = nil
        let called = try #require(await other.callNext(colleague)).record
        #expect(called.number == "A001")
        #expect(try await other.load(ticket: first.id).log.contains { $0.payload is TicketReleased })
        withExtendedLifetime(lost) {}
    }
}
