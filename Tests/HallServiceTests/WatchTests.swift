import CaseStore
import Casework
import Testing

@testable import HallService

/// What has to be looked at, from the files of a hall.
struct WatchTests {
    private let supervisor = Actor(person: "0001", name: "周建华", capacity: Capacity(.supervisor), centre: "main")

    private func sections(_ entries: [WatchEntry]) -> [WatchEntry.Section: Int] {
        entries.reduce(into: [:]) { $0[$1.id.section, default: 0] += 1 }
    }

    /// Accepted on Monday, 23 November 2026; the department promised it for 3 December.
    private func nearItsDay() async throws -> (TestHall, Case) {
        let hall = try await TestHall()
        let subject = try await hall.acceptedFoodCase()
        hall.clock.advance(9 * 86_400)
        return (hall, subject)
    }

    private func round(_ hall: TestHall, _ office: Stewardship) async throws -> [StewardEntry.Matter] {
        try await hall.service.steward(office).map(\.matter).filter { !$0.isSeal }
    }

    @Test func `a warning is issued, escalates when nobody acknowledges it, and another console sees who did`()
        async throws
    {
        let (hall, subject) = try await nearItsDay()
        let office = try await hall.steward()
        let soon = Reminder(.dueSoon, due: try #require(Day("2026-12-03")))
        #expect(try await round(hall, office) == [.reminder(soon)])
        #expect(try await hall.service.watch(for: hall.reviewer).map(\.number) == [subject.number])
        #expect(try await hall.service.watch(for: hall.clerk).isEmpty)
        hall.clock.advance(86_400)
        #expect(try await round(hall, office) == [.escalation(soon)])
        #expect(try await round(hall, office).isEmpty)
        let acknowledged = await hall.service.perform(
            [AcknowledgeWarning(1, soon, note: "今日办结")], on: subject.id, expecting: subject.revision, as: supervisor,
            intent: hall.service.identity())
        _ = try acknowledged.record
        let elsewhere = try await hall.another().watch(for: supervisor)
        guard case .warning(let warning) = elsewhere.first?.matter else {
            Issue.record("\(elsewhere)")
            return
        }
        #expect(warning.course.acknowledged?.note == "今日办结")
        #expect(warning.course.escalatedOn == Day("2026-12-03"))
    }

    @Test
    func `the supervisor acknowledges while the case lies open at a counter, and the clerk's act still goes through`()
        async throws
    {
        let (hall, subject) = try await nearItsDay()
        let taken = await hall.service.take(subject.id, as: hall.clerk)
        _ = try taken.record
        let soon = Reminder(.dueSoon, due: try #require(Day("2026-12-03")))
        let seen = await hall.service.perform(
            [AcknowledgeWarning(1, soon)], on: subject.id, expecting: subject.revision, as: supervisor,
            intent: hall.service.identity())
        _ = try seen.record
        // Decided on the revision from before.
        let papers = subject.usualHandover(to: "market")
        let handed = try await hall.act([HandPapersOver(to: "market", papers)], on: subject, as: hall.clerk)
        #expect(handed.handovers.count == 1)
    }

    @Test func `unsigned papers and exceptions stand in their sections until they are dealt with`() async throws {
        let hall = try await TestHall()
        var subject = try await hall.acceptedFoodCase()
        subject = try await hall.act(
            [HandPapersOver(to: "market", subject.usualHandover(to: "market"))], on: subject, as: hall.clerk)
        #expect(sections(try await hall.service.watch(for: supervisor)) == [.unsigned: 1])
        subject = try await hall.act([DeclinePapers(1, cause: .damaged)], on: subject, as: hall.reviewer)
        #expect(sections(try await hall.service.watch(for: supervisor)) == [.refusals: 1])
        subject = try await hall.act(
            [HandPapersOver(to: "market", subject.usualHandover(to: "market"))], on: subject, as: hall.clerk)
        #expect(sections(try await hall.service.watch(for: supervisor)) == [.unsigned: 1])
    }

    @Test func `a call out of turn waits for the supervisor, and is judged by another process`() async throws {
        let hall = try await TestHall()
        for _ in 1...2 { _ = try await hall.service.takeTicket(category: "A", as: hall.clerk).record }
        let session = try await hall.service.signIn(
            number: "0117", password: TestHall.password, counter: "1"
        ).get()
        let second = try #require(try await hall.service.queue(hall.service.now.day, centre: "main").last)
        let called = try await hall.service.call(second.id, to: session, reason: "孕妇").record
        let exception = try #require(called.exceptions.first)
        #expect(sections(try await hall.service.watch(for: supervisor)) == [.approvals: 1])
        let other = try await hall.another()
        _ = try await other.perform(JudgeCall(exception.id, allows: true), on: second.id, as: supervisor).record
        #expect(sections(try await hall.service.watch(for: supervisor)) == [.judged: 1])
        #expect(sections(try await hall.service.watch(for: session.actor)) == [.judged: 1])
    }
}
