import Testing

@testable import Casework

/// An item that needs another one's result waits for it and gets it without paper (seed 三(二)6).
struct AwaitedResultTests {
    @Test func `in one case the line waits for the item that gives it, and asks for no paper`() throws {
        var desk = try Desk.both()
        #expect(try desk.item(2).marks["foodLicence"] == .awaited("SS03"))
        #expect(desk.file.papers["foodLicence"] == nil)
        #expect(try desk.states(2) == ["waiting SS03"])
        #expect(desk.code(of: TakeStep(2, step: "look"), as: .market) == .stepWaits)
        #expect(desk.code(of: Decide(2, .granted), as: .chief) == .stepsOpen)
        try desk.opineAll(1)
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(try desk.states(2) == ["waiting SS03"])
        desk.wait(until: "2018-03-08")
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        #expect(try desk.states(2) == ["open"])
        #expect(try desk.file.steps(of: desk.item(2), asOf: desk.now.day, desk.rules).map(\.openedOn) == ["2018-03-08"])
        try desk.agree(2, "look")
        #expect(desk.code(of: Decide(2, .granted), as: .chief) == nil)
    }

    @Test func `an item without steps waits with its decision`() throws {
        var desk = try Desk.both(steps: false)
        #expect(desk.refusal(of: Decide(2, .granted), as: .chief)?.code == .resultAwaited)
        try desk.opineAll(1)
        try desk.act(Decide(1, .granted), as: .chief)
        try desk.act(MakeResult(1, number: "JY1", blank: "0001"), as: .market)
        #expect(desk.code(of: Decide(2, .granted), as: .chief) == nil)
    }

    @Test func `where the other item was refused, this one is ended or refused by a person, never granted`() throws {
        var desk = try Desk.both()
        #expect(desk.code(of: Terminate(2, .prerequisiteLost, reason: "未批"), as: .chief) == .prerequisiteNotLost)
        try desk.opineAll(1)
        try desk.act(Decide(1, .refused, reason: "不具备条件"), as: .chief)
        #expect(try desk.file.awaitedResults(of: desk.item(2)).map(\.isLost) == [true])
        #expect(try desk.states(2) == ["lost"])
        let lost = Denial(.prerequisiteLost, ["item": "网络餐饮备案", "short": "SS03"])
        #expect(desk.refusal(of: TakeStep(2, step: "look"), as: .market) == lost)
        #expect(desk.refusal(of: Decide(2, .granted), as: .chief) == lost)
        #expect(desk.code(of: Decide(2, .refused, reason: "前置事项未获批准"), as: .chief) == nil)
        try desk.act(Terminate(2, .prerequisiteLost, reason: "前置事项未获批准"), as: .chief)
        #expect(try desk.stage(2) == .terminated)
    }

    @Test func `a withdrawn prerequisite is lost, and one filed anew is waited for again`() throws {
        var desk = try Desk.both()
        try desk.act(Withdraw([1], reason: "不办了"))
        #expect(try desk.file.awaitedResults(of: desk.item(2)).map(\.isLost) == [true])
        try desk.add(.reviewed)
        #expect(try desk.file.awaitedResults(of: desk.item(2)).map(\.isLost) == [false])
    }

    @Test func `nothing is waited for that no item of the case gives`() throws {
        var desk = try Desk.serving(.delivery)
        #expect(desk.refusal(of: AwaitResult("foodLicence")) == Denial(.noSuchResult, ["line": "食品经营许可证"]))
        #expect(desk.code(of: AwaitResult("tea")) == .noSuchLine)
        try desk.add(.reviewed)
        #expect(desk.code(of: AwaitResult("deliveryForm")) == .noSuchResult)
        #expect(desk.code(of: AwaitResult("foodLicence")) == nil)
    }

    @Test func `a line that waits is taken back, or looked at after all when the paper comes`() throws {
        var desk = try Desk.serving(.reviewed, .delivery)
        try desk.act(AwaitResult("foodLicence"))
        try desk.act(Undo())
        #expect(try desk.item(2).marks["foodLicence"] == nil && desk.item(2).awaited.isEmpty)
        try desk.act(AwaitResult("foodLicence"))
        try desk.act(PassLine("foodLicence"))
        #expect(try desk.item(2).awaited.isEmpty)
        #expect(desk.file.papers["foodLicence"] == PaperCount(copies: 1))
    }

