import Testing

@testable import Casework

/// The applicant's situation switches lines, and a field multiplies counts (住宅 = 是; one per shareholder).
struct SituationTests {
    @Test func `the usual answer holds until the clerk answers`() throws {
        let desk = try Desk.serving(.registration)
        #expect(desk.file.checklist().map(\.material) == ["charter", "holders"])
        #expect(desk.file.answer(to: "home", of: try desk.item()) == "否")
    }

    @Test func `an answer switches its lines on and off`() throws {
        var desk = try Desk.serving(.registration)
        try desk.act(AnswerSituation("home", "是"))
        #expect(desk.file.checklist().map(\.material) == ["charter", "holders", "deed", "consent"])
        try desk.act(AnswerSituation("home", "否"))
        #expect(desk.file.checklist().map(\.material) == ["charter", "holders"])
        #expect(desk.code(of: PassLine("deed")) == .noSuchLine)
    }

    @Test func `lines switched on must be looked at before any outcome`() throws {
        var desk = try Desk.serving(.registration)
        try desk.passAll()
        try desk.act(AnswerSituation("home", "是"))
        #expect(desk.code(of: Accept([1])) == .linesNotLookedAt)
    }

    @Test func `a failed line that was switched off is not on the notice`() throws {
        var desk = try Desk.serving(.registration)
        try desk.act(AnswerSituation("home", "是"))
        try desk.fail("deed", 2)
        try desk.fail("charter", 2)
        try desk.passAll()
        try desk.act(AnswerSituation("home", "否"))
        try desk.act(IssueNotice([1]))
        #expect(try desk.item().notice?.lines.map(\.material) == ["charter"])
    }

    @Test func `only published answers are answers, and none after an outcome`() throws {
        var desk = try Desk.serving(.registration)
        #expect(desk.code(of: AnswerSituation("home", "也许")) == .notAChoice)
        #expect(desk.code(of: AnswerSituation("pets", "是")) == .notAChoice)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(desk.code(of: AnswerSituation("home", "是")) == .itemHasOutcome)
    }

    @Test(arguments: [("", 1), ("1", 1), ("3", 3), ("0", 1), ("2.5", 1), ("5000", 999)])
    func `a line asks for one per shareholder`(shareholders: String, copies: Int) throws {
        var desk = try Desk.serving(.registration)
        try desk.act(RecordField("shareholders", shareholders))
        let row = try #require(desk.file.checklist().first { $0.material == "holders" })
        #expect(row.required == PaperCount(copies: copies))
    }

    @Test func `a line passed for one shareholder is too short for three`() throws {
        var desk = try Desk.serving(.registration)
        try desk.passAll()
        try desk.act(RecordField("shareholders", "3"))
        #expect(desk.refusal(of: Accept([1])) == Denial(.countsTooLow, ["line": "股东身份证明"]))
        try desk.act(CountLine("holders", PaperCount(copies: 3), inspected: false))
        #expect(desk.code(of: Accept([1])) == nil)
    }
}
