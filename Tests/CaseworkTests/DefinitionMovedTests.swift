import Testing

@testable import Casework

/// A newer version of an item is taken over only while it waits at the desk, and seen before.
struct DefinitionMovedTests {
    private let newer = ItemDefinition.licence.changed { item in
        item.promised = Limit(5, .working, basis: "○")
        item.lines.removeLast()
        item.lines.append(ChecklistLine("plan", "总平面图", originals: 1))
    }

    @Test func `an item that is being checked goes over, its marks kept where the line is kept`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        try desk.act(desk.move(to: newer))
        let item = try desk.item()
        #expect(item.hash == "newer")
        #expect(item.marks.keys.sorted() == ["form", "premises"])
        #expect(desk.code(of: Accept([1])) == .linesNotLookedAt)
        try desk.act(PassLine("plan"))
        try desk.act(Accept([1]))
        #expect(try desk.dues().last == "2018-03-12")
    }

    @Test func `what would change is shown before`() {
        let change = DefinitionChange(from: .licence, to: newer)
        #expect(change.added == ["总平面图"])
        #expect(change.dropped == ["布局图"])
        #expect(change.promised?.before?.amount == 7 && change.promised?.after?.amount == 5)
        #expect(change.statutory == nil)
        #expect(DefinitionChange(from: newer, to: newer) == DefinitionChange(from: .licence, to: .licence))
    }

    @Test func `what was accepted, promised, deemed accepted or ended keeps its version`() throws {
        var accepted = try Desk.accepted(.licence)
        #expect(accepted.code(of: accepted.move(to: newer)) == .outcomeGiven)
        var promised = try Desk.promised(.licence)
        #expect(promised.code(of: promised.move(to: newer)) == .outcomeGiven)
        var deemed = try Desk.received()
        deemed.wait(until: "2018-02-23")
        #expect(deemed.code(of: deemed.move(to: newer)) == .outcomeGiven)
        var ended = try Desk.noticed()
        try ended.act(Withdraw([1], reason: "不办了"))
        #expect(ended.code(of: ended.move(to: newer)) == .outcomeGiven)
    }

    @Test func `after the one notice nothing more is asked, be it a line, a situation or a copy`() throws {
        var desk = try Desk.noticed()
        let line = desk.move(to: newer)
        #expect(desk.refusal(of: line) == Denial(.newDefect, ["line": "总平面图"]))
        let copies = desk.move(to: .licence.changed { $0.lines[1].copies = 2 })
        #expect(desk.refusal(of: copies) == Denial(.newDefect, ["line": "场所证明"]))
        let fewer = desk.move(to: .licence.changed { $0.lines.removeLast() })
        #expect(desk.code(of: fewer) == nil)
        let condition = ChecklistLine.Condition(question: "home", answer: "是")
        let question = SituationQuestion(id: "home", text: "住宅", answers: ["是", "否"], usual: "否")
        let conditional = ItemDefinition.licence.changed { item in
            item.questions = [question]
            item.lines.append(ChecklistLine("deed", "房产证明", copies: 1, condition: condition))
        }
        desk = try Desk.noticed(conditional)
        let always = conditional.changed { $0.lines[3].condition = nil }
        #expect(desk.refusal(of: desk.move(to: always)) == Denial(.newDefect, ["line": "房产证明"]))
    }

    @Test func `not to the same version, another item's, or one that does not hold today`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: MoveDefinition(1, to: .licence, hash: "SS03")) == .sameDefinition)
        #expect(desk.code(of: desk.move(to: .permit)) == .sameDefinition)
        #expect(desk.code(of: desk.move(to: newer.changed { $0.effectiveFrom = "2018-03-06" })) == .notInForce)
        #expect(desk.code(of: desk.move(to: newer.changed { $0.effectiveTo = "2018-03-04" })) == .notInForce)
        #expect(desk.code(of: desk.move(to: newer)) == nil)
        #expect(desk.code(of: desk.move(to: newer), as: .market) == .roleMayNot)
    }
}

extension Desk {
    /// The move to `definition`, which is archived as "newer".
    fileprivate mutating func move(to definition: ItemDefinition) -> MoveDefinition {
        archive("newer", definition)
        return MoveDefinition(1, to: definition, hash: "newer")
    }

    /// `item` with a notice about its form.
    fileprivate static func noticed(_ item: ItemDefinition) throws -> Desk {
        var desk = try Desk.serving(item)
        try desk.fail("form", 2)
        try desk.passAll()
        try desk.act(IssueNotice([1]))
        return desk
    }
}
