import Testing

@testable import Casework

/// 不受理告知, 不予受理决定 and withdrawal (行政许可法 32 一、二; seed 三(一)4).
struct EndingTests {
    @Test func `who needs no permit is told so at once`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: TellNotNeeded([1], reason: "")) == .missing)
        try desk.act(TellNotNeeded([1], reason: "仅销售预包装食品, 无需许可"))
        #expect(try desk.stage() == .notNeeded)
        #expect(try desk.item().ending == .init(stage: .notNeeded, on: "2018-03-05", reason: "仅销售预包装食品, 无需许可"))
    }

    @Test func `a refusal states its reason`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.refusal(of: Refuse([1], reason: "\n")) == Denial(.missing, ["field": "reason"]))
        #expect(desk.code(of: Refuse([1], reason: String(repeating: "因", count: 501))) == .tooLong)
        try desk.act(Refuse([1], reason: "不具备申请资格"))
        #expect(try desk.stage() == .refused)
    }

    @Test func `a refusal names the right body where the power is another's`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: Refuse([1], reason: "不属于本机关职权", rightBody: " ")) == .missing)
        try desk.act(Refuse([1], reason: "不属于本机关职权", rightBody: "市卫生健康委"))
        let refused = desk.file.log.compactMap { $0.payload as? Refused }
        #expect(refused.map(\.rightBody) == ["市卫生健康委"])
    }

    @Test func `a refusal is open after a notice`() throws {
        var desk = try Desk.noticed()
        desk.wait(until: "2018-03-20")
        try desk.act(Refuse([1], reason: "逾期未补正"))
        #expect(try desk.stage() == .refused)
        #expect(desk.file.papersAtDesk().isEmpty)
    }

    @Test func `what is closed stays closed and can be filed anew`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(Refuse([1], reason: "不具备申请资格"))
        #expect(desk.code(of: Refuse([1], reason: "再次")) == .outcomeGiven)
        #expect(desk.code(of: Withdraw([1], reason: "不办了")) == .outcomeGiven)
        #expect(desk.code(of: Accept([1])) == .outcomeGiven)
        try desk.add(.licence)
        #expect(try desk.stage(2) == .checking)
    }

    @Test func `the applicant withdraws before or after acceptance`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(desk.code(of: Withdraw([1, 2], reason: "")) == .missing)
        try desk.act(Withdraw([1, 2], reason: "项目取消"))
        #expect(try desk.stage(1) == .withdrawn)
        #expect(try desk.stage(2) == .withdrawn)
    }

    @Test func `papers received go back with the outcome that ends the item`() throws {
        var desk = try Desk.received(defect: true)
        try desk.act(Refuse([1], reason: "不具备申请资格"))
        #expect(
            desk.file.returns.flatMap(\.papers) == [
                PaperLine("form", PaperCount(originals: 1)), PaperLine("premises", PaperCount(copies: 1)),
                PaperLine("layout", PaperCount(originals: 1, copies: 1)),
            ])
        #expect(desk.file.papersAtDesk().isEmpty)
    }

    @Test func `papers that another item needs stay when one item ends`() throws {
        var desk = try Desk.serving(.permit, .fireCheck)
        try desk.passAll()
        try desk.act(ReceivePapers())
        try desk.act(Withdraw([1], reason: "项目取消"))
        #expect(desk.file.returns.flatMap(\.papers).map(\.material) == ["contract"])
        #expect(desk.file.papersAtDesk().map(\.material) == ["plan", "drawing"])
    }

    @Test func `papers under way hold a withdrawal until the handover is closed`() throws {
        var desk = try Desk.handedOver()
        #expect(desk.code(of: Withdraw([1], reason: "项目取消")) == .handoverOpen)
        try desk.act(TakeHandoverBack(1))
        try desk.act(Withdraw([1], reason: "项目取消"))
        #expect(desk.file.papersAtDesk().isEmpty)
    }

    @Test func `papers that a department signed for do not go back over the desk's counter`() throws {
        var desk = try Desk.handedOver()
        try desk.sign(1, as: .market)
        try desk.act(Withdraw([1], reason: "项目取消"))
        #expect(desk.file.returns.isEmpty)
        #expect(desk.file.away("form") == PaperCount(originals: 1))
    }

    @Test func `after an outcome a name can be mended but no other person put in`() throws {
        var desk = try Desk.noticed()
        let known = try #require(desk.file.applicant)
        var mended = known
        mended.phone = "13800000000"
        try desk.act(RecordApplicant(mended))
        var other = known
        other.document = IdentityDocument(kind: .passport, number: "E12345678")
        #expect(desk.code(of: RecordApplicant(other)) == .itemHasOutcome)
    }
}
