import Testing

@testable import Casework

/// 受审分离 and four eyes compare persons, not the parts they play (`model.md` 12).
struct SeparationTests {
    /// The clerk who accepted, now behind the window.
    private func turned(_ role: Role, _ department: String = "market") -> Actor {
        .behind(Actor.clerk.person, department, role)
    }

    @Test func `who accepted neither reviews, decides nor makes the result, whatever part he plays`() throws {
        var desk = try Desk.accepted(.reviewed)
        let acceptor = turned(.reviewer)
        let mayNot = Denial(.acceptorMayNot, ["item": "食品经营许可"])
        #expect(desk.refusal(of: TakeStep(1, step: "papers"), as: acceptor) == mayNot)
        #expect(desk.refusal(of: GiveOpinion(1, step: "papers", .agree), as: acceptor) == mayNot)
        #expect(desk.refusal(of: PauseClock(1, .testing, days: 3), as: acceptor) == mayNot)
        let visit = RecordProceeding([1], .siteVisit, people: ["甲", "乙"], place: "海滨五路1号", findings: "相符")
        #expect(desk.refusal(of: visit, as: acceptor) == mayNot)
        try desk.opineAll()
        #expect(desk.refusal(of: Decide(1, .granted), as: turned(.chief)) == mayNot)
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(desk.refusal(of: MakeResult(1, number: "JY1", blank: "0001"), as: acceptor) == mayNot)
    }

    @Test func `a colleague of the desk who did not accept may review where he belongs to the department`() throws {
        let desk = try Desk.accepted(.reviewed)
        let other = Actor.behind(Actor.colleague.person, "market")
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: other) == nil)
    }

    @Test func `who gave an opinion does not decide`() throws {
        var desk = try Desk.accepted(.reviewed)
        for step in ["papers", "site", "fire"] { try desk.agree(step) }
        try desk.act(GiveOpinion(1, step: "draft", .agree), as: .chief)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .opinionGiverMayNot)
        #expect(desk.code(of: Decide(1, .granted), as: .behind("3001", "market", .chief)) == .opinionGiverMayNot)
        #expect(desk.code(of: Decide(1, .granted), as: .behind("4003", "market", .chief)) == nil)
    }

    @Test func `who reviewed what counts as accepted by law does not write its acceptance`() throws {
        var desk = try Desk.serving(.reviewed, on: "2018-02-09")
        try desk.passAll()
        try desk.act(ReceivePapers())
        desk.wait(until: "2018-02-23")
        try desk.act(GiveOpinion(1, step: "papers", .agree), as: turned(.reviewer))
        #expect(desk.code(of: Accept([1])) == .acceptorMayNot)
        #expect(desk.code(of: Accept([1]), as: .colleague) == nil)
    }

    @Test func `at a window that a department empowered one person does it all`() throws {
        var desk = try Desk.accepted(.sitting)
        for act in [TakeStep(1, step: "check")] { try desk.act(act) }
        try desk.act(GiveOpinion(1, step: "check", .agree))
        try desk.act(Decide(1, .granted))
        try desk.act(MakeResult(1, number: "JY0001"))
        try desk.act(DeliverResult(1, to: "王海"))
        let item = try desk.item()
        #expect(Set(desk.file.log.map(\.actor.person)) == [Actor.clerk.person])
        #expect(item.acceptedOn == item.review.deliveredOn)
        #expect(try desk.dues() == [nil, nil])
        #expect(desk.file.held(Case.result(of: 1), by: .desk) == PaperCount())
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .resultDelivered)
    }

    @Test func `without that power, or for what takes days, the window does not review`() throws {
        let unempowered = try Desk.accepted(.sitting.changed { $0.windowEmpowered = false })
        #expect(unempowered.code(of: GiveOpinion(1, step: "check", .agree)) == .roleMayNot)
        let slow = try Desk.accepted(.sitting.changed { $0.kind = .promised })
        #expect(slow.code(of: GiveOpinion(1, step: "check", .agree)) == .roleMayNot)
    }

    @Test func `at the window too a fee is paid before the result is given`() throws {
        var desk = try Desk.accepted(
            .sitting.changed { $0.tariff = Tariff(name: "工本费", amount: 600, basis: "○") })
        try desk.act(GiveOpinion(1, step: "check", .agree))
        try desk.act(Decide(1, .granted))
        try desk.act(MakeResult(1, number: "JY0001"))
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .feeDue)
        var early = try Desk.accepted(
            .sitting.changed { $0.tariff = Tariff(name: "工本费", amount: 600, basis: "○") })
        try early.act(EnterFee(1, .settled(reference: "票1")))
        #expect(early.code(of: EnterFee(1, .settled(reference: "票2"))) == .noFeeDue)
        try desk.act(EnterFee(1, .settled(reference: "票1")))
        try desk.act(DeliverResult(1, to: "王海"))
    }

    @Test func `the window gives out only what it made and still has`() throws {
        var desk = try Desk.accepted(.sitting)
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .noResult)
        try desk.agree("check")
        try desk.act(Decide(1, .granted), as: .chief)
        var made = desk
        try made.act(MakeResult(1, number: "JY0001"), as: .market)
        #expect(made.code(of: DeliverResult(1, to: "王海")) == .issueWindowOnly)
        try desk.act(MakeResult(1, number: "JY0001"))
        try desk.act(HandPapersOver(to: .issueWindow, desk.file.resultsWith(.desk)))
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .issueWindowOnly)
        try desk.takeOver(1)
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .issueWindowOnly)
    }

    @Test func `a result of another item than an instant one is the issue window's to give out`() throws {
        var desk = try Desk.reviewed()
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        #expect(desk.code(of: DeliverResult(1, to: "王海")) == .issueWindowOnly)
    }
}
