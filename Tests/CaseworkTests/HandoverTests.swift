import Testing

@testable import Casework

/// 材料交接签收: every handover has two sides, and until the receiver signs the giver owns the papers (seed 三(一)6).
struct HandoverTests {
    private let form = PaperCount(originals: 1)

    @Test func `papers given and not signed for are the giver's`() throws {
        let desk = try Desk.handedOver()
        #expect(desk.file.atDesk("form") == form)
        #expect(desk.file.free("form") == PaperCount())
        #expect(desk.file.away("form") == PaperCount())
        #expect(desk.file.handovers.map(\.state) == [.open])
        #expect(desk.file.handovers.map(\.total) == [4])
    }

    @Test func `papers signed for are the department's`() throws {
        var desk = try Desk.handedOver()
        desk.now = desk.now.adding(seconds: 600)
        try desk.sign(1, as: .market)
        #expect(desk.file.atDesk("form") == PaperCount())
        #expect(desk.file.away("form") == form)
        #expect(desk.file.handovers[0].closedBy == Actor.market.person)
        #expect(desk.file.handovers[0].closedAt == desk.now)
    }

    @Test(arguments: DeclinePapers.Cause.lawful)
    func `a receiver declines for a lawful cause and the giver owns the papers still`(
        cause: DeclinePapers.Cause
    ) throws {
        var desk = try Desk.handedOver()
        try desk.act(DeclinePapers(1, cause: cause), as: .market)
        #expect(desk.file.free("form") == form)
        #expect(desk.file.handovers[0].reason == cause.rawValue)
        #expect(desk.code(of: HandPapersOver(to: "market", desk.file.usualHandover(to: "market"))) == nil)
    }

    @Test func `the giver takes papers back before anybody signs`() throws {
        var desk = try Desk.handedOver()
        try desk.act(TakeHandoverBack(1))
        #expect(desk.file.free("form") == form)
        #expect(
            desk.refusal(of: SignForPapers(1, counted: desk.listed(1)), as: .market)
                == Denial(.handoverClosed, ["person": "1001"]))
    }

    @Test func `what is signed for can't be taken back, declined or signed again`() throws {
        var desk = try Desk.handedOver()
        try desk.sign(1, as: .market)
        #expect(desk.code(of: TakeHandoverBack(1)) == .handoverClosed)
        #expect(desk.code(of: DeclinePapers(1, cause: .damaged), as: .market) == .handoverClosed)
        #expect(desk.code(of: SignForPapers(1, counted: desk.listed(1)), as: .market) == .handoverClosed)
    }

    @Test func `somebody of another department signs for nothing`() throws {
        let desk = try Desk.handedOver()
        #expect(
            desk.refusal(of: SignForPapers(1, counted: desk.listed(1)), as: .fire)
                == Denial(.otherDepartment, ["department": "market"]))
        #expect(desk.code(of: DeclinePapers(1, cause: .damaged), as: .fire) == .otherDepartment)
    }

    @Test func `the giver does not sign for himself, whatever part he plays`() throws {
        let desk = try Desk.handedOver()
        var self_ = Actor.clerk
        #expect(desk.code(of: SignForPapers(1, counted: desk.listed(1)), as: self_) == .roleMayNot)
        self_.capacity = Capacity(.reviewer, department: "market")
        #expect(desk.code(of: SignForPapers(1, counted: desk.listed(1)), as: self_) == .mustBeAnotherPerson)
        #expect(desk.code(of: DeclinePapers(1, cause: .wrongCount), as: self_) == .mustBeAnotherPerson)
    }

    @Test func `a handover that never was is named`() throws {
        let desk = try Desk.handedOver()
        #expect(
            desk.refusal(of: SignForPapers(7, counted: desk.listed(7)), as: .market)
                == Denial(.noSuchHandover, ["handover": "7"]))
        #expect(desk.code(of: TakeHandoverBack(7)) == .noSuchHandover)
    }

    @Test func `only papers of accepted items go to a department that handles them`() throws {
        var desk = try Desk.received()
        let papers = [PaperLine("form", form)]
        #expect(desk.code(of: HandPapersOver(to: "market", papers)) == .notAccepted)
        try desk.act(Accept([1]))
        #expect(desk.code(of: HandPapersOver(to: "fire", papers)) == .notAccepted)
        #expect(desk.code(of: HandPapersOver(to: "market", [])) == .noPapersHere)
        #expect(desk.code(of: HandPapersOver(to: "market", [PaperLine("form", PaperCount())])) == .noPapersHere)
        #expect(desk.code(of: HandPapersOver(to: "market", papers)) == nil)
    }

    @Test func `no sheet goes out twice, not even on one slip`() throws {
        var desk = try Desk.received()
        try desk.act(Accept([1]))
        let paper = PaperLine("form", form)
        #expect(desk.code(of: HandPapersOver(to: "market", [paper, paper])) == .papersAway)
        #expect(
            desk.code(of: HandPapersOver(to: "market", [PaperLine("form", PaperCount(originals: 2))])) == .papersAway)
        #expect(
            desk.code(of: HandPapersOver(to: "market", [PaperLine("form", PaperCount(originals: 2, copies: -1))]))
                == .papersAway)
        try desk.act(HandPapersOver(to: "market", [paper]))
        #expect(desk.refusal(of: HandPapersOver(to: "market", [paper])) == Denial(.papersAway, ["line": "申请书"]))
    }
}

extension Desk {
    /// An accepted licence whose papers were all given to its department.
    static func handedOver() throws -> Desk {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(Accept([1]))
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        return desk
    }
}
