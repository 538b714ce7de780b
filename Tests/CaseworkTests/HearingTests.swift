import Testing

@testable import Casework

/// 听证 and what else is held in a review (行政许可法 34, 36, 46–48). The right was told of on Monday 2018-03-05.
struct HearingTests {
    @Test func `a hearing is asked for within five working days of being told`() throws {
        var desk = try Desk.told()
        #expect(desk.rules.hearingRequestDue(from: "2018-03-05") == "2018-03-12")
        desk.wait(until: "2018-03-12")
        #expect(desk.code(of: RequestHearing(1, by: "王海")) == nil)
        desk.wait(until: "2018-03-13")
        #expect(desk.refusal(of: RequestHearing(1, by: "王海")) == Denial(.termOver, ["date": "2018-03-12"]))
    }

    @Test func `it is told of once, for licences, and asked for once`() throws {
        var desk = try Desk.told()
        #expect(desk.code(of: TellOfHearing(1, parties: "相邻业主"), as: .market) == .hearingTold)
        try desk.act(RequestHearing(1, by: "王海"))
        #expect(desk.code(of: RequestHearing(1, by: "王海")) == .hearingRequested)
        let registration = try Desk.accepted(.reviewed.changed { $0.nature = .registration })
        #expect(registration.code(of: TellOfHearing(1, parties: "相邻业主"), as: .market) == .licencesOnly)
        #expect(registration.code(of: RequestHearing(1, by: "王海")) == .hearingNotTold)
    }

    @Test func `it is held within twenty working days of the request, and its notice goes seven before`() throws {
        var desk = try Desk.told()
        #expect(desk.code(of: CallHearing(1, on: "2018-03-20", place: "三楼会议室"), as: .market) == .hearingNotRequested)
        desk.wait(until: "2018-03-07")
        try desk.act(RequestHearing(1, by: "王海"))
        func call(_ day: Day) -> Denial? {
            desk.refusal(of: CallHearing(1, on: day, place: "三楼会议室"), as: .market)
        }
        #expect(call("2018-03-15") == Denial(.hearingTooSoon, ["date": "2018-03-16"]))
        #expect(call("2018-03-16") == nil)
        #expect(call("2018-04-04") == nil)
        #expect(call("2018-04-08") == Denial(.hearingTooLate, ["date": "2018-04-04"]))
        #expect(desk.code(of: CallHearing(1, on: "2018-03-16", place: ""), as: .market) == .missing)
    }

