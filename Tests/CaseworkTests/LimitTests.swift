import Testing

@testable import Casework

/// The law's limits by rule profile, through the engine (行政许可法 42, 43, 44, 82). 2018-03-05 is a Monday; Qingming is
/// off from 04-05 to 04-07, and 04-08 is worked.
struct LimitTests {
    private let ten = ExtendLimit(1, approval: .head, reason: "需要进一步核查")

    @Test func `a licence is decided within twenty working days of acceptance`() throws {
        let desk = try Desk.accepted(.reviewed)
        #expect(try desk.dues() == ["2018-04-02", "2018-03-14"])
    }

    @Test func `ten more by the head of the deciding body, reasons told`() throws {
        var desk = try Desk.accepted(.reviewed)
        func code(_ approval: HeadApproval, _ amount: Int? = nil, _ reason: String = "需要核查") -> Denial.Code? {
            desk.code(of: ExtendLimit(1, amount: amount, approval: approval, reason: reason), as: .market)
        }
        #expect(code(.government) == .wrongApprover)
        #expect(code(.head, 11) == .extensionTooLong)
        #expect(code(.head, 0) == .extensionTooLong)
        #expect(code(.head, 4, "") == .missing)
        var future = HeadApproval.head
        future.on = "2018-03-06"
        #expect(code(future) == .dateAhead)
        try desk.act(ten, as: .market)
        #expect(try desk.dues() == ["2018-04-17", "2018-03-14"])
    }

    @Test func `once, be it for fewer days than there are`() throws {
        var desk = try Desk.accepted(.reviewed)
        try desk.act(ExtendLimit(1, amount: 3, approval: .head, reason: "需要核查"), as: .market)
        #expect(try desk.dues().first == "2018-04-08")
        #expect(desk.code(of: ten, as: .market) == .extendedAlready)
    }

    @Test func `on the last day, and never after it`() throws {
        var desk = try Desk.accepted(.reviewed)
        desk.wait(until: "2018-04-02")
        #expect(desk.code(of: ten, as: .market) == nil)
        desk.wait(until: "2018-04-03")
        #expect(desk.refusal(of: ten, as: .market) == Denial(.limitOver, ["date": "2018-04-02"]))
        #expect(desk.code(of: PauseClock(1, .testing, days: 5), as: .market) == .limitOver)
    }

    @Test func `where the item's rules allow none there is none`() throws {
        let licence = try Desk.accepted(.licence)
        #expect(licence.code(of: ten, as: .market) == .noExtension)
        let registration = try Desk.accepted(.registration)
        #expect(try registration.dues() == [nil, "2018-03-14"])
        #expect(registration.code(of: ten, as: .market) == .noExtension)
    }

    @Test func `the lower body has twenty days of its own, and the higher one's begin when it is passed up`() throws {
        var desk = try Desk.accepted(.reviewed.changed { $0.passedUp = true })
        #expect(try desk.dues() == [nil, "2018-03-14"])
        #expect(desk.clocks == ["lowerReview 2018-04-02", "promised 2018-03-14"])
        #expect(desk.code(of: ten, as: .market) == .noExtension)
        try desk.opineAll()
        desk.wait(until: "2018-03-12")
        try desk.act(PassUp(1, to: "日照市市场监督管理局"), as: .market)
        #expect(try desk.dues().first == "2018-04-10")
        #expect(desk.clocks == ["promised 2018-03-14", "statutory 2018-04-10"])
        #expect(desk.code(of: ten, as: .market) == nil)
    }

    @Test func `the lower body's review does not begin to wait once its days are over`() throws {
        var desk = try Desk.accepted(.reviewed.changed { $0.passedUp = true })
        desk.wait(until: "2018-04-03")
        #expect(desk.code(of: PauseClock(1, .testing, days: 5), as: .market) == .limitOver)
    }

