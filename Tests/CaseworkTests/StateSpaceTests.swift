import Testing

@testable import Casework

/// Every state that a small licence can come into: two steps side by side, one promise, one pause, and four days.
///
/// Breadth first from its acceptance on a promise, over all acts of seven people: one of them accepted, and one reviews and
/// decides. Two states are one where they differ in nothing but identities and moments. On the second day the promise falls
/// due, on the third the limit, which a pause and an extension put off.
struct StateSpaceTests {
    @Test func `of the 3016 states of a small licence none is forbidden`() throws {
        let space = try StateSpace(days: 4)
        #expect(space.forbidden == [])
        #expect(space.states == 3016)
        // Acts that the rules allow in these states.
        #expect(space.acts == 30_994)
        #expect(space.stages == ["accepted", "declined", "granted", "promised", "terminated", "withdrawn"])
    }
}

/// The states reached, and what was found in them.
private struct StateSpace {
    /// Distinct states, acts that led from one to another or the same, and what was wrong.
    private(set) var states = 0
    private(set) var acts = 0
    private(set) var forbidden: Set<String> = []
    /// Stages in which some state lies.
    private(set) var stages: Set<String> = []

    private static let licence = ItemDefinition.licence.changed { item in
        func limit(_ days: Int) -> Limit { Limit(days, .working, basis: "○") }
        item.fields = []
        item.lines = [
            ChecklistLine("form", "申请书", originals: 1), ChecklistLine("layout", "布局图", originals: 1, tolerable: true),
        ]
        (item.statutory, item.extension_, item.promised, item.promiseTerm) = (limit(2), limit(1), limit(2), limit(1))
        item.steps = [
            .init(id: "site", name: "现场核查", department: "market", limit: nil, after: []),
            .init(id: "fire", name: "消防意见", department: "fire", limit: nil, after: []),
        ]
    }

    private static let people: [Actor] = [
        .clerk, .market, .fire, .chief, .issuer, .behind("1001", "market", .chief), .behind("3001", "market", .chief),
    ]

    init(days: Int) throws {
        let start = try Desk.promised(Self.licence)
        let workdays = (0..<10).map { start.now.day.adding(days: $0) }
            .filter(start.rules.calendar.isWorking).prefix(days)
        let last = workdays.last ?? start.now.day
        var seen: Set<String> = [try start.key()]
        var frontier = [start]
        while !frontier.isEmpty {
            var next: [Desk] = []
            for desk in frontier {
                check(desk)
                stages.insert(try desk.stage().rawValue)
                for later in try successors(of: desk, until: last) where seen.insert(try later.key()).inserted {
                    next.append(later)
                }
            }
            frontier = next
        }
        states = seen.count
    }

    private mutating func check(_ desk: Desk) {
        forbidden.formUnion(ForbiddenStates(file: desk.file, day: desk.now.day, rules: desk.rules).found)
        // What was folded on step by step is what the log says.
        guard desk.file.revision % 16 == 0 else { return }
        let again = try? Case.fold(desk.file.id, desk.file.log, desk.definitions)
        if again?.items != desk.file.items { forbidden.insert("the log tells another story") }
    }

    /// What any act, or the next working day, makes of a state.
    private mutating func successors(of desk: Desk, until last: Day) throws -> [Desk] {
        var found: [Desk] = []
        if desk.now.day < last {
            var morning = desk
            morning.wait(until: desk.rules.calendar.workingDay(onOrAfter: desk.now.day.adding(days: 1)))
            found.append(morning)
        }
        for intent in try Self.intents(desk) {
            for actor in Self.people {
                guard let later = try desk.after(intent, by: actor) else { continue }
                acts += 1
                forbidden.formUnion(desk.file.wrongExtensions(in: later.file, on: desk.now.day, desk.rules))
                // All decisions are looked at, those too that lead to a state seen before.
                if intent is Decide { check(later) }
                found.append(later)
            }
        }
        return found
    }

    private static func intents(_ desk: Desk) throws -> [any Intent<Case>] {
        var intents: [any Intent<Case>] = [
            Decide(1, .granted), Decide(1, .refused, reason: "不具备条件"), ResumeClock(1),
            ExtendLimit(1, approval: .head, reason: "核查"), ReceiveSupplement(["layout"]), PassLine("layout"),
            FailLine("layout", defects: [1]), Terminate(1, .promiseBroken, reason: "逾期"),
            Withdraw([1], reason: "不办了"), MakeResult(1, number: "JY1"),
            HandPapersOver(to: .issueWindow, desk.file.resultsWith(.department("market"))),
        ]
        if try desk.item().review.pauses.isEmpty { intents.append(PauseClock(1, .testing, days: 1)) }
        for step in ["site", "fire"] {
            intents += [TakeStep(1, step: step), ReleaseStep(1, step: step), GiveOpinion(1, step: step, .agree)]
        }
        for slip in desk.file.handovers where slip.state == .open {
            intents += [SignForPapers(slip.id, counted: slip.papers), TakeHandoverBack(slip.id)]
            if slip.to == .issueWindow { intents.append(TakeOverResults(slip.id, read: try desk.printed(slip.id))) }
        }
        return intents
    }
}

extension Desk {
    /// The case after `intent`, folded on from where it stands; nil where the rules refuse it.
    fileprivate func after(_ intent: some Intent<Case>, by actor: Actor) throws -> Desk? {
        guard type(of: intent).roles.contains(actor.capacity.role) else { return nil }
        var later = self
        do { try later.proceed(intent, as: actor) } catch is Denial { return nil }
        return later
    }

    /// All that decides what can happen from here on: neither identities nor moments, nor the order of acts. What has been
    /// decided or ended has no clocks and no steps any more.
    fileprivate func key() throws -> String {
        let item = try item()
        let review = item.review
        var parts = [item.recordedStage.rawValue]
        for slip in file.handovers where slip.state == .open { parts += [slip.from.id, slip.to.id, slip.givenBy] }
        for (owner, papers) in file.custody { parts += [owner.id] + papers.map(\.material) }
        guard item.ending == nil, review.decision == nil else {
            parts += [
                review.decision?.person ?? "", review.result?.person ?? "", review.atIssueOn == nil ? "" : "issue",
            ]
            return parts.joined(separator: " ")
        }
        parts.append(String(now.day.number))
        for step in item.definition.steps {
            parts += [
                review.opinions[step.id].map { "done " + $0.person } ?? review.taken[step.id].map {
                    "taken " + $0.person
                }
                    ?? "-"
            ]
        }
        for pause in review.pauses {
            parts += [pause.from, pause.until, pause.endedOn ?? Day(number: 0)].map { String($0.number) }
        }
        parts += item.brought.sorted() + [review.extended == nil ? "" : "extended"]
        return parts.joined(separator: " ")
    }
}
