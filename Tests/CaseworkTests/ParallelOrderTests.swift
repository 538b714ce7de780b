import Testing

@testable import Casework

/// 变平行为并行 (seed 三(二)2): in whichever order departments that work side by side are done, the case comes out alike.
struct ParallelOrderTests {
    /// Four steps side by side, two joins, and one that waits for both.
    private static let wide = ItemDefinition.licence.changed { item in
        func step(_ id: String, _ department: String, after: String...) -> StepDefinition {
            .init(id: id, name: id, department: department, limit: Limit(3, .working, basis: "○"), after: after)
        }
        item.steps = [
            step("a", "market"), step("b", "fire"), step("c", "market"), step("d", "fire"),
            step("ab", "market", after: "a", "b"), step("cd", "fire", after: "c", "d"),
            step("all", "market", after: "ab", "cd"),
        ]
    }

    @Test func `any order of parallel steps leads to the same case`() throws {
        let start = try Desk.accepted(Self.wide)
        var orders: Set<[String]> = []
        var outcomes: [Case] = []
        for seed in UInt64(1)...200 {
            var chance = SeededGenerator(seed: seed)
            var desk = start
            var order: [String] = []
            while let step = try desk.active.randomElement(using: &chance) {
                try desk.finish(step)
                order.append(step.id)
            }
            #expect(order.count == 7)
            orders.insert(order)
            outcomes.append(desk.file)
        }
        // Of eighty that there are.
        #expect(orders.count > 60)
        let first = try #require(outcomes.first)
        for other in outcomes {
            #expect(other.items == first.items)
            #expect(other.custody.count == first.custody.count)
            #expect(
                try other.steps(of: #require(other.item(1)), asOf: start.now.day, start.rules)
                    == first.steps(of: #require(first.item(1)), asOf: start.now.day, start.rules))
        }
    }

    @Test func `no step is open before all that it waits for, whichever came last`() throws {
        for seed in UInt64(1)...50 {
            var chance = SeededGenerator(seed: seed)
            var desk = try Desk.accepted(Self.wide)
            while let step = try desk.active.randomElement(using: &chance) {
                let done = try Set(desk.item().review.opinions.keys)
                #expect(done.isSuperset(of: step.after))
                try desk.finish(step)
            }
        }
    }
}

extension Desk {
    fileprivate var active: [StepDefinition] {
        get throws {
            try file.steps(of: item(), asOf: now.day, rules).filter(\.state.isActive).map(\.definition)
        }
    }

    /// Takes the step up and gives an opinion that depends on the step alone.
    fileprivate mutating func finish(_ step: StepDefinition) throws {
        let actor = step.department == "fire" ? Actor.fire : .market
        try act(TakeStep(1, step: step.id), as: actor)
        let verdict: OpinionGiven.Verdict = step.id == "c" ? .disagree : .agreeWithConditions
        try act(GiveOpinion(1, step: step.id, verdict, text: step.id), as: actor)
    }
}
