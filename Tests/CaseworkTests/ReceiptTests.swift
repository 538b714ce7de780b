import Testing

@testable import Casework

/// 收件凭证 and 材料退还: taking papers in, and giving them back, are acts of their own.
struct ReceiptTests {
    @Test func `papers are received apart from any outcome`() throws {
        let desk = try Desk.received()
        #expect(try desk.item().receivedOn == "2018-02-09")
        #expect(try desk.stage() == .checking)
        #expect(desk.file.papersAtDesk().map(\.material) == ["form", "premises", "layout"])
    }

    @Test func `papers counted and not received are the applicant's`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        #expect(desk.file.papersAtDesk().isEmpty)
        #expect(desk.code(of: GivePapersBack()) == .noPapersHere)
    }

    @Test func `without papers there is no receipt`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: ReceivePapers()) == .noPapers)
        try desk.act(Refuse([1], reason: "不具备申请资格"))
        #expect(desk.code(of: ReceivePapers()) == .outcomeGiven)
    }

    @Test func `an outcome on the spot receives the papers with it`() throws {
        let desk = try Desk.noticed()
        #expect(desk.file.log.filter { $0.payload is PapersReceived }.count == 1)
        #expect(try desk.item().receivedOn == "2018-03-05")
    }

    @Test func `papers that come later are received without moving the first day`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(PassLine("form"))
        try desk.act(ReceivePapers())
        #expect(desk.code(of: ReceivePapers()) == .noPapers)
        desk.wait(until: "2018-03-07")
        try desk.act(PassLine("layout"))
        try desk.act(ReceivePapers())
        #expect(desk.file.received == ["form", "layout"])
        #expect(try desk.item().receivedOn == "2018-03-05")
    }

    @Test func `a shared paper that lies here is received for an item added later`() throws {
        var desk = try Desk.serving(.permit)
        try desk.passAll()
        try desk.act(ReceivePapers())
        desk.wait(until: "2018-03-06")
        try desk.add(.fireCheck)
        try desk.act(ReceivePapers())
        #expect(try desk.item(1).receivedOn == "2018-03-05")
        #expect(try desk.item(2).receivedOn == "2018-03-06")
    }

    @Test func `papers given back leave their lines to be looked at again`() throws {
        var desk = try Desk.received()
        try desk.act(GivePapersBack(["layout"]))
        #expect(desk.file.papers["layout"] == nil)
        #expect(try desk.item().marks["layout"] == nil)
        #expect(desk.code(of: Accept([1])) == .linesNotLookedAt)
        try desk.act(PassLine("layout"))
        #expect(desk.file.atDesk("layout").total == 0)
        try desk.act(Accept([1]))
        #expect(desk.file.atDesk("layout") == PaperCount(originals: 1, copies: 1))
    }

    @Test func `a noticed applicant who takes everything home brings everything back`() throws {
        var desk = try Desk.noticed()
        try desk.act(GivePapersBack())
        #expect(desk.file.openLines.map(\.material) == ["form", "premises", "layout"])
        try desk.act(ReceiveSupplement(["form", "premises", "layout"]))
        for material in ["form", "premises", "layout"] { try desk.act(PassLine(material)) }
        try desk.act(Accept([1]))
        #expect(desk.file.papersAtDesk().map(\.material) == ["form", "premises", "layout"])
    }

    @Test func `the papers of an accepted item are not given back`() throws {
        var desk = try Desk.received()
        try desk.act(Accept([1]))
        #expect(desk.file.papersToGiveBack.isEmpty)
        #expect(desk.code(of: GivePapersBack()) == .noPapersHere)
    }

    @Test func `papers of lines that a new answer switched off still go back`() throws {
        var desk = try Desk.serving(.registration)
        try desk.act(AnswerSituation("home", "是"))
        try desk.passAll()
        try desk.act(ReceivePapers())
        try desk.act(AnswerSituation("home", "否"))
        #expect(desk.file.papersAtDesk().map(\.material) == ["charter", "holders", "consent", "deed"])
        try desk.act(Refuse([1], reason: "不具备申请资格"))
        #expect(desk.file.papersAtDesk().isEmpty)
    }
}
