import Testing

@testable import Casework

/// Numbered blank certificates: received once, used once, and the count closes.
struct BlankTests {
    private static let name = "食品经营许可证"
    private var stock = BlankStock(id: BlankStock.id(owner: "market", name: BlankTests.name))
    private let rules = Desk().rules
    private var random = SeededGenerator(seed: 3)

    private mutating func act(_ intent: some Intent<BlankStock>, as actor: Actor = .market) throws {
        let now = Instant("2018-03-05", secondOfDay: 9 * 3600, offset: 28_800)
        let context = Context(
            actor: actor, now: now, window: nil, rules: rules, intent: ULID(at: now, using: &random))
        let operations = numbered(try decide(intent, stock, context), after: stock.revision)
        stock = try BlankStock.fold(stock.id, stock.log + operations, Definitions { _ in nil })
    }

    private mutating func code(_ intent: some Intent<BlankStock>, as actor: Actor = .market) -> Denial.Code? {
        do {
            var copy = self
            try copy.act(intent, as: actor)
            return nil
        } catch {
            return (error as? Denial)?.code
        }
    }

    @Test(arguments: [("A001", "A100", 100), ("0001", "0001", 1), ("鲁B07", "鲁B10", 4)])
    func `a run counts its numbers`(first: String, last: String, count: Int) throws {
        let run = try #require(BlankRun(from: first, to: last))
        #expect(run.count == count)
        #expect(run.contains(first) && run.contains(last))
    }

    @Test(arguments: [("A100", "A001"), ("A1", "A10"), ("A01", "B10"), ("", "10"), ("A", "B"), ("0", "999999")])
    func `what is no run is refused`(first: String, last: String) {
        #expect(BlankRun(from: first, to: last) == nil)
    }

    @Test func `a run holds only numbers of its own form`() throws {
        let run = try #require(BlankRun(from: "A001", to: "A100"))
        for other in ["A1", "A0001", "B001", "A101", "001", "A000", ""] { #expect(!run.contains(other), "\(other)") }
    }

    @Test func `a number is received once`() throws {
        var test = self
        try test.act(ReceiveBlanks(Self.name, from: "A001", to: "A100"))
        #expect(test.code(ReceiveBlanks(Self.name, from: "A100", to: "A120")) == .blanksKnown)
        #expect(test.code(ReceiveBlanks(Self.name, from: "A101", to: "A120")) == nil)
        #expect(test.code(ReceiveBlanks(Self.name, from: "B001", to: "B100")) == nil)
        #expect(test.code(ReceiveBlanks(Self.name, from: "x", to: "y")) == .notABlankRun)
    }

    @Test func `a stock is its owner's alone`() throws {
        var test = self
        try test.act(ReceiveBlanks(Self.name, from: "A001", to: "A100"))
        #expect(test.code(CloseBlanks(counted: 100), as: .fire) == .otherDepartment)
        #expect(test.code(CloseBlanks(counted: 100), as: .issuer) == .roleMayNot)
        #expect(test.code(ReceiveBlanks("别的证", from: "C1", to: "C2")) == .otherDepartment)
        #expect(BlankStock.id(owner: "market", name: "a") != BlankStock.id(owner: "market", name: "b"))
    }

    @Test func `a blank that is spoiled is there no more`() throws {
        var test = self
        try test.act(ReceiveBlanks(Self.name, from: "A001", to: "A100"))
        #expect(test.code(SpoilBlank("A101", reason: "破损")) == .blankUnknown)
        #expect(test.code(SpoilBlank("A001", reason: " ")) == .missing)
        try test.act(SpoilBlank("A001", reason: "破损"))
        #expect(test.code(SpoilBlank("A001", reason: "破损")) == .blankUnknown)
        #expect(test.stock.expected(BlankTally()) == 99)
    }

    @Test func `the count closes against what was received, used and spoiled, or says why not`() throws {
        var test = self
        #expect(test.code(CloseBlanks(counted: 0)) == .noBlanks)
        try test.act(ReceiveBlanks(Self.name, from: "A001", to: "A100"))
        try test.act(SpoilBlank("A001", reason: "破损"))
        var close = CloseBlanks(counted: 90)
        close.tally = BlankTally(used: 8, spoiled: 2)
        #expect(test.code(close) == .blanksDiffer)
        close.note = "少一张,查找中"
        try test.act(close)
        #expect(test.stock.closing?.expected == 89)
        close = CloseBlanks(counted: 89)
        close.tally = BlankTally(used: 8, spoiled: 2)
        try test.act(close)
        #expect(test.stock.closing?.counted == 89)
        #expect(BlankSheet(test.stock, Self.name, close.tally).isClosed(on: "2018-03-05"))
        #expect(!BlankSheet(test.stock, Self.name, BlankTally(used: 9, spoiled: 2)).isClosed(on: "2018-03-05"))
        #expect(!BlankSheet(test.stock, Self.name, close.tally).isClosed(on: "2018-03-06"))
    }

    @Test func `a refused certificate's blank counts as spoiled`() throws {
        var desk = try Desk.made()
        var read = try desk.printed(1)
        read[1]?["holder"] = "王梅"
        try desk.act(TakeOverResults(1, read: read), as: .issuer)
        try desk.act(MakeResult(1, number: "JY2", blank: "0003", spoiled: ["0002"]), as: .market)
        #expect(desk.file.blankUses.map { "\($0.number) \($0.isSpoiled)" } == ["0001 true", "0003 false", "0002 true"])
        #expect(desk.file.blankUses.allSatisfy { $0.owner == "market" && $0.name == "食品经营许可证" })
    }
}
