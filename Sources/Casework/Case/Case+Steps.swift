/// How far a review step has come; folded from the log, never stored.
public enum StepState: Sendable, Equatable {
    /// Something must be there first: names of steps that are not done, short codes of results that are awaited.
    case waiting([String])
    /// A result that had to be there first will never come: short codes of the items that were to give it.
    case lost([String])
    /// Nobody works on it yet.
    case open
    case taken(by: String)
    case done(Review.Opinion)

    /// Somebody of the department can work on it now.
    public var isActive: Bool {
        switch self {
        case .open, .taken: true
        case .waiting, .lost, .done: false
        }
    }

    /// It has not opened, and may never.
    var isShut: Bool {
        switch self {
        case .waiting, .lost: true
        case .open, .taken, .done: false
        }
    }

    /// Word for lists and the index.
    public var name: String {
        switch self {
        case .waiting: "waiting"
        case .lost: "lost"
        case .open: "open"
        case .taken: "taken"
        case .done: "done"
        }
    }
}

/// A step of an item with its state, the day it opened and the day it is due.
public struct StepProgress: Sendable, Equatable {
    public var definition: StepDefinition
    public var state: StepState
    /// Day on which everything before it was there; nil while it waits.
    public var openedOn: Day?
    /// Last day of its own limit; nil where it has none or waits.
    public var due: Deadline?
}

extension Case {
    /// The steps of `item`, in the order of its definition. Steps whose predecessors are done are open, side by side
    /// (变串联为并联, seed 三(二)2); a step after several waits for all of them.
    public func steps(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [StepProgress] {
        item.definition.steps.map { progress(of: $0, item, asOf: day, rules) }
    }

    /// The step `step` of `item` with its state.
    func progress(
        of step: StepDefinition, _ item: ItemApplication, asOf day: Day, _ rules: HallRules
    ) -> StepProgress {
        let state = state(of: step, item, asOf: day, rules)
        var openedOn: Day?
        if !state.isShut, let start = item.reviewStart(asOf: day, rules) {
            let arrivals = awaitedResults(of: item).compactMap(\.on)
            openedOn = step.after.compactMap { item.review.opinions[$0]?.on }.reduce(arrivals.reduce(start, max), max)
        }
        let excluded = item.excluded(\.promised)
        return StepProgress(
            definition: step, state: state, openedOn: openedOn,
            due: openedOn.flatMap { opened in
                step.limit.map { rules.deadline(from: opened, $0, excluding: excluded) }
            })
    }

    /// How far the step has come, which is all that an act on it asks for.
    func state(
        of step: StepDefinition, _ item: ItemApplication, asOf day: Day, _ rules: HallRules
    ) -> StepState {
        if let opinion = item.review.opinions[step.id] { return .done(opinion) }
        let before = step.after.filter { item.review.opinions[$0] == nil }
        let names = before.isEmpty ? [] : item.definition.steps.filter { before.contains($0.id) }.map(\.name)
        let awaited = awaitedResults(of: item)
        let lost = awaited.filter(\.isLost).map(\.short)
        guard lost.isEmpty else { return .lost(lost) }
        let missing = awaited.filter { $0.on == nil }.map(\.short)
        guard names.isEmpty, missing.isEmpty, item.reviewStart(asOf: day, rules) != nil else {
            return .waiting(names + missing)
        }
        return item.review.taken[step.id].map { .taken(by: $0.person) } ?? .open
    }

    /// A result of another item that a line of `item` waits for, and since when it is there.
    public struct AwaitedResult: Sendable, Equatable {
        public var material: String
        /// Item that gives it.
        public var short: String
        /// Case that it comes from; nil for this one.
        public var source: ULID?
        /// Day on which it was made; nil while it is not.
        public var on: Day?
        /// How the item ended that was to give it; nil while it can come.
        public var loss: ResultLost.Cause?

        /// It will never come.
        public var isLost: Bool { loss != nil }
    }

    /// Results that lines of `item` wait for, made or not.
    public func awaitedResults(of item: ItemApplication) -> [AwaitedResult] {
        item.awaited.map { material, awaited in
            let source = awaited.source == nil ? items.last { $0.definition.short == awaited.short } : nil
            let made = source?.review.decision?.verdict == .granted ? source?.review.result?.on : nil
            return AwaitedResult(
                material: material, short: awaited.short, source: awaited.source,
                on: awaited.source == nil ? made : awaited.providedOn,
                loss: awaited.source == nil ? loss(of: awaited.short) : awaited.loss)
        }.sorted { $0.material < $1.material }
    }

    /// The department that leads a joint case: the one named, else that which decides the first item.
    public var lead: String? { namedLead ?? items.first { !$0.recordedStage.isClosed }?.definition.deciding }

    /// Departments that take part in the review of the accepted items, the lead first.
    public var reviewingDepartments: [String] {
        let all = items.filter { $0.recordedStage.isAccepted }.flatMap(\.definition.departments)
        return ((lead.map { [$0] } ?? []) + all).reduce(into: []) { list, department in
            if all.contains(department), !list.contains(department) { list.append(department) }
        }
    }
}

extension ItemApplication {
    /// Day from which the departments can work: acceptance, deemed acceptance included; nil before and after an ending.
    public func reviewStart(asOf day: Day, _ rules: HallRules) -> Day? { clockStart(asOf: day, rules) }
}
