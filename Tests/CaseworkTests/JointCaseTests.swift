import Testing

@testable import Casework

/// 联办: one paper seen once serves every item, copies add up and are split between departments (seed 三(一)7).
struct JointCaseTests {
    @Test func `a shared material is one row that asks for one original and the copies of all`() throws {
        let desk = try Desk.serving(.permit, .fireCheck)
        let rows = desk.file.checklist()
        #expect(rows.map(\.material) == ["plan", "contract", "drawing"])
        #expect(rows[0].keys == [1, 2])
        #expect(rows[0].required == PaperCount(originals: 1, copies: 2))
        #expect(rows.map(\.isTolerable) == [false, false, true])
    }

    @Test func `one look marks the line for every item`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.act(PassLine("plan"))
        #expect(try desk.item(1).marks["plan"] == .passed)
        #expect(try desk.item(2).marks["plan"] == .passed)
        #expect(desk.file.papers["plan"] == PaperCount(originals: 1, copies: 2))
    }

    @Test func `each department gets its copy, the first the original`() throws {
        var desk = try Desk.jointlyAccepted()
        #expect(desk.file.departmentsAwaitingPapers == ["market", "fire"])
        let first = desk.file.usualHandover(to: "market")
        #expect(first.first == PaperLine("plan", PaperCount(originals: 1, copies: 1)))
        try desk.act(HandPapersOver(to: "market", first))
        #expect(desk.file.departmentsAwaitingPapers == ["fire"])
        let second = desk.file.usualHandover(to: "fire")
        #expect(second == [PaperLine("plan", PaperCount(copies: 1)), PaperLine("drawing", PaperCount(copies: 1))])
        try desk.act(HandPapersOver(to: "fire", second))
        try desk.sign(1, as: .market)
        try desk.sign(2, as: .fire)
        #expect(desk.file.papersAtDesk().isEmpty)
        #expect(desk.file.away("plan") == PaperCount(originals: 1, copies: 2))
    }

    @Test func `another department's own papers don't go along`() throws {
        let desk = try Desk.jointlyAccepted()
        let drawing = [PaperLine("drawing", PaperCount(copies: 1))]
        #expect(desk.refusal(of: HandPapersOver(to: "market", drawing)) == Denial(.noSuchLine, ["line": "消防图纸"]))
    }

    @Test func `a copy that went to one department does not serve the other`() throws {
        var desk = try Desk.serving(.permit)
        try desk.passAll()
        try desk.act(Accept([1]))
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        try desk.sign(1, as: .market)
        try desk.add(.fireCheck)
        #expect(desk.code(of: PassLine("plan")) == .countsTooLow)
        try desk.act(CountLine("plan", PaperCount(originals: 1, copies: 2), inspected: false))
        try desk.act(PassLine("plan"))
        #expect(desk.file.atDesk("plan") == PaperCount(copies: 1))
    }

    @Test func `no new count takes papers off a slip`() throws {
        var desk = try Desk.serving(.permit)
        try desk.passAll()
        try desk.act(Accept([1]))
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        try desk.add(.fireCheck)
        let fewer = CountLine("plan", PaperCount(), inspected: false)
        #expect(desk.refusal(of: fewer) == Denial(.papersAway, ["line": "总平面图"]))
        try desk.fail("plan", 1)
        #expect(desk.file.papers["plan"] == PaperCount(originals: 1, copies: 1))
        #expect(desk.file.free("plan") == PaperCount())
    }

    @Test func `the same case goes on with one item when the other has ended`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll()
        try desk.act(Refuse([2], reason: "不属于本机关职权", rightBody: "市消防支队"))
        #expect(desk.file.checklist().map(\.material) == ["plan", "contract"])
        try desk.act(Accept([1]))
        #expect(try desk.stage(1) == .accepted)
        #expect(try desk.stage(2) == .refused)
    }
}

extension Desk {
    /// Both items of the joint pair accepted, all papers at the desk.
    static func jointlyAccepted() throws -> Desk {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll()
        try desk.act(Accept([1, 2]))
        return desk
    }
}