    @Test func `the decision waits until nobody can ask any more, or for the hearing`() throws {
        var desk = try Desk.told()
        try desk.opineAll()
        let pending = Denial(.hearingPending, ["date": "2018-03-12"])
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == pending)
        var silent = desk
        silent.wait(until: "2018-03-13")
        #expect(silent.code(of: Decide(1, .granted), as: .chief) == nil)
        try desk.act(RequestHearing(1, by: "王海"))
        desk.wait(until: "2018-03-13")
        #expect(desk.refusal(of: Decide(1, .granted), as: .chief) == pending)
        try desk.act(CallHearing(1, on: "2018-03-22", place: "三楼会议室"), as: .market)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .hearingPending)
        desk.wait(until: "2018-03-22")
        try desk.act(HoldHearing(1, chair: "赵和", record: "双方陈述"), as: .market)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == nil)
    }

    @Test func `nobody records a hearing that was not called, is still to come, or is over`() throws {
        var desk = try Desk.told()
        let held = HoldHearing(1, chair: "赵和", record: "双方陈述")
        #expect(desk.code(of: held, as: .market) == .hearingNotCalled)
        try desk.act(RequestHearing(1, by: "王海"))
        try desk.act(CallHearing(1, on: "2018-03-22", place: "三楼会议室"), as: .market)
        #expect(desk.code(of: held, as: .market) == .dateAhead)
        desk.wait(until: "2018-03-23")
        try desk.act(held, as: .market)
        #expect(try desk.item().review.hearing?.heldOn == "2018-03-22")
        #expect(desk.code(of: held, as: .market) == .hearingHeld)
        #expect(desk.code(of: CallHearing(1, on: "2018-04-03", place: "三楼会议室"), as: .market) == .hearingHeld)
    }

    @Test func `nobody who reviews presides`() throws {
        var desk = try Desk.told()
        try desk.agree("papers")
        try desk.act(TakeStep(1, step: "site"), as: .inspector)
        try desk.act(RequestHearing(1, by: "王海"))
        try desk.act(CallHearing(1, on: "2018-03-22", place: "三楼会议室"), as: .market)
        desk.wait(until: "2018-03-22")
        func code(_ number: String) -> Denial.Code? {
            desk.code(of: HoldHearing(1, chair: "某", chairNumber: number, record: "双方陈述"), as: .market)
        }
        #expect(code(Actor.market.person) == .mustBeAnotherPerson)
        #expect(code(Actor.inspector.person) == .mustBeAnotherPerson)
        #expect(code("7001") == nil)
    }

    @Test func `on its own motion the body needs no request, and the twenty days run at once`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(TellOfHearing(1, parties: "社会公众", ownMotion: true), as: .market)
        #expect(desk.code(of: RequestHearing(1, by: "王海")) == .hearingRequested)
        #expect(desk.clocks.contains("hearingHolding 2018-04-02"))
        #expect(desk.code(of: CallHearing(1, on: "2018-03-20", place: "三楼会议室"), as: .market) == nil)
    }

    @Test func `an on-site check is made by two or more people`() throws {
        let desk = try Desk.accepted(.reviewed)
        func visit(_ people: [String], _ sort: ProceedingHeld.Sort = .siteVisit, from: [String] = []) -> Denial.Code? {
            desk.code(
                of: RecordProceeding([1], sort, people: people, departments: from, place: "海滨五路1号", findings: "相符"),
                as: .market)
        }
        #expect(visit([]) == .twoPeopleNeeded)
        #expect(visit(["李强"]) == .twoPeopleNeeded)
        #expect(visit(["李强", "李强"]) == .twoPeopleNeeded)
        #expect(visit(["李强", "孙丽"]) == nil)
        #expect(visit(["李强", "孙丽"], .jointVisit, from: ["market"]) == .departmentsNeeded)
        #expect(visit(["李强", "孙丽"], .jointVisit, from: ["market", "market"]) == .departmentsNeeded)
        #expect(visit(["李强", "孙丽"], .jointVisit, from: ["market", "fire"]) == nil)
    }

    @Test func `parties with a major interest are heard, and experts are named`() throws {
        var desk = try Desk.accepted(.reviewed)
        for sort in [ProceedingHeld.Sort.thirdPartyHeard, .expertReview, .examination] {
            #expect(desk.code(of: RecordProceeding([1], sort, people: [], findings: "无异议"), as: .market) == .missing)
            #expect(desk.code(of: RecordProceeding([1], sort, people: ["邻居"], findings: ""), as: .market) == .missing)
        }
        let heard = RecordProceeding([1], .thirdPartyHeard, people: ["邻居"], findings: "无异议", heldOn: "2018-03-05")
        desk.wait(until: "2018-03-06")
        try desk.act(heard, as: .market)
        #expect(try desk.item().review.proceedings.map(\.on) == ["2018-03-05"])
        let later = RecordProceeding([1], .thirdPartyHeard, people: ["邻居"], findings: "无异议", heldOn: "2018-03-07")
        #expect(desk.code(of: later, as: .market) == .dateAhead)
    }

    @Test func `what several held together is recorded once for all their items`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        let visit = RecordProceeding(
            [1, 2], .jointVisit, people: ["李强", "孙丽"], departments: ["market", "fire"], place: "工地", findings: "相符")
        try desk.act(visit, as: .market)
        #expect(try [desk.item(1), desk.item(2)].map(\.review.proceedings.count) == [1, 1])
        let alone = RecordProceeding([1, 2], .siteVisit, people: ["李强", "孙丽"], place: "工地", findings: "相符")
        #expect(desk.refusal(of: alone, as: .market) == Denial(.otherDepartment, ["department": "fire"]))
        var others = visit
        others.keys = [2]
        #expect(desk.code(of: others, as: .market) == .otherDepartment)
    }
}

extension Desk {
    /// A licence whose applicant was told of the right to a hearing on 2018-03-05.
    static func told() throws -> Desk {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(TellOfHearing(1, parties: "申请人、相邻业主"), as: .market)
        return desk
    }
}