    @Test func `what is passed up without being a licence runs from acceptance, as its own rule says`() throws {
        let desk = try Desk.accepted(
            .registration.changed { item in
                item.passedUp = true
                item.statutory = Limit(15, .working, basis: "○")
            })
        #expect(try desk.dues().first == "2018-03-26")
        #expect(desk.clocks == ["promised 2018-03-14", "statutory 2018-03-26"])
    }

    @Test func `a matter is passed up once, when the lower body has done its part, and comes back with a decision`()
        throws
    {
        var desk = try Desk.accepted(.reviewed.changed { $0.passedUp = true })
        let up = PassUp(1, to: "日照市市场监督管理局")
        #expect(desk.code(of: up, as: .market) == .stepsOpen)
        try desk.opineAll()
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .notDecidedAbove)
        #expect(desk.code(of: RecordHigherDecision(1, .granted, document: "7号"), as: .market) == .notAbove)
        try desk.act(up, as: .market)
        #expect(desk.code(of: up, as: .market) == .alreadyPassedUp)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .notDecidedAbove)
        #expect(desk.code(of: RecordHigherDecision(1, .refused, document: ""), as: .market) == .missing)
        try desk.act(RecordHigherDecision(1, .refused, document: "日市监〔2018〕7号"), as: .market)
        #expect(desk.code(of: RecordHigherDecision(1, .granted, document: "8号"), as: .market) == .notAbove)
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .decidedOtherwiseAbove)
        try desk.act(Decide(1, .refused, reason: "上级机关不予许可"), as: .chief)
        #expect(try desk.stage() == .declined)
    }

    @Test func `an item that the body itself decides is not passed up`() throws {
        let desk = try Desk.reviewed()
        #expect(desk.code(of: PassUp(1, to: "市局"), as: .market) == .notPassedUp)
    }

    @Test func `after the decision ten working days are for issue, and a refusal has none`() throws {
        var desk = try Desk.reviewed(on: "2018-12-20")
        var refused = desk
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(desk.clocks.contains("delivery 2019-01-04"))
        #expect(desk.rules.deliveryDue(from: "2018-12-20") == "2019-01-04")
        try refused.act(Decide(1, .refused, reason: "不具备条件"), as: .chief)
        #expect(refused.clocks == ["promised 2018-12-29"])
    }

    @Test func `the law's vectors hold through the engine`() throws {
        var desk = try Desk.received()
        #expect(try desk.item().lastDayForNotice(desk.rules) == "2018-02-22")
        desk = try Desk.accepted(.reviewed, on: "2018-02-14")
        #expect(try desk.dues().first == "2018-03-20")
        desk = try Desk.accepted(.reviewed.changed { $0.promised = Limit(1, .working, basis: "○") }, on: "2018-12-28")
        #expect(try desk.dues().last == "2018-12-29")
    }

    @Test func `calendar days and months run through, and end on a working day`() throws {
        func due(_ limit: Limit, pausedFor days: Int? = nil) throws -> Day? {
            var desk = try Desk.accepted(.reviewed.changed { $0.statutory = limit })
            if let days { try desk.act(PauseClock(1, .appraisal, days: days), as: .market) }
            return try desk.dues().first ?? nil
        }
        #expect(try due(Limit(60, .calendar, basis: "○")) == "2018-05-04")
        // 05-05 is a Saturday.
        #expect(try due(Limit(61, .calendar, basis: "○")) == "2018-05-07")
        #expect(try due(Limit(3, .month, basis: "○")) == "2018-06-05")
        // Five working days from 03-05 end on 03-12: seven calendar days that do not count.
        #expect(try due(Limit(60, .calendar, basis: "○"), pausedFor: 5) == "2018-05-11")
        #expect(try due(Limit(3, .month, basis: "○"), pausedFor: 5) == "2018-06-12")
    }
}

extension Desk {
    /// Clocks that run now with their last days, by name.
    var clocks: [String] {
        file.runningProofs(asOf: now.day, rules).map { "\($0.clock) \($0.due)" }.sorted()
    }
}
