import Testing

@testable import Casework

/// Promise and correction terms that run out: what follows is done by a person (`model.md` 17). The layout was promised
/// for 2018-03-12; the correction of the form is due on 03-19.
struct TermTests {
    @Test func `a broken promise ends the application after its term, and not by itself`() throws {
        var desk = try Desk.promised(.reviewed)
        let end = Terminate(1, .promiseBroken, reason: "承诺材料逾期未补齐")
        desk.wait(until: "2018-03-12")
        #expect(desk.refusal(of: end, as: .market) == Denial(.termRuns, ["date": "2018-03-12"]))
        desk.wait(until: "2018-03-13")
        #expect(try desk.stage() == .promised)
        #expect(desk.code(of: end, as: .fire) == .otherDepartment)
        #expect(desk.code(of: end, as: .system) == .roleMayNot)
        #expect(desk.code(of: Terminate(1, .promiseBroken, reason: ""), as: .market) == .missing)
        try desk.act(end, as: .market)
        #expect(try desk.stage() == .terminated)
        #expect(try desk.dues() == [nil, nil])
        #expect(desk.code(of: end, as: .market) == .outcomeGiven)
        #expect(desk.code(of: ReceiveSupplement(["layout"])) == .nothingToSupplement)
    }

    @Test func `papers that lie at the desk go back with it`() throws {
        var desk = try Desk.promised(.reviewed)
        desk.wait(until: "2018-03-13")
        try desk.act(Terminate(1, .promiseBroken, reason: "逾期未补齐"))
        #expect(desk.file.returns.flatMap(\.papers).map(\.material) == ["form", "premises"])
        #expect(desk.file.custody.isEmpty)
    }

    @Test func `a correction that did not come ends it too, after its term`() throws {
        var desk = try Desk.noticed()
        let end = Terminate(1, .correctionMissed, reason: "逾期未补正")
        #expect(desk.refusal(of: end) == Denial(.termRuns, ["date": "2018-03-19"]))
        #expect(desk.code(of: Terminate(1, .promiseBroken, reason: "逾期")) == .noPromiseOpen)
        desk.wait(until: "2018-03-20")
        try desk.act(end)
        #expect(try desk.stage() == .terminated)
    }

    @Test func `what was brought is looked at before anybody says that it did not come`() throws {
        var promised = try Desk.promised(.reviewed)
        var noticed = try Desk.noticed()
        try promised.act(ReceiveSupplement(["layout"]))
        try noticed.act(ReceiveSupplement(["form"]))
        promised.wait(until: "2018-03-20")
        noticed.wait(until: "2018-03-20")
        #expect(promised.code(of: Terminate(1, .promiseBroken, reason: "逾期")) == .linesNotLookedAt)
        #expect(noticed.code(of: Terminate(1, .correctionMissed, reason: "逾期")) == .linesNotLookedAt)
        try promised.fail("layout", 2)
        #expect(promised.code(of: Terminate(1, .promiseBroken, reason: "逾期")) == nil)
    }

    @Test func `no term, no end by it; who is gone ends it at any time before the decision`() throws {
        let desk = try Desk.accepted(.reviewed)
        #expect(desk.code(of: Terminate(1, .promiseBroken, reason: "逾期"), as: .market) == .noPromiseOpen)
        #expect(desk.code(of: Terminate(1, .correctionMissed, reason: "逾期"), as: .market) == .noNoticeOpen)
        #expect(desk.code(of: Terminate(1, .prerequisiteLost, reason: "未批"), as: .market) == .prerequisiteNotLost)
        #expect(desk.code(of: Terminate(1, .applicantGone, reason: "企业注销"), as: .market) == nil)
    }

    @Test func `papers on their way keep it open until somebody signs`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        let end = Terminate(1, .applicantGone, reason: "企业注销")
        #expect(desk.code(of: end) == .handoverOpen)
        try desk.sign(1, as: .market)
        #expect(desk.code(of: end) == nil)
    }

    @Test func `a term is made longer for a cause, while it runs or after, but ends before the law's limit`() throws {
        var desk = try Desk.promised(.reviewed)
        func code(_ day: Day, _ reason: String = "住院") -> Denial.Code? {
            desk.code(of: ExtendTerm(1, until: day, reason: reason))
        }
        #expect(code("2018-03-12") == .termNotLonger)
        #expect(code("2018-03-20", "") == .missing)
        #expect(code("2018-04-02") == .termTooLong)
        #expect(code("2018-03-30") == nil)
        #expect(desk.code(of: ExtendTerm(1, until: "2018-03-20", reason: "住院"), as: .fire) == .otherDepartment)
        desk.wait(until: "2018-03-15")
        #expect(code("2018-03-14") == .dateInPast)
        try desk.act(ExtendTerm(1, until: "2018-03-20", reason: "住院"), as: .market)
        #expect(desk.code(of: Terminate(1, .promiseBroken, reason: "逾期")) == .termRuns)
        #expect(desk.clocks.contains("promise 2018-03-20"))
        desk.wait(until: "2018-03-21")
        #expect(desk.code(of: Terminate(1, .promiseBroken, reason: "逾期")) == nil)
    }

    @Test func `a correction term is lengthened likewise, and nothing is where no term runs`() throws {
        var desk = try Desk.noticed()
        try desk.act(ExtendTerm(1, until: "2018-04-20", reason: "住院"))
        #expect(try desk.item().notice?.until == "2018-04-20")
        #expect(try Desk.accepted(.reviewed).code(of: ExtendTerm(1, until: "2018-04-20", reason: "住院")) == .noTermRuns)
    }
}
