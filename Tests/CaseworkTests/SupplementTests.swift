import Testing

@testable import Casework

/// 补正: what a notice named comes in, and acceptance dates from the day it is full (行政许可法 32).
struct SupplementTests {
    @Test func `acceptance dates from the day of the full supplement, not from the day it was looked at`() throws {
        var desk = try Desk.noticed()
        desk.wait(until: "2018-03-08")
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.code(of: Accept([1])) == .linesNotLookedAt)
        desk.wait(until: "2018-03-12")
        try desk.act(PassLine("form"))
        try desk.act(Accept([1]))
        #expect(try desk.item().acceptedOn == "2018-03-08")
        #expect(try desk.item().receivedOn == "2018-03-05")
    }

    @Test func `half a supplement dates nothing`() throws {
        var desk = try Desk.serving(.licence)
        for material in ["form", "layout"] { try desk.fail(material, 1) }
        try desk.passAll()
        try desk.act(IssueNotice([1]))
        desk.wait(until: "2018-03-07")
        try desk.act(ReceiveSupplement(["form"]))
        try desk.act(PassLine("form"))
        #expect(desk.code(of: Accept([1])) == .linesOpen)
        desk.wait(until: "2018-03-09")
        try desk.act(ReceiveSupplement(["layout"]))
        try desk.act(PassLine("layout"))
        try desk.act(Accept([1]))
        #expect(try desk.item().acceptedOn == "2018-03-09")
    }

    @Test func `only what the supplement brought can be marked again`() throws {
        var desk = try Desk.noticed()
        #expect(desk.code(of: PassLine("form")) == .notBrought)
        #expect(desk.code(of: FailLine("layout", defects: [2])) == .notBrought)
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.code(of: PassLine("form")) == nil)
        #expect(desk.code(of: FailLine("layout", defects: [2])) == .notBrought)
    }

    @Test func `what it left unmended stays open and can be brought again`() throws {
        var desk = try Desk.noticed()
        #expect(desk.file.openLines.map(\.material) == ["form"])
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.file.openLines.isEmpty)
        try desk.fail("form", 2)
        #expect(desk.file.openLines.map(\.material) == ["form"])
        try desk.act(ReceiveSupplement(["form"]))
        try desk.act(PassLine("form"))
        #expect(desk.file.openLines.isEmpty)
    }

    @Test func `a new defect after the notice needs a supervisor who is another person`() throws {
        var desk = try Desk.noticed()
        try desk.act(ReceiveSupplement(["form"]))
        let named = ["line": "申请书", "defect": "3"]
        #expect(desk.refusal(of: FailLine("form", defects: [3])) == Denial(.newDefect, named))
        let own = Approval(person: Actor.clerk.person, reason: "新问题")
        #expect(desk.code(of: FailLine("form", defects: [3], approval: own)) == .mustBeAnotherPerson)
        let silent = Approval(person: "2001", reason: " ")
        #expect(desk.code(of: FailLine("form", defects: [3], approval: silent)) == .missing)
        try desk.act(FailLine("form", defects: [3], approval: .given))
        #expect(try desk.item().marks["form"] == .failed([3], note: nil))
        let counted = desk.file.log.compactMap { ($0.payload as? LineFailed)?.approval }
        #expect(counted == [.given])
    }

    @Test func `a defect the notice named needs nobody`() throws {
        var desk = try Desk.noticed()
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.code(of: FailLine("form", defects: [2])) == nil)
    }

    @Test func `a paper in order for one item is not looked at again because another item lacks it`() throws {
        var desk = try Desk.serving(.permit)
        try desk.act(PassLine("plan"))
        try desk.fail("contract", 1)
        try desk.act(IssueNotice([1]))
        try desk.add(.fireCheck)
        try desk.act(PassLine("drawing"))
        try desk.fail("plan", 2)
        try desk.act(IssueNotice([2]))
        try desk.act(ReceiveSupplement(["plan", "contract"]))
        #expect(try desk.item(1).brought == ["contract"])
        #expect(try desk.item(2).brought == ["plan"])
    }

    @Test func `nothing is open where nothing was left open`() throws {
        let desk = try Desk.serving(.licence)
        #expect(desk.code(of: ReceiveSupplement(["form"])) == .nothingToSupplement)
    }
}
