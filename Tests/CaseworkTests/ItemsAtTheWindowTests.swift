import Testing

@testable import Casework

/// Which items a window takes, when, and from whom (seed 四(一); 行政许可法 29).
struct ItemsAtTheWindowTests {
    private let add = AddItem(.licence, hash: "SS03")

    @Test func `each window takes its own items`() throws {
        var desk = try Desk.serving(.registration)
        desk.window?.id = "investment"
        #expect(desk.refusal(of: add) == Denial(.otherWindow, ["item": "食品经营许可", "window": "trade"]))
        desk.window = nil
        #expect(desk.code(of: add) == .otherWindow)
    }

    @Test func `the issue window takes none`() throws {
        var desk = try Desk.serving(.registration)
        desk.window?.issues = true
        #expect(desk.code(of: add) == .windowIssuesOnly)
    }

    @Test(
        arguments: [
            ("2018-03-01", nil), ("2018-05-31", nil), ("2018-02-28", .outOfSeason), ("2018-06-01", .outOfSeason),
        ] as [(Day, Denial.Code?)])
    func `a seasonal window takes items in its part of the year, both ends included`(
        day: Day, code: Denial.Code?
    ) throws {
        var desk = try Desk.serving(.registration, on: day)
        desk.window?.season = .init(from: "03-01", to: "05-31")
        #expect(desk.code(of: add) == code)
    }

    @Test(arguments: [("2018-12-15", true), ("2018-01-31", true), ("2018-02-01", false)] as [(Day, Bool)])
    func `a season may run over New Year`(day: Day, open: Bool) {
        #expect(ServiceWindow.Season(from: "12-15", to: "01-31").contains(day) == open)
    }

    @Test(
        arguments: [
            ("2018-03-04", .notInForce), ("2018-03-05", nil), ("2018-09-27", nil), ("2018-09-28", .notInForce),
        ] as [(Day, Denial.Code?)])
    func `a version of an item is taken while it is in force`(day: Day, code: Denial.Code?) throws {
        let version = ItemDefinition.licence.changed {
            $0.effectiveFrom = "2018-03-05"
            $0.effectiveTo = "2018-09-27"
        }
        let desk = try Desk.serving(.registration, on: day)
        #expect(desk.code(of: AddItem(version, hash: "SS03")) == code)
    }

    @Test func `a case keeps the version it was filed under`() throws {
        var desk = try Desk.serving(.licence)
        let quicker = ItemDefinition.licence.changed { $0.promised = Limit(3, .working, basis: "○") }
        #expect(desk.code(of: AddItem(quicker, hash: "SS03-2")) == .itemAlreadyAdded)
        try desk.passAll()
        desk.wait(until: "2018-03-06")
        try desk.act(Accept([1]))
        #expect(try desk.item().hash == "SS03")
        #expect(try desk.item().deadlines(asOf: desk.now.day, desk.rules).promised?.due == "2018-03-15")
    }

    @Test func `an item is added once, and again when it was dropped`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: add) == .itemAlreadyAdded)
        try desk.act(DropItem(1))
        #expect(desk.code(of: add) == nil)
    }

    @Test func `an item whose papers were received is not dropped`() throws {
        let desk = try Desk.received()
        #expect(desk.code(of: DropItem(1)) == .itemHasOutcome)
    }

    @Test func `what must be filed in person takes no agent, whichever comes first`() throws {
        let inPerson = ItemDefinition.licence.changed { $0.inPerson = true }
        var desk = try Desk.serving(inPerson)
        #expect(desk.code(of: RecordAgent(.clerkOfFirm)) == .mustAppearInPerson)
        #expect(desk.code(of: RecordAgent(nil)) == nil)
        desk = try Desk.serving(.registration)
        try desk.act(RecordAgent(.clerkOfFirm))
        #expect(desk.code(of: AddItem(inPerson, hash: "SS03")) == .mustAppearInPerson)
        try desk.act(RecordAgent(nil))
        #expect(desk.code(of: AddItem(inPerson, hash: "SS03")) == nil)
    }

    @Test func `an agent's mandate names its powers and still runs`() throws {
        var desk = try Desk.serving(.licence, on: "2018-06-30")
        #expect(desk.code(of: RecordAgent(.clerkOfFirm)) == nil)
        var agent = Agent.clerkOfFirm
        agent.powers = ""
        #expect(desk.refusal(of: RecordAgent(agent)) == Denial(.missing, ["field": "powers"]))
        desk.wait(until: "2018-07-01")
        #expect(desk.refusal(of: RecordAgent(.clerkOfFirm)) == Denial(.mandateEnded, ["date": "2018-06-30"]))
        agent = .clerkOfFirm
        agent.until = nil
        #expect(desk.code(of: RecordAgent(agent)) == nil)
    }
}
