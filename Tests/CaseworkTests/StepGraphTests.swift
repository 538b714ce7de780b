import Testing

@testable import Casework

/// 变串联为并联 (seed 三(二)1, 2): steps open by themselves when what comes before them is there, side by side.
struct StepGraphTests {
    @Test func `nothing can be worked on before acceptance`() throws {
        var desk = try Desk.serving(.reviewed)
        #expect(try desk.states() == ["waiting ", "waiting 材料审查", "waiting 材料审查", "waiting 现场核查 消防意见"])
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: .market) == .notAccepted)
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(try desk.states().first == "open")
    }

    @Test func `two steps after one open side by side, and the one after both waits for both`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.agree("papers")
        #expect(try desk.states() == ["done", "open", "open", "waiting 现场核查 消防意见"])
        try desk.agree("fire")
        #expect(try desk.states() == ["done", "open", "done", "waiting 现场核查"])
        let named = ["step": "拟定意见", "names": "现场核查"]
        #expect(desk.refusal(of: GiveOpinion(1, step: "draft", .agree), as: .market) == Denial(.stepWaits, named))
        try desk.agree("site")
        #expect(try desk.states() == ["done", "done", "done", "open"])
    }

    @Test func `a step is due by its own limit from the day the last one before it was done`() throws {
        var desk = try Desk.accepted(.reviewed)
        desk.wait(until: "2018-03-07")
        try desk.agree("papers")
        desk.wait(until: "2018-03-09")
        let steps = try desk.file.steps(of: desk.item(), asOf: desk.now.day, desk.rules)
        #expect(steps.map(\.openedOn) == ["2018-03-05", "2018-03-07", "2018-03-07", nil])
        #expect(steps.map(\.due?.due) == ["2018-03-07", "2018-03-14", "2018-03-12", nil])
    }

    @Test func `a step is its department's alone`() throws {
        var desk = try Desk.accepted(.reviewed)
        #expect(
            desk.refusal(of: TakeStep(1, step: "papers"), as: .fire)
                == Denial(.otherDepartment, ["department": "market"]))
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: .clerk) == .roleMayNot)
        #expect(desk.refusal(of: TakeStep(1, step: "tea"), as: .market) == Denial(.noSuchStep, ["step": "tea"]))
        try desk.agree("papers")
        #expect(desk.code(of: GiveOpinion(1, step: "fire", .agree), as: .market) == .otherDepartment)
        #expect(desk.code(of: GiveOpinion(1, step: "fire", .agree), as: .fire) == nil)
    }

    @Test func `a step taken up is one person's until it is put back or taken over`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(TakeStep(1, step: "papers"), as: .market)
        #expect(try desk.states().first == "taken")
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: .market) == .stepIsYours)
        #expect(desk.code(of: GiveOpinion(1, step: "papers", .agree), as: .inspector) == .stepIsTaken)
        #expect(desk.code(of: ReleaseStep(1, step: "papers"), as: .inspector) == .stepIsTaken)
        #expect(desk.code(of: ReleaseStep(1, step: "papers"), as: .chief) == nil)
        try desk.act(TakeStep(1, step: "papers"), as: .inspector)
        #expect(desk.code(of: GiveOpinion(1, step: "papers", .agree), as: .market) == .stepIsTaken)
        try desk.act(ReleaseStep(1, step: "papers"), as: .inspector)
        #expect(desk.code(of: ReleaseStep(1, step: "papers"), as: .inspector) == .stepNotTaken)
        #expect(desk.code(of: GiveOpinion(1, step: "papers", .agree), as: .market) == nil)
    }

    @Test func `conditions and disagreement are stated, agreement need not be`() throws {
        let desk = try Desk.accepted(.reviewed)
        for verdict in [OpinionGiven.Verdict.agreeWithConditions, .disagree] {
            #expect(desk.code(of: GiveOpinion(1, step: "papers", verdict), as: .market) == .missing)
            #expect(desk.code(of: GiveOpinion(1, step: "papers", verdict, text: "加装排烟设施"), as: .market) == nil)
        }
        #expect(desk.code(of: GiveOpinion(1, step: "papers", .agree), as: .market) == nil)
    }

    @Test func `an opinion is given once, and its giver alone takes it back`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.agree("papers")
        #expect(desk.code(of: GiveOpinion(1, step: "papers", .agree), as: .inspector) == .stepDone)
        #expect(desk.code(of: Undo(), as: .inspector) == .nothingToUndo)
        #expect(desk.code(of: Undo(), as: .clerk) == .nothingToUndo)
        try desk.act(Undo(), as: .market)
        #expect(try desk.states().first == "open")
    }

    @Test func `open steps are the work of their departments, then the decision, the result and its way out`() throws {
        var desk = try Desk.accepted(.reviewed)
        func work() throws -> [String] {
            try desk.file.work(on: desk.item(), asOf: desk.now.day, desk.rules).map { "\($0.department) \($0.id)" }
        }
        #expect(try work() == ["market papers"])
        try desk.agree("papers")
        #expect(try work() == ["market site", "fire fire"])
        for step in ["site", "fire", "draft"] { try desk.agree(step) }
        #expect(try work() == ["market decide"])
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(try work() == ["market make"])
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        #expect(try work() == ["market send"])
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))), as: .market)
        #expect(try work() == ["issue takeOver"])
        try desk.takeOver(1)
        #expect(try work() == ["issue issue"])
        try desk.act(IssueResults([1], to: .applicant), as: .issuer)
        #expect(try work() == ["issue receipt"])
        try desk.act(HandPapersOver(to: .department("market"), desk.file.returnsTo("market")), as: .issuer)
        #expect(try work() == ["issue receiptGiven"])
    }

    @Test func `a withdrawn item leaves the departments nothing to do`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(Withdraw([1], reason: "不办了"))
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: .market) == .outcomeGiven)
        #expect(try desk.file.work(on: desk.item(), asOf: desk.now.day, desk.rules).isEmpty)
    }
}

extension Desk {
    /// Agrees at `step` of the first item.
    mutating func agree(_ step: String) throws { try agree(1, step) }
}
