import Casework
import Testing

@testable import HallService

/// Clocks that are set back.
struct ClockTests {
    private let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: "main")

    @Test func `a clock behind the last act is doubted, one that was set right by a minute is not`() async throws {
        let hall = try await TestHall()
        #expect(try await hall.service.clockDoubt() == nil)
        _ = try await hall.service.takeTicket(category: "A", as: machine).record
        let done = hall.clock.now
        hall.clock.advance(-60)
        #expect(try await hall.service.clockDoubt() == nil)
        hall.clock.advance(-86_400)
        let doubt = try #require(try await hall.another().clockDoubt())
        #expect(doubt.latest == done && doubt.now == hall.clock.now)
        hall.clock.advance(86_500)
        #expect(try await hall.service.clockDoubt() == nil)
    }

    @Test func `who draws a number after the clock was set back does not get past those who wait`() async throws {
        let hall = try await TestHall()
        let first = try await hall.service.takeTicket(category: "A", as: machine).record
        hall.clock.advance(-1_800)
        let second = try await hall.service.takeTicket(category: "A", as: machine).record
        let other = try await hall.service.takeTicket(category: "B", as: machine).record
        let queue = try await hall.service.queue(hall.clock.now.day)
        #expect(queue.map(\.number) == [other.number, first.number, second.number])
        let session = try await hall.service.signIn(
            number: "0117", password: TestHall.password, counter: "1"
        ).get()
        let called = try await hall.service.callNext(session)?.record
        #expect(called?.number == "A001")
    }
}
