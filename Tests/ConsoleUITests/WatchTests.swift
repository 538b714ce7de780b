import Casework
import Testing

@testable import ConsoleUI

/// What has to be looked at: warnings, approvals, limits.
struct WatchTests {
    /// A food licence accepted by the clerk on Monday, and a supervisor at another console so many days later.
    private func supervisor(daysLater days: Int) throws -> Clerk {
        var clerk = try Clerk()
        clerk.accepted()
        var supervisor = try Clerk(signedIn: false)
        supervisor.hall = clerk.hall
        supervisor.hall.session = nil
        supervisor.send(.tick(Clerk.morning.adding(seconds: days * 86_400)))
        supervisor.type("0001", .enter, "password", .enter, .enter)
        return supervisor
    }

    @Test func `the supervisor sees red, yellow and what waits, and the case is a key away`() throws {
        var clerk = try supervisor(daysLater: 9)
        clerk.type(.f(10), .f(10))
        try ScreenTests().check("watch", clerk.model.view())
        #expect(clerk.screen.contains("黄:将到期") && clerk.screen.contains("未确认"))
        clerk.type(.enter)
        #expect(clerk.subject != nil && clerk.model.layers.isEmpty, "\(clerk.screen)")
    }

    @Test func `a yellow warning is acknowledged by one key, a red one says what will be done`() throws {
        var clerk = try supervisor(daysLater: 9)
        clerk.type(.f(10), .f(10), "a")
        #expect(clerk.said.contains("预警已确认") && clerk.screen.contains("已确认"), "\(clerk.said)")
        clerk = try supervisor(daysLater: 12)
        clerk.type(":watch", .enter, "a")
        #expect(clerk.screen.contains("打算怎么办"))
        clerk.type("今日办结", .enter)
        #expect(clerk.screen.contains("今日办结") && clerk.screen.contains("已确认"), "\(clerk.screen)")
    }

    @Test func `others see warnings about what they have in hand, and the header counts them`() throws {
        let supervisor = try supervisor(daysLater: 9)
        var reviewer = try Clerk(signedIn: false)
        reviewer.hall = supervisor.hall
        reviewer.send(.tick(Clerk.morning.adding(seconds: 9 * 86_400)))
        reviewer.type("0301", .enter, "password", .enter, .enter)
        #expect(reviewer.screen.contains("预警1"), "\(reviewer.screen)")
        reviewer.type(.f(10), "a")
        #expect(reviewer.said.contains("预警已确认"), "\(reviewer.said)")
        #expect(!reviewer.screen.contains("预警1"))
        var desk = try Clerk(signedIn: false)
        desk.hall = supervisor.hall
        desk.send(.tick(Clerk.morning.adding(seconds: 9 * 86_400)))
        desk.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        #expect(!desk.screen.contains("预警"))
    }

    @Test func `a clerk asks a supervisor who is elsewhere, gets leave, and raises the defect`() throws {
        var clerk = try Clerk()
        clerk.noticed()
        clerk.type(.f(7), .enter, "3.9", .enter)
        #expect(clerk.screen.contains("主管不在"), "\(clerk.screen)")
        clerk.type("新材料上的章不对", .enter, .enter, .enter)
        #expect(clerk.said.contains("已送主管待批"), "\(clerk.said)")

        var supervisor = try Clerk(signedIn: false)
        supervisor.hall = clerk.hall
        supervisor.hall.session = nil
        supervisor.type("0001", .enter, "password", .enter, .enter)
        #expect(supervisor.screen.contains("待批1"))
        supervisor.type(.f(10), .f(10))
        try ScreenTests().check("approvals", supervisor.model.view())
        supervisor.type("y")
        #expect(supervisor.said.contains("已答复"), "\(supervisor.said)")

        let session = clerk.hall.session
        clerk.hall = supervisor.hall
        clerk.hall.session = session
        clerk.send(.hallChanged)
        #expect(clerk.said.hasPrefix("0001 同意,请再录一次缺陷"), "\(clerk.said)")
        clerk.type("3.9", .enter)
        let failed = clerk.subject?.log.last?.payload as? LineFailed
        #expect(failed?.approval == Approval(person: "0001", reason: "新材料上的章不对"))
    }

    @Test func `figures of this month are counted behind the desk, read as a page, and printed`() throws {
        var clerk = try Clerk(signedIn: false)
        clerk.type("0001", .enter, "password", .enter, .enter, ":figures", .enter)
        #expect(clerk.screen.contains("2026-11-01 — 2026-11-23") && clerk.screen.contains("2026-10-01 — 2026-10-31"))
        clerk.type("5")
        #expect(clerk.screen.contains("A 商事登记 ########"))
        clerk.type(.control("p"))
        let (first, today) = (try #require(Day("2026-11-01")), try #require(Day("2026-11-23")))
        #expect(clerk.hall.printed == [.report(first...today)])
    }

    @Test func `what was read in short while the list was closed does not stand in it`() throws {
        var clerk = try supervisor(daysLater: 9)
        clerk.type(":watch", .enter)
        let shown = clerk.screen
        clerk.send(.watch([], isWhole: false))
        #expect(clerk.screen == shown)
        clerk.type(.escape)
        clerk.send(.watch([], isWhole: false))
        #expect(!clerk.screen.contains("预警1"))
    }

    @Test func `an objection says why`() throws {
        var clerk = try Clerk()
        for number in ["A001", "A002"] { clerk.hall.take(number, "A", minutesAgo: number == "A001" ? 20 : 10) }
        clerk.send(.hallChanged)
        clerk.type(.tab, .down, .down, .enter, "孕妇", .enter)
        #expect(clerk.model.desk.ticket?.number == "A002", "\(clerk.screen)")
        var supervisor = try Clerk(signedIn: false)
        supervisor.hall = clerk.hall
        supervisor.hall.session = nil
        supervisor.type("0001", .enter, "password", .enter, .enter, ":watch", .enter, "n", .enter)
        #expect(supervisor.hall.tickets.values.flatMap(\.exceptions).allSatisfy { $0.verdict == nil })
        supervisor.type("先问过排在前面的人没有", .enter)
        let verdict = supervisor.hall.tickets.values.flatMap(\.exceptions).first?.verdict
        #expect(verdict?.isAllowed == false && verdict?.note == "先问过排在前面的人没有", "\(supervisor.said)")
    }

    @Test func `a supervisor at a desk hears at once of who waits for leave`() throws {
        var supervisor = try Clerk(signedIn: false)
        supervisor.type("0001", .enter, "password", .enter, .enter)
        var clerk = try Clerk()
        for number in ["A001", "A002"] { clerk.hall.take(number, "A", minutesAgo: number == "A001" ? 20 : 10) }
        clerk.send(.hallChanged)
        clerk.type(.tab, .down, .down, .enter, "孕妇", .enter)
        let session = supervisor.hall.session
        supervisor.hall = clerk.hall
        supervisor.hall.session = session
        supervisor.send(.hallChanged)
        #expect(supervisor.said.contains("插号") && supervisor.bells == 1, "\(supervisor.said)")
    }
}
