import Testing

@testable import Casework

/// 预警纠错 (四(二)2): a warning goes to whoever has the item in hand, and up when nobody acknowledges it.
struct WarningTests {
    /// Accepted on Monday, 5 March 2018, promised within seven working days; its papers step is the market bureau's.
    private func near() throws -> Desk {
        var desk = try Desk.accepted(.reviewed)
        desk.wait(until: "2018-03-13")
        try desk.rounds()
        return desk
    }

    private let soon = Reminder(.dueSoon, due: "2018-03-14")
    private let over = Reminder(.overdue, due: "2018-03-14")

    private func warning(_ desk: Desk) throws -> Warning {
        try #require(desk.file.warnings(asOf: desk.now.day, desk.rules).first)
    }

    @Test func `a warning is of those who have the step in hand`() throws {
        var desk = try near()
        #expect(try warning(desk).owners == ["market"])
        #expect(desk.code(of: AcknowledgeWarning(1, soon), as: .fire) == .warningOfOthers)
        #expect(desk.code(of: AcknowledgeWarning(1, soon), as: .clerk) == .warningOfOthers)
        #expect(desk.code(of: AcknowledgeWarning(1, soon), as: .issuer) == .warningOfOthers)
        try desk.act(AcknowledgeWarning(1, soon), as: .market)
        #expect(try warning(desk).course.acknowledged?.person == Actor.market.person)
        #expect(
            desk.refusal(of: AcknowledgeWarning(1, soon), as: .supervisor)
                == Denial(.warningAcknowledged, ["person": Actor.market.person]))
    }

    @Test func `a term of the applicant is the desk's to follow up`() throws {
        var desk = try Desk.promised(.reviewed.changed { $0.promised = nil })
        desk.wait(until: "2018-03-12")
        try desk.rounds()
        let reminder = try warning(desk).reminder
        #expect(reminder.isTerm)
        #expect(try warning(desk).owners == ["desk"])
        #expect(desk.code(of: AcknowledgeWarning(1, reminder, note: "已电话催告"), as: .market) == .warningOfOthers)
        #expect(desk.code(of: AcknowledgeWarning(1, reminder, note: "已电话催告")) == nil)
    }

    @Test func `one that nobody acknowledges by the next working day goes to chief and supervisor, once`() throws {
        var desk = try near()
        #expect(desk.code(of: EscalateWarning(1, soon), as: .system) == .nothingToAcknowledge)
        desk.wait(until: "2018-03-14")
        try desk.rounds()
        #expect(try warning(desk).course.escalatedOn == "2018-03-14")
        let written = desk.file.revision
        try desk.rounds()
        #expect(desk.file.revision == written)
        #expect(desk.code(of: AcknowledgeWarning(1, soon, note: "今日办结"), as: .market) == .warningEscalated)
        #expect(desk.code(of: AcknowledgeWarning(1, soon), as: .chief) == .missing)
        #expect(desk.code(of: AcknowledgeWarning(1, soon, note: "今日办结"), as: .fireChief) == .warningOfOthers)
        try desk.act(AcknowledgeWarning(1, soon, note: "今日办结"), as: .chief)
        #expect(try warning(desk).course.acknowledged?.note == "今日办结")
    }

    @Test func `one that was acknowledged does not go up`() throws {
        var desk = try near()
        try desk.act(AcknowledgeWarning(1, soon), as: .market)
        desk.wait(until: "2018-03-14")
        try desk.rounds()
        #expect(try warning(desk).course.escalatedOn == nil)
    }

    @Test func `who is over a day says what will be done`() throws {
        var desk = try near()
        desk.wait(until: "2018-03-15")
        try desk.rounds()
        #expect(desk.code(of: AcknowledgeWarning(1, soon), as: .market) == .nothingToAcknowledge)
        #expect(desk.code(of: AcknowledgeWarning(1, over), as: .market) == .missing)
        #expect(desk.code(of: AcknowledgeWarning(1, over, note: "今日办结"), as: .supervisor) == nil)
    }

    @Test func `a warning ends with what it was about, acknowledged or not`() throws {
        var desk = try near()
        try desk.opineAll()
        try desk.act(Decide(1, .refused, reason: "不符合条件"), as: .chief)
        #expect(desk.file.warnings(asOf: desk.now.day, desk.rules).allSatisfy { $0.reminder != over })
        #expect(desk.code(of: AcknowledgeWarning(1, over, note: "n"), as: .market) == .nothingToAcknowledge)
    }

    @Test func `the index is told the first day that a warning can speak of, and that there is none any more`() throws {
        var desk = try Desk.accepted(.reviewed)
        func watchedOn() -> Day? { desk.file.summary(asOf: desk.now.day, desk.rules)?.items.first?.watchedOn }
        #expect(watchedOn() == "2018-03-14")
        try desk.act(Withdraw([1], reason: "不办了"))
        #expect(watchedOn() == nil)
    }

    @Test func `acknowledging is no act that the desk would take back, nor one that an outcome rests on`() throws {
        var desk = try Desk.promised(.reviewed.changed { $0.promised = nil })
        let last = desk.file.lastAct.map(\.kind)
        desk.wait(until: "2018-03-12")
        try desk.act(AcknowledgeWarning(1, warning(desk).reminder, note: "已催"))
        #expect(desk.file.lastAct.map(\.kind) == last)
    }
}
