import Testing

@testable import Casework

/// Papers between any two owners: counted blind, carried by couriers, back for three causes only (seed 三(一)6–8).
struct CustodyTests {
    private let form = [PaperLine("form", PaperCount(originals: 1))]

    @Test func `a count that differs is a refusal slip with both figures, and the giver owns the papers still`() throws
    {
        var desk = try Desk.handedOver()
        try desk.act(SignForPapers(1, counted: form), as: .market)
        let slip = try #require(desk.file.handovers.first)
        #expect(slip.state == .declined)
        #expect(slip.reason == "wrongCount")
        #expect(slip.counted == form)
        #expect(desk.file.held("layout", by: .desk) == PaperCount(originals: 1, copies: 1))
        #expect(desk.file.documentsOwed.map(\.kind).contains(.declined))
        #expect(desk.code(of: HandPapersOver(to: "market", desk.file.usualHandover(to: "market"))) == nil)
    }

    @Test func `too many are a difference like too few, in originals as in copies`() throws {
        let desk = try Desk.handedOver()
        for (originals, copies) in [(1, 0), (0, 1), (-1, 0), (0, -1), (1, -1)] {
            var counted = desk.listed(1)
            counted[2] = PaperLine("layout", PaperCount(originals: 1 + originals, copies: 1 + copies))
            var copy = desk
            try copy.act(SignForPapers(1, counted: counted), as: .market)
            #expect(copy.file.handovers[0].state == .declined)
        }
        var extra = desk
        try extra.act(
            SignForPapers(1, counted: desk.listed(1) + [PaperLine("tea", PaperCount(copies: 1))]), as: .market)
        #expect(extra.file.handovers[0].state == .declined)
        #expect(
            desk.code(of: SignForPapers(1, counted: [PaperLine("form", PaperCount(originals: -1))]), as: .market)
                == .notANumber)
    }

    @Test func `a slip of a bag is signed for by its whole number, and one that differs is counted paper by paper`()
        throws
    {
        let desk = try Desk.handedOver()
        let total = desk.file.handovers[0].papers.reduce(PaperCount()) { $0 + $1.count }
        for wrong in [PaperCount(), total + PaperCount(copies: 1), PaperCount(originals: total.total)] {
            #expect(desk.code(of: SignForSlip(1, total: wrong), as: .market) == .totalDiffers)
        }
        #expect(desk.code(of: SignForSlip(1, total: total), as: .fire) == .otherDepartment)
        #expect(desk.code(of: SignForSlip(1, total: total)) == .roleMayNot)
        var copy = desk
        try copy.act(SignForSlip(1, total: total), as: .market)
        #expect(copy.file.handovers[0].state == .signed)
        #expect(copy.code(of: SignForSlip(1, total: total), as: .market) == .handoverClosed)
    }

    @Test func `the order in which the receiver counts is no matter`() throws {
        var desk = try Desk.handedOver()
        try desk.act(SignForPapers(1, counted: desk.listed(1).reversed()), as: .market)
        #expect(desk.file.handovers[0].state == .signed)
    }

    @Test(arguments: DeclinePapers.Cause.lawful)
    func `a department returns papers for one of three causes and no other`(cause: DeclinePapers.Cause) throws {
        var desk = try Desk.withMarket()
        #expect(desk.code(of: HandPapersOver(to: .desk, form), as: .market) == .causeNeeded)
        try desk.act(HandPapersOver(to: .desk, form, cause: cause), as: .market)
        #expect(desk.file.handovers[1].reason == cause.rawValue)
        #expect(desk.file.held("form", by: .department("market")) == PaperCount(originals: 1))
        try desk.sign(2, as: .colleague)
        #expect(desk.file.atDesk("form") == PaperCount(originals: 1))
    }

    @Test func `papers of an application that has ended come back without a cause, those of others do not`() throws {
        var desk = try Desk.accepted(.reviewed, .registration)
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        try desk.sign(1, as: .market)
        try desk.act(Withdraw([2], reason: "不办了"))
        let charter = [PaperLine("charter", PaperCount(originals: 1))]
        #expect(desk.code(of: HandPapersOver(to: .desk, form), as: .market) == .causeNeeded)
        #expect(desk.code(of: HandPapersOver(to: .desk, charter + form), as: .market) == .causeNeeded)
        #expect(desk.code(of: HandPapersOver(to: .desk, charter), as: .market) == nil)
    }

    @Test func `one department hands on to another that takes part, and never what it does not hold`() throws {
        var desk = try Desk.withMarket()
        #expect(desk.code(of: HandPapersOver(to: "fire", form)) == .papersAway)
        #expect(desk.code(of: HandPapersOver(to: "health", form), as: .market) == .notAccepted)
        #expect(desk.code(of: HandPapersOver(to: "market", form), as: .market) == .noSuchReceiver)
        try desk.act(HandPapersOver(to: "fire", form), as: .market)
        #expect(desk.code(of: HandPapersOver(to: "fire", form), as: .market) == .papersAway)
        #expect(desk.code(of: TakeHandoverBack(2)) == .otherDepartment)
        try desk.sign(2, as: .fire)
        #expect(desk.file.held("form", by: .department("fire")) == PaperCount(originals: 1))
        #expect(desk.file.held("form", by: .department("market")) == PaperCount())
        #expect(desk.file.custody.map(\.owner) == [.department("market"), .department("fire")])
    }

    @Test func `a courier signs on paper and owns what he carries until the department has counted it`() throws {
        var desk = try Desk.accepted(.reviewed)
        #expect(desk.code(of: HandPapersOver(to: .courier, form)) == .missing)
        try desk.act(HandPapersOver(to: .courier, form, courier: "顺丰 张"))
        #expect(desk.file.held("form", by: .desk).total == 1)
        #expect(desk.code(of: ReceiveFromCourier(1, counted: form), as: .market) == .noSuchHandover)
        #expect(desk.code(of: SignForCourier(1), as: .market) == .otherDepartment)
        try desk.act(SignForCourier(1))
        #expect(desk.file.held("form", by: .courier).total == 1)
        #expect(desk.code(of: ReceiveFromCourier(1, counted: form), as: .behind("6001", "health")) == .otherDepartment)
        try desk.act(ReceiveFromCourier(1, counted: []), as: .market)
        #expect(desk.file.held("form", by: .courier).total == 1)
        #expect(desk.file.handovers.map(\.state) == [.signed, .declined])
        try desk.act(ReceiveFromCourier(1, counted: form), as: .market)
        #expect(desk.file.held("form", by: .courier).total == 0)
        #expect(desk.file.held("form", by: .department("market")).total == 1)
    }

    @Test func `what a courier brought is received once, though he carries as much again`() throws {
        var desk = try Desk.serving(.reviewed.changed { $0.lines[0].originals = 2 })
        try desk.passAll()
        try desk.act(Accept([1]))
        for slip in 1...2 {
            try desk.act(HandPapersOver(to: .courier, form, courier: "顺丰 张"))
            try desk.act(SignForCourier(slip))
        }
        try desk.act(ReceiveFromCourier(1, counted: form), as: .market)
        #expect(
            desk.refusal(of: ReceiveFromCourier(1, counted: form), as: .fire)
                == Denial(.handoverClosed, ["person": "3001"]))
        #expect(desk.code(of: ReceiveFromCourier(2, counted: form), as: .fire) == nil)
    }

    @Test
    func `a courier goes back too: undelivered papers to the desk, papers for a cause, results to the issue window`()
        throws
    {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(HandPapersOver(to: .courier, form, courier: "顺丰 张"))
        try desk.act(SignForCourier(1))
        var undelivered = desk
        try undelivered.act(ReceiveFromCourier(1, counted: form), as: .colleague)
        #expect(undelivered.file.atDesk("form").total == 1)
        try desk.act(ReceiveFromCourier(1, counted: form), as: .market)
        #expect(desk.code(of: HandPapersOver(to: .courier, form, courier: "顺丰 李"), as: .market) == .causeNeeded)
        var returned = desk
        try returned.act(HandPapersOver(to: .courier, form, courier: "顺丰 李", cause: .damaged), as: .market)
        #expect(returned.code(of: SignForCourier(3)) == .otherDepartment)
        try returned.act(SignForCourier(3), as: .market)
        #expect(returned.code(of: ReceiveFromCourier(3, counted: form), as: .issuer) == .resultsOnly)
        try returned.act(ReceiveFromCourier(3, counted: form))
        #expect(returned.file.atDesk("form").total == 1)
        try desk.opineAll()
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        let result = desk.file.resultsWith(.department("market"))
        try desk.act(HandPapersOver(to: .courier, result, courier: "顺丰 李"), as: .market)
        try desk.act(SignForCourier(3), as: .market)
        #expect(try desk.item().review.atIssueOn == nil)
        desk.wait(until: "2018-03-09")
        #expect(desk.code(of: ReceiveFromCourier(3, counted: result), as: .issuer) == .compareFirst)
        try desk.takeOver(3)
        #expect(try desk.item().review.atIssueOn == "2018-03-09")
    }

    @Test func `results go to the issue window, whose signature ends the promised clock`() throws {
        var desk = try Desk.withMarket()
        #expect(desk.code(of: HandPapersOver(to: .issueWindow, form), as: .market) == .resultsOnly)
        try desk.opineAll()
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(try desk.dues() == [nil, "2018-03-14"])
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        let result = desk.file.resultsWith(.department("market"))
        #expect(result == [PaperLine("result-1", PaperCount(originals: 1))])
        #expect(desk.code(of: HandPapersOver(to: .desk, result, cause: .damaged), as: .market) == .noSuchReceiver)
        try desk.act(HandPapersOver(to: .issueWindow, result), as: .market)
        #expect(desk.code(of: HandPapersOver(to: .issueWindow, result), as: .market) == .papersAway)
        #expect(try desk.dues() == [nil, "2018-03-14"])
        #expect(desk.code(of: SignForPapers(2, counted: result)) == .otherDepartment)
        desk.wait(until: "2018-03-13")
        #expect(desk.code(of: SignForPapers(2, counted: result), as: .issuer) == .compareFirst)
        try desk.takeOver(2)
        #expect(try desk.item().review.atIssueOn == "2018-03-13")
        #expect(try desk.dues() == [nil, nil])
        #expect(desk.clocks == ["delivery 2018-03-19"])
        #expect(desk.file.held("result-1", by: .issueWindow).total == 1)
    }

    @Test func `a result is made once, of what was decided, on a numbered blank`() throws {
        var desk = try Desk.reviewed()
        #expect(desk.code(of: MakeResult(1, number: "JY1", blank: "0001"), as: .market) == .notDecided)
        var refused = desk
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(desk.refusal(of: MakeResult(1, number: "JY1"), as: .market) == Denial(.missing, ["field": "blank"]))
        #expect(desk.code(of: MakeResult(1, number: "", blank: "0001"), as: .market) == .missing)
        #expect(desk.code(of: MakeResult(1, number: "JY1", blank: "0001"), as: .fire) == .otherDepartment)
        let past = MakeResult(1, number: "JY1", validUntil: "2018-03-04", blank: "0001")
        #expect(desk.code(of: past, as: .market) == .dateInPast)
        try desk.act(MakeResult(1, number: "JY1", blank: "0001", spoiled: ["0000", ""]), as: .market)
        let made = try #require(try desk.item().review.result?.payload)
        #expect(made.validUntil == "2023-03-04")
        #expect(made.fields == ["address": "海滨五路1号", "holder": "王海"])
        #expect(made.spoiled == ["0000"])
        #expect(desk.code(of: MakeResult(1, number: "JY2", blank: "0002"), as: .market) == .resultMade)
        try refused.act(Decide(1, .refused, reason: "不具备条件"), as: .chief)
        try refused.act(MakeResult(1, number: "不予1号"), as: .market)
        #expect(try refused.item().review.result?.payload.validUntil == nil)
    }
}

extension Desk {
    /// The food licence accepted, its papers signed for by the market department.
    fileprivate static func withMarket() throws -> Desk {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        try desk.sign(1, as: .market)
        return desk
    }
}