    @Test func `from another case it comes when that case has made it`() throws {
        var desk = try Desk.elsewhere(certificate: nil)
        let source = try desk.source(certificate: "JY1")
        #expect(try desk.states() == ["waiting SS03"])
        #expect(desk.code(of: ProvideResult(try desk.source(certificate: nil)), as: .system) == .noSuchResult)
        var stranger = source
        stranger.caseID = desk.file.id
        #expect(desk.code(of: ProvideResult(stranger), as: .system) == .noSuchResult)
        desk.wait(until: "2018-03-09")
        try desk.act(ProvideResult(source), as: .system)
        #expect(try desk.states() == ["open"])
        #expect(try desk.file.awaitedResults(of: desk.item()).map(\.on) == ["2018-03-09"])
        #expect(desk.code(of: ProvideResult(source), as: .system) == .noSuchResult)
    }

    @Test func `from another case it is lost when that case says so, and this one is ended or refused, never granted`()
        throws
    {
        var desk = try Desk.elsewhere(certificate: nil)
        let source = try desk.source(certificate: nil)
        #expect(desk.code(of: Terminate(1, .prerequisiteLost, reason: "未批"), as: .chief) == .prerequisiteNotLost)
        try desk.act(ForeseeResult(source, loss: .withdrawn), as: .system)
        #expect(try desk.file.awaitedResults(of: desk.item()).map(\.loss) == [.withdrawn])
        #expect(try desk.states() == ["lost"])
        #expect(desk.code(of: Decide(1, .granted), as: .chief) == .prerequisiteLost)
        #expect(desk.code(of: Decide(1, .refused, reason: "前置事项未获批准"), as: .chief) == nil)
        let item = try #require(desk.file.summary(asOf: desk.now.day, desk.rules)?.items.first)
        #expect(item.lost == "SS03" && item.steps.map(\.id) == ["decide"])
        #expect(Plan([desk.file], asOf: desk.now.day, desk.rules).rows.map(\.state) == [.lost(["SS03"])])
        var ended = desk
        try ended.act(Terminate(1, .prerequisiteLost, reason: "前置事项未获批准"), as: .chief)
        #expect(try ended.stage() == .terminated)
        // Hope is not given up before somebody does: the steward goes on looking until then.
        #expect(desk.file.summary(asOf: desk.now.day, desk.rules)?.awaits == [source.caseID])
        try desk.act(Decide(1, .refused, reason: "前置事项未获批准"), as: .chief)
        #expect(desk.file.summary(asOf: desk.now.day, desk.rules)?.awaits == [])
    }

    @Test func `a loss in another case is written once, for the lines that wait for that very item`() throws {
        var desk = try Desk.elsewhere(certificate: nil)
        let source = try desk.source(certificate: nil)
        #expect(desk.code(of: ForeseeResult(source, loss: nil), as: .system) == .noSuchResult)
        for change in [
            { $0.short = "SS04" }, { $0.material = "deliveryForm" }, { $0.caseID = desk.file.id },
        ] as [(inout AwaitResult.Source) -> Void] {
            var other = source
            change(&other)
            #expect(desk.code(of: ForeseeResult(other, loss: .declined), as: .system) == .noSuchResult)
        }
        try desk.act(ForeseeResult(source, loss: .declined), as: .system)
        #expect(desk.code(of: ForeseeResult(source, loss: .declined), as: .system) == .noSuchResult)
    }

    @Test func `what was lost in another case can come after all, and comes`() throws {
        var desk = try Desk.elsewhere(certificate: nil)
        let source = try desk.source(certificate: nil)
        try desk.act(ForeseeResult(source, loss: .withdrawn), as: .system)
        try desk.act(ForeseeResult(source, loss: nil), as: .system)
        #expect(try desk.states() == ["waiting SS03"])
        try desk.act(ForeseeResult(source, loss: .withdrawn), as: .system)
        try desk.act(ProvideResult(try desk.source(certificate: "JY1")), as: .system)
        #expect(try desk.states() == ["open"])
        #expect(try desk.file.awaitedResults(of: desk.item()).map(\.isLost) == [false])
    }

