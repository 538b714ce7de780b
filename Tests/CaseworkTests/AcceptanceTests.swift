import Testing

@testable import Casework

/// 受理: complete papers are accepted on the spot (行政许可法 32 五, seed 三(一)1).
struct AcceptanceTests {
    @Test func `what the application said stands once it is accepted; what it left open can still be filled in`() throws
    {
        var desk = try Desk.accepted(.reviewed)
        let field = try #require(desk.file.items[0].definition.fields.first { desk.file.fields[$0.id] != nil })
        #expect(desk.code(of: RecordField(field.id, desk.file.fields[field.id] ?? "")) == .itemHasOutcome)
        #expect(desk.code(of: RecordField(field.id, "")) == .itemHasOutcome)
        if let empty = desk.file.items[0].definition.fields.first(where: { desk.file.fields[$0.id] == nil }) {
            try desk.act(RecordField(empty.id, "1"))
        }
    }

    @Test func `complete papers are accepted on the spot and both clocks run from today`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(try desk.stage() == .accepted)
        #expect(try desk.item().acceptedOn == "2018-03-05")
        #expect(try desk.item().receivedOn == "2018-03-05")
        let deadlines = try desk.item().deadlines(asOf: desk.now.day, desk.rules)
        #expect(deadlines.promised?.due == "2018-03-14")
        #expect(deadlines.statutory?.due == "2018-04-02")
    }

    @Test func `nothing is accepted before every line was looked at`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll(but: "layout")
        let refusal = desk.refusal(of: Accept([1]))
        #expect(refusal?.code == .linesNotLookedAt)
        #expect(refusal?.arguments["line"] == "布局图")
        #expect(refusal?.arguments["count"] == "1")
    }

    @Test func `a failed line keeps the item from being accepted`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll(but: "layout")
        try desk.fail("layout", 2)
        #expect(desk.code(of: Accept([1])) == .linesOpen)
    }

    @Test func `a line in order whose papers were counted down afterwards is not complete`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(CountLine("layout", PaperCount(originals: 1, copies: 0), inspected: false))
        #expect(desk.refusal(of: Accept([1])) == Denial(.countsTooLow, ["line": "布局图"]))
    }

    @Test func `required fields of the form come first`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(RecordField("address", ""))
        try desk.passAll()
        #expect(desk.refusal(of: Accept([1])) == Denial(.fieldsMissing, ["names": "经营场所"]))
    }

    @Test func `an applicant, an item and an open case come first`() throws {
        var desk = Desk()
        #expect(desk.code(of: Accept([1])) == .notOpen)
        try desk.act(OpenCase(number: "KF-0002"))
        #expect(desk.code(of: OpenCase(number: "KF-0003")) == .notOpen)
        #expect(desk.code(of: Accept([])) == .noItems)
        try desk.add(.licence)
        #expect(desk.code(of: Accept([1])) == .noApplicant)
        try desk.act(RecordApplicant(.citizen))
        #expect(desk.code(of: Accept([9])) == .noSuchItem)
    }

    @Test func `what is accepted is not accepted again and its lines are settled`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(desk.code(of: Accept([1])) == .outcomeGiven)
        #expect(desk.code(of: IssueNotice([1])) == .outcomeGiven)
        #expect(desk.code(of: Refuse([1], reason: "不具备资格")) == .outcomeGiven)
        #expect(desk.code(of: FailLine("form", defects: [2])) == .outcomeGiven)
        #expect(desk.code(of: DropItem(1)) == .itemHasOutcome)
    }

    @Test func `one item of a case is accepted while another gets a notice`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll(but: "drawing")
        try desk.fail("drawing", 1)
        try desk.act(Accept([1]))
        try desk.act(IssueNotice([2]))
        #expect(try desk.stage(1) == .accepted)
        #expect(try desk.stage(2) == .correcting)
    }

    @Test func `the instant service is accepted after the card was seen and given back`() throws {
        var desk = try Desk.serving(.instant)
        try desk.act(PassLine("card"))
        try desk.act(Accept([1]))
        #expect(desk.file.inspected == ["card"])
        #expect(desk.file.papersAtDesk().isEmpty)
        #expect(try desk.item().definition.windowEmpowered)
        #expect(try desk.item().deadlines(asOf: desk.now.day, desk.rules).promised?.due == "2018-03-05")
    }

    @Test func `nobody behind the window accepts`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        #expect(desk.refusal(of: Accept([1]), as: .market) == Denial(.roleMayNot, ["role": "reviewer"]))
        #expect(desk.code(of: Accept([1]), as: .supervisor) == nil)
    }

    @Test func `a case opened in error is closed with a reason and takes nothing more`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: VoidCase(reason: " ")) == .missing)
        try desk.act(VoidCase(reason: "重复建案"))
        #expect(desk.code(of: PassLine("form")) == .caseVoided)
    }

    @Test func `a case with papers or an outcome is not closed as opened in error`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(ReceivePapers())
        #expect(desk.code(of: VoidCase(reason: "重复建案")) == .papersAway)
        try desk.act(Accept([1]))
        #expect(desk.code(of: VoidCase(reason: "重复建案")) == .outcomeGiven)
    }
}
