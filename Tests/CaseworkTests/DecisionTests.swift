import Testing

@testable import Casework

/// The decision: by whom, when, and with what reasons (行政许可法 37, 38; seed 三(二)1, 4, 四(四)1(9)).
struct DecisionTests {
    @Test func `nothing is decided while a step is undone`() throws {
        var desk = try Desk.accepted(.reviewed)
        for step in ["papers", "site", "fire"] {
            #expect(desk.code(of: Decide(1, .granted), as: .chief) == .stepsOpen)
            #expect(desk.code(of: Decide(1, .refused, reason: "不具备条件"), as: .chief) == .stepsOpen)
            try desk.agree(step)
        }
        let named = ["item": "食品经营许可", "step": "拟定意见"]
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == Denial(.stepsOpen, named))
        try desk.agree("draft")
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(try desk.stage() == .granted)
    }

    @Test func `nothing is decided before acceptance, and nothing twice`() throws {
        var desk = try Desk.serving(.reviewed)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .notAccepted)
        desk = try Desk.reviewed()
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .decided)
        #expect(desk.code(of: Withdraw([1], reason: "不办了")) == .decided)
        #expect(desk.code(of: Terminate(1, .applicantGone, reason: "注销"), as: .chief) == .decided)
        #expect(desk.code(of: RevokeOutcome(approval: .given)) == .outcomeActedOn)
    }

    @Test func `a refusal states its reasons, and so does a grant against an opinion`() throws {
        var desk = try Desk.reviewed()
        #expect(desk.refusal(of: Decide(1, .refused), as: .chief) == Denial(.missing, ["field": "reason"]))
        #expect(desk.code(of: Decide(1, .refused, reason: "  "), as: .chief) == .missing)
        #expect(desk.code(of: Decide(1, .refused, reason: "布局不符合要求"), as: .chief) == nil)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == nil)
        try desk.act(Undo(), as: .market)
        try desk.act(GiveOpinion(1, step: "draft", .disagree, text: "布局不符合要求"), as: .market)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .missing)
        #expect(desk.code(of: Decide(1, .granted, reason: "已当场整改"), as: .chief) == nil)
        try desk.act(Decide(1, .refused, reason: "布局不符合要求"), as: .chief)
        #expect(try desk.stage() == .declined)
        #expect(try desk.item().review.decision?.reason == "布局不符合要求")
    }

    @Test func `an open promise holds the decision back until its papers came through the desk`() throws {
        var desk = try Desk.promised(.reviewed)
        try desk.opineAll()
        let open = Denial(.promiseOpen, ["line": "布局图", "date": "2018-03-12"])
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == open)
        #expect(desk.refusal(of: Decide(1, .refused, reason: "不具备条件"), as: .chief) == open)
        try desk.act(ReceiveSupplement(["layout"]))
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == open)
        try desk.act(PassLine("layout"))
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(try desk.stage() == .granted)
    }

    @Test func `nothing is decided while the clock stands`() throws {
        var desk = try Desk.reviewed()
        try desk.act(PauseClock(1, .testing, days: 5), as: .market)
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == Denial(.clockStands, ["date": "2018-03-12"]))
        try desk.act(ResumeClock(1, result: "合格"), as: .market)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == nil)
    }

    @Test func `only the chief representative of the deciding department decides`() throws {
        let desk = try Desk.reviewed()
        #expect(desk.code(of: Decide(1, .granted), as: .inspector) == .chiefOnly)
        #expect(desk.code(of: Decide(1, .granted), as: .fireChief) == .otherDepartment)
        #expect(desk.code(of: Decide(1, .granted), as: .clerk) == .roleMayNot)
        #expect(desk.code(of: Decide(1, .granted), as: .supervisor) == .roleMayNot)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == nil)
    }

    @Test func `a grave case needs the head of the deciding body, by a document`() throws {
        var desk = try Desk.reviewed()
        #expect(desk.code(of: MarkGrave(1, reason: ""), as: .market) == .missing)
        try desk.act(MarkGrave(1, reason: "涉及重大公共利益"), as: .market)
        #expect(desk.code(of: MarkGrave(1, reason: "又一次"), as: .market) == .alreadyGrave)
        try headMustApprove(desk)
    }

    @Test func `what the powers written for the item do not cover needs the head too`() throws {
        var desk = try Desk.accepted(
            .reviewed.changed { $0.powers = ChiefPowers(decides: false, basis: "授权书第3号") })
        try desk.opineAll()
        #expect(
            desk.refusal(of: Decide(1, .granted), as: .chief) == Denial(.headMustApprove, ["basis": "授权书第3号"]))
        try headMustApprove(desk)
    }

    private func headMustApprove(_ desk: Desk) throws {
        func code(_ edit: (inout HeadApproval) -> Void) -> Denial.Code? {
            var approval = HeadApproval.head
            edit(&approval)
            return desk.code(of: Decide(1, .granted, approval: approval), as: .chief)
        }
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .headMustApprove)
        #expect(code { $0.body = .localGovernment } == .wrongApprover)
        #expect(code { $0.name = "" } == .missing)
        #expect(code { $0.document = " " } == .missing)
        #expect(code { $0.on = "2018-03-06" } == .dateAhead)
        #expect(code { _ in } == nil)
    }

    @Test func `a grave case is not decided at the window either without the head`() throws {
        var desk = try Desk.accepted(.sitting)
        try desk.act(GiveOpinion(1, step: "check", .agree))
        try desk.act(MarkGrave(1, reason: "涉及重大公共利益"), as: .market)
        #expect(desk.code(of: Decide(1, .granted)) == .headMustApprove)
        #expect(desk.code(of: Decide(1, .granted, approval: .head)) == nil)
    }
}

extension Desk {
    /// `item`, accepted on the promise to bring the layout by 2018-03-12.
    static func promised(_ item: ItemDefinition) throws -> Desk {
        var desk = try Desk.serving(item)
        try desk.passAll(but: "layout")
        try desk.fail("layout", 1)
        try desk.act(AcceptOnPromise([1]))
        return desk
    }
}