    @Test func `before acceptance the paper stands in for what was lost, and news of a loss outlives no undoing`()
        throws
    {
        var desk = try Desk.serving(.delivery)
        let source = try desk.source(certificate: nil)
        try desk.act(AwaitResult("foodLicence", from: source))
        try desk.act(ForeseeResult(source, loss: .refused), as: .system)
        try desk.act(PassLine("foodLicence"))
        #expect(try desk.file.awaitedResults(of: desk.item()).isEmpty)
        try desk.act(Undo())
        #expect(try desk.file.awaitedResults(of: desk.item()).map(\.isLost) == [true])
        // The system's act is nobody's to undo; the clerk's own before it is.
        try desk.act(Undo())
        #expect(try desk.item().awaited.isEmpty && desk.item().marks["foodLicence"] == nil)
    }

    @Test func `an item says why it will give no result`() throws {
        var desk = try Desk.accepted(.reviewed)
        #expect(desk.file.loss(of: "SS03") == nil)
        #expect(desk.file.loss(of: "SS09") == .dropped)
        try desk.act(Withdraw([1], reason: "不办了"))
        #expect(desk.file.loss(of: "SS03") == .withdrawn)
        try desk.add(.reviewed)
        #expect(desk.file.loss(of: "SS03") == nil)
        // Every ending of an item has its word among the causes.
        for stage in ItemApplication.Stage.allCases where stage.isClosed {
            #expect(ResultLost.Cause(rawValue: stage.rawValue) != nil)
        }
    }

    @Test func `a certificate that is there already holds nothing up`() throws {
        let desk = try Desk.elsewhere(certificate: "JY1")
        #expect(try desk.states() == ["open"])
    }

    @Test func `a source must be another case and stand for the material`() throws {
        let desk = try Desk.serving(.delivery)
        var source = try desk.source(certificate: nil)
        source.material = "tea"
        #expect(desk.code(of: AwaitResult("foodLicence", from: source)) == .noSuchResult)
        source = try desk.source(certificate: nil)
        source.caseID = desk.file.id
        #expect(desk.code(of: AwaitResult("foodLicence", from: source)) == .noSuchResult)
    }

    @Test func `papers given back leave what is waited for alone`() throws {
        var desk = try Desk.serving(.reviewed, .delivery)
        try desk.act(CountLine("foodLicence", PaperCount(copies: 1), inspected: false))
        try desk.act(ReceivePapers())
        try desk.act(AwaitResult("foodLicence"))
        try desk.act(GivePapersBack())
        #expect(try desk.item(2).marks["foodLicence"] == .awaited("SS03"))
    }
}

extension Desk {
    private static func delivery(steps: Bool) -> ItemDefinition {
        .delivery.changed { item in
            if steps { item.steps = [.init(id: "look", name: "审查", department: "market", limit: nil, after: [])] }
        }
    }

    /// The food licence and the delivery filing that waits for it, both accepted.
    fileprivate static func both(steps: Bool = true) throws -> Desk {
        var desk = try Desk.serving(.reviewed, delivery(steps: steps))
        try desk.act(AwaitResult("foodLicence"))
        try desk.passAll()
        try desk.act(Accept([1, 2]))
        return desk
    }

    /// The delivery filing alone, accepted, waiting for another case.
    fileprivate static func elsewhere(certificate: String?) throws -> Desk {
        var desk = try Desk.serving(delivery(steps: true))
        try desk.act(AwaitResult("foodLicence", from: desk.source(certificate: certificate)))
        try desk.passAll()
        try desk.act(Accept([1]))
        return desk
    }

    fileprivate func source(certificate: String?) throws -> AwaitResult.Source {
        AwaitResult.Source(
            caseID: try #require(ULID("01ARZ3NDEKTSV4RRFFQ69G5FAV")), number: "KF-0002", short: "SS03",
            material: "foodLicence", certificate: certificate)
    }
}
