import Testing

@testable import Casework

/// Which pages each act calls for, until they are on file (`model.md` 7).
struct DocumentsOwedTests {
    @Test func `an acceptance on the spot calls for one page`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        #expect(owed(desk).isEmpty)
        try desk.act(Accept([1]))
        #expect(owed(desk) == [.acceptance])
    }

    @Test func `an acceptance on a promise calls for the promise`() throws {
        var desk = try Desk.lackingLayout()
        try desk.act(AcceptOnPromise([1]))
        #expect(owed(desk) == [.promise])
    }

    @Test func `a notice, and what it brings in`() throws {
        var desk = try Desk.noticed()
        #expect(owed(desk) == [.correction])
        try desk.act(ReceiveSupplement(["form"]))
        #expect(owed(desk) == [.correction, .supplement])
        try desk.act(PassLine("form"))
        try desk.act(Accept([1]))
        #expect(owed(desk) == [.correction, .supplement, .acceptance])
    }

    @Test func `the endings, with the papers that go back on the same page`() throws {
        let desk = try Desk.received()
        var told = desk
        try told.act(TellNotNeeded([1], reason: "无需许可"))
        #expect(owed(told) == [.receipt, .notNeeded])
        var refused = desk
        try refused.act(Refuse([1], reason: "不具备资格"))
        #expect(owed(refused) == [.receipt, .refusal])
        var withdrawn = desk
        try withdrawn.act(Withdraw([1], reason: "不办了"))
        #expect(owed(withdrawn) == [.receipt, .withdrawal])
    }

    @Test func `papers received or given back by themselves have pages of their own`() throws {
        var desk = try Desk.received()
        try desk.act(GivePapersBack(["layout"]))
        #expect(owed(desk) == [.receipt, .papersReturned])
    }

    @Test func `a handover has its slip`() throws {
        let desk = try Desk.handedOver()
        #expect(owed(desk) == [.acceptance, .handover])
    }

    @Test func `one act on two items is one page, two acts are two`() throws {
        var together = try Desk.jointlyAccepted()
        #expect(owed(together) == [.acceptance])
        try together.act(RevokeOutcome(approval: .given))
        try together.act(Accept([1]))
        try together.act(Accept([2]))
        #expect(owed(together) == [.acceptance, .acceptance])
    }

    @Test func `a page on file is owed no more and entered once`() throws {
        var desk = try Desk.received()
        let receipt = try #require(desk.file.documentsOwed.first)
        try desk.act(EnterDocument(receipt.kind, hash: "aa", act: receipt.act), as: .system)
        #expect(owed(desk).isEmpty)
        #expect(desk.code(of: EnterDocument(receipt.kind, hash: "bb", act: receipt.act)) == .documentKnown)
        #expect(desk.code(of: EnterDocument(.acceptance, hash: "bb", act: desk.file.id)) == .noOutcome)
        #expect(desk.file.documents.map(\.hash) == ["aa"])
    }

    private func owed(_ desk: Desk) -> [DocumentKind] { desk.file.documentsOwed.map(\.kind) }
}
