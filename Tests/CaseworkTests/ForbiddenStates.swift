import Testing

@testable import Casework

/// States that no sequence of acts may lead to; walks by chance and the exhaustive one ask for them at every turn.
struct ForbiddenStates {
    var file: Case
    var day: Day
    var rules: HallRules

    /// What is wrong with the case, in words; nothing where all is well.
    var found: [String] {
        file.items.flatMap { item in
            decided(item) + separation(item) + pauses(item) + clocks(item)
        } + custody
    }

    /// A decision with a promise unkept, a step undone, a pause running, or a hearing to come.
    private func decided(_ item: ItemApplication) -> [String] {
        guard let decision = item.review.decision else { return [] }
        var wrong: [String] = []
        let isLost = decision.verdict == .refused && file.awaitedResults(of: item).contains(where: \.isLost)
        if !item.openPromise.isEmpty { wrong.append("decided with a promise open") }
        if !isLost, item.definition.steps.contains(where: { item.review.opinions[$0.id] == nil }) {
            wrong.append("decided with a step undone")
        }
        if item.pause(on: decision.on) != nil { wrong.append("decided while the clock stood") }
        if let hearing = item.review.hearing, hearing.requestedOn != nil, hearing.heldOn == nil {
            wrong.append("decided before the hearing")
        }
        if item.ending != nil { wrong.append("decided and ended") }
        if decision.verdict == .refused, decision.reason.isEmpty { wrong.append("refused without a reason") }
        return wrong
    }

    /// One person on both sides, but at a window that a department empowered.
    private func separation(_ item: ItemApplication) -> [String] {
        guard !item.isHandledAtWindow else { return [] }
        let reviewers = Set(item.review.opinions.values.map(\.person))
        var wrong: [String] = []
        if let acceptor = item.acceptedBy {
            if reviewers.contains(acceptor) { wrong.append("the acceptor gave an opinion") }
            if item.review.decision?.person == acceptor { wrong.append("the acceptor decided") }
        }
        if let decider = item.review.decision?.person, reviewers.contains(decider) {
            wrong.append("an opinion's giver decided")
        }
        return wrong
    }

    private func pauses(_ item: ItemApplication) -> [String] {
        let running = item.review.pauses.filter { $0.runs(on: day) }
        let still = item.review.pauses.compactMap(\.excluded)
        let overlaps = zip(still, still.dropFirst()).contains { $0.upperBound >= $1.lowerBound }
        return (running.count > 1 ? ["two pauses run"] : []) + (overlaps ? ["a day stood still twice"] : [])
    }

    private func clocks(_ item: ItemApplication) -> [String] {
        let deadlines = item.deadlines(asOf: day, rules)
        let all = [deadlines.statutory, deadlines.promised, file.jointDeadline(of: item, asOf: day, rules)]
        var wrong = all.contains { $0.map { $0.due < $0.start } ?? false } ? ["a clock ran backwards"] : []
        if item.review.decision != nil, deadlines.statutory != nil {
            wrong.append("the law's clock outran the decision")
        }
        if item.ending != nil, deadlines.promised != nil { wrong.append("a clock outran the end") }
        return wrong
    }

    /// A paper with two owners or none.
    private var custody: [String] {
        let owners: [Owner] = [.desk, .department("market"), .department("fire"), .courier, .issueWindow, .carrier]
        let made = file.items.flatMap(\.review.made)
        let results =
            made.map { ($0.material, PaperCount(originals: $0.delivery == nil ? 1 : 0)) }
            + made.flatMap(\.deliveries).compactMap(\.receipt).map { ($0, PaperCount(originals: 1)) }
        let materials = file.received.sorted().map { ($0, file.papers[$0] ?? PaperCount()) }
        return (results + materials).flatMap { material, count -> [String] in
            let held = owners.map { file.held(material, by: $0) }
            var wrong = held.reduce(PaperCount(), +) == count ? [] : ["\(material) has two owners or none"]
            if !held.allSatisfy({ $0.covers(PaperCount()) }) { wrong.append("\(material) is owed by its owner") }
            if !owners.allSatisfy({ file.free(material, of: $0).covers(PaperCount()) }) {
                wrong.append("\(material) was promised twice")
            }
            return wrong
        }
    }
}

extension Case {
    /// Extensions that `later` has beyond this state and that came after the limit, or a second time.
    func wrongExtensions(in later: Case, on day: Day, _ rules: HallRules) -> [String] {
        later.log.dropFirst(revision).flatMap { operation -> [String] in
            guard let extended = operation.payload as? LimitExtended, let item = operation.items.first.flatMap(item)
            else { return [] }
            let isJoint = extended.clock == .joint
            let due =
                isJoint
                ? jointDeadline(of: item, asOf: day, rules)?.due : item.deadlines(asOf: day, rules).statutory?.due
            let isAgain =
                isJoint ? jointExtension(of: item) != nil : item.review.extended != nil
            return (due.map { day > $0 } ?? true ? ["extended after its end"] : [])
                + (isAgain ? ["extended twice"] : [])
        }
    }
}
