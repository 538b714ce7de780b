import Testing

@testable import Casework

/// An outcome given in error is revoked on its day, with a second person, while nothing rests on it.
struct RevocationTests {
    private let revoke = RevokeOutcome(approval: .given)

    @Test func `the case goes on as if the outcome had not been given`() throws {
        var desk = try Desk.noticed()
        try desk.act(revoke)
        #expect(try desk.stage() == .checking)
        #expect(try desk.item().notice == nil)
        try desk.act(MendLine("form"))
        try desk.act(Accept([1]))
        #expect(try desk.stage() == .accepted)
    }

    @Test func `every outcome can be revoked`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        try desk.act(revoke)
        try desk.act(IssueNotice([1]))
        try desk.act(revoke)
        try desk.act(Refuse([1], reason: "不具备资格"))
        try desk.act(revoke)
        try desk.act(TellNotNeeded([1], reason: "无需许可"))
        try desk.act(revoke)
        try desk.act(Withdraw([1], reason: "不办了"))
        try desk.act(revoke)
        try desk.act(MendLine("layout"))
        try desk.act(Accept([1]))
        try desk.act(revoke)
        #expect(try desk.stage() == .checking)
        #expect(desk.code(of: revoke) == .noOutcome)
    }

    @Test func `papers that went back with the outcome are the case's again`() throws {
        var desk = try Desk.received()
        try desk.act(Refuse([1], reason: "不具备资格"))
        try desk.act(revoke)
        #expect(desk.file.returns.isEmpty)
        #expect(desk.file.papersAtDesk().map(\.material) == ["form", "premises", "layout"])
    }

    @Test func `the next day is too late`() throws {
        var desk = try Desk.noticed()
        desk.wait(until: "2018-03-06")
        #expect(desk.code(of: revoke) == .outcomeNotToday)
    }

    @Test func `who revokes does not approve, and the approval says why`() throws {
        let desk = try Desk.noticed()
        #expect(desk.code(of: revoke, as: .supervisor) == .mustBeAnotherPerson)
        #expect(desk.code(of: RevokeOutcome(approval: Approval(person: "2001", reason: ""))) == .missing)
        #expect(desk.code(of: revoke) == nil)
    }

    @Test func `a handover blocks it, open or signed, and no longer once it came to nothing`() throws {
        var desk = try Desk.handedOver()
        #expect(desk.code(of: revoke) == .outcomeActedOn)
        var signed = desk
        try signed.sign(1, as: .market)
        #expect(signed.code(of: revoke) == .outcomeActedOn)
        try desk.act(TakeHandoverBack(1))
        #expect(desk.code(of: revoke) == nil)
    }

    @Test func `a handover of another item before it does not block it`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll()
        try desk.act(Accept([1]))
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        try desk.act(Refuse([2], reason: "不属于本机关职权"))
        try desk.sign(1, as: .market)
        try desk.act(revoke)
        #expect(try desk.stage(1) == .accepted)
        #expect(try desk.stage(2) == .checking)
        #expect(desk.file.atDesk("plan") == PaperCount(copies: 1))
    }

    @Test func `an act that rests on it blocks it`() throws {
        var desk = try Desk.noticed()
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.code(of: revoke) == nil)
        try desk.act(PassLine("form"))
        #expect(desk.code(of: revoke) == .outcomeActedOn)
    }

    @Test func `its pages stay on file and are void, others hold`() throws {
        var desk = try Desk.received()
        let receipt = try #require(desk.file.documentsOwed.first)
        try desk.act(EnterDocument(receipt.kind, hash: "aa", act: receipt.act))
        let act = try desk.act(Accept([1]))
        try desk.act(EnterDocument(.acceptance, hash: "bb", act: act))
        desk.now = desk.now.adding(seconds: 60)
        // The receipt was of 02-09, and so is the acceptance.
        try desk.act(revoke)
        #expect(desk.file.documents.map(\.hash) == ["aa", "bb"])
        #expect(desk.file.documents.map(\.isVoid) == [false, true])
    }

    @Test func `a page of a revoked act that comes late is refused`() throws {
        var desk = try Desk.noticed()
        let act = try #require(desk.file.documentsOwed.first?.act)
        try desk.act(revoke)
        #expect(desk.code(of: EnterDocument(.correction, hash: "aa", act: act)) == .noOutcome)
        #expect(desk.file.documentsOwed.isEmpty)
    }

    @Test func `marks can be undone after it, though a page was entered in between`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll(but: "form")
        try desk.fail("form", 2)
        let act = try desk.act(IssueNotice([1]))
        try desk.act(EnterDocument(.correction, hash: "aa", act: act))
        try desk.act(revoke)
        try desk.act(Undo())
        #expect(try desk.item().marks["form"] == nil)
    }

    @Test func `one act on two items is revoked for both`() throws {
        var desk = try Desk.jointlyAccepted()
        try desk.act(revoke)
        #expect(desk.file.log.last?.items == [1, 2])
        #expect(desk.file.items.map(\.recordedStage) == [.checking, .checking])
    }
}
