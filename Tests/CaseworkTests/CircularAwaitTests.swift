import Testing

@testable import Casework

/// Items that wait for each other's results in a circle would wait for ever: the last wait is refused.
struct CircularAwaitTests {
    @Test func `two items of a case do not wait for each other`() throws {
        var desk = try Desk.serving(.waiting("A", for: "B"), .waiting("B", for: "A"))
        try desk.act(AwaitResult("A"))
        let circle = Denial(.circularAwait, ["item": "A", "short": "B"])
        #expect(desk.refusal(of: AwaitResult("B")) == circle)
        // With the paper of one of them the other way is free.
        try desk.act(PassLine("A"))
        #expect(desk.refusal(of: AwaitResult("B")) == nil)
    }

    @Test func `nor do items over several others, while a chain of any length is fine`() throws {
        var desk = try Desk.serving(.waiting("A", for: "C"), .waiting("B", for: "A"), .waiting("C", for: "B"))
        try desk.act(AwaitResult("A"))
        try desk.act(AwaitResult("B"))
        #expect(desk.refusal(of: AwaitResult("C")) == Denial(.circularAwait, ["item": "A", "short": "C"]))
        try desk.act(Withdraw([2], reason: "不办了"))
        #expect(desk.refusal(of: AwaitResult("C")) == nil)
    }

    @Test func `an item of another case that waits for this one is not waited for`() throws {
        var desk = try Desk.serving(.waiting("A", for: "B"))
        var other = try Desk.serving(.waiting("B", for: "A"), on: "2018-03-06")
        try other.act(AwaitResult("A", from: .init(of: desk, "A")))
        // The rule sees the other case only where somebody shows it.
        #expect(desk.refusal(of: AwaitResult("B", from: .init(of: other, "B"))) == nil)
        #expect(desk.refusal(of: AwaitResult("B", from: .init(of: other, "B"), seeing: [other])) == .circle("A", "B"))
        // A certificate that is there is waited for by nobody.
        let made = AwaitResult.Source(of: other, "B", certificate: "JY1")
        #expect(desk.refusal(of: AwaitResult("B", from: made, seeing: [other])) == nil)
        try desk.act(AwaitResult("B", from: made, seeing: [other]))
    }

    @Test func `a circle that leads away over two cases and comes back to another item of this one is seen`() throws {
        var desk = try Desk.serving(.waiting("A", for: "C"), .waiting("D", for: "C"))
        var middle = try Desk.serving(.waiting("B", for: "A"), on: "2018-03-06")
        var last = try Desk.serving(.waiting("C", for: "B"), on: "2018-03-07")
        try middle.act(AwaitResult("A", from: .init(of: desk, "A")))
        try last.act(AwaitResult("B", from: .init(of: middle, "B")))
        let source = AwaitResult.Source(of: last, "C")
        #expect(desk.refusal(of: AwaitResult("C", from: source, seeing: [middle, last])) == .circle("A", "C"))
        // What is lost keeps nobody waiting for ever.
        try middle.act(Withdraw([1], reason: "不办了"))
        #expect(desk.refusal(of: AwaitResult("C", from: source, seeing: [middle, last])) == nil)
        try desk.act(AwaitResult("C", from: source, seeing: [middle, last]))
    }

    @Test func `a wait within the case is refused too when it closes a circle that leads over another one`() throws {
        var desk = try Desk.serving(.waiting("A", for: "B"), .waiting("C", for: "A"))
        var other = try Desk.serving(.waiting("B", for: "C"), on: "2018-03-06")
        try desk.act(AwaitResult("B", from: .init(of: other, "B")))
        try other.act(AwaitResult("C", from: .init(of: desk, "C")))
        #expect(desk.refusal(of: AwaitResult("A", seeing: [other])) == .circle("C", "A"))
        #expect(desk.refusal(of: AwaitResult("A", seeing: [])) == nil)
    }
}

extension Denial {
    fileprivate static func circle(_ item: String, _ short: String) -> Denial {
        Denial(.circularAwait, ["item": item, "short": short])
    }
}

extension ItemDefinition {
    /// The item `short`, which gives the material of that name and needs that of another item.
    fileprivate static func waiting(_ short: String, for other: String) -> ItemDefinition {
        .delivery.changed { item in
            item.short = short
            item.name = short
            item.lines = [
                ChecklistLine("form" + short, "申请书", originals: 1),
                ChecklistLine(other, other, copies: 1, sharing: true),
            ]
            item.result = ResultDefinition(name: short, material: short, validity: nil, blank: false)
        }
    }
}

extension AwaitResult.Source {
    fileprivate init(of desk: Desk, _ short: String, certificate: String? = nil) {
        self.init(
            caseID: desk.file.id, number: desk.file.number, short: short, material: short, certificate: certificate)
    }
}

extension AwaitResult {
    fileprivate init(_ material: String, from source: Source? = nil, seeing desks: [Desk]) {
        self.init(material, from: source)
        others = Dictionary(uniqueKeysWithValues: desks.map { ($0.file.id, $0.file) })
    }
}
