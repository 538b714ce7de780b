/// The steps of a joint case or a project on one time line: when each was or will be done, what it waits for, how much
/// room it has, and which of them decide the end (关键路径).
///
/// What is done stands as it was; what is not is counted from today by the steps' own limits, so a plan is a forecast.
public struct Plan: Sendable, Equatable {
    /// A step, or an item that has none.
    public struct Row: Sendable, Equatable {
        public var number: String
        public var short: String
        public var name: String
        /// `Department.id`
        public var department: String
        public var start: Day
        public var end: Day
        public var state: StepState
        /// Working days by which it can slip before the end does.
        public var slack: Int
        /// Places of the rows that it waits for.
        public var after: [Int]

        /// It is not done and has no room: the end waits for it.
        public var isCritical: Bool { if case .done = state { false } else { slack == 0 } }
    }

    public var rows: [Row] = []
    /// Last day of the last row.
    public var end: Day?

    /// The plan of `cases` as of `day`.
    public init(_ cases: [Case], asOf day: Day, _ rules: HallRules) {
        // An item comes after those whose results it waits for.
        var pending = cases.flatMap { subject in subject.items.filter { $0.ending == nil }.map { (subject, $0) } }
        var ends: [String: [Int]] = [:]
        while !pending.isEmpty {
            let shorts = Set(pending.map { $0.1.definition.short })
            let next = pending.firstIndex { _, item in
                item.awaited.values.allSatisfy { !shorts.contains($0.short) || $0.short == item.definition.short }
            }
            let (subject, item) = pending.remove(at: next ?? 0)
            let before = item.awaited.values.map(\.short).sorted().flatMap { ends[$0] ?? [] }
            ends[item.definition.short] = add(item, of: subject, after: before, asOf: day, rules)
        }
        end = rows.map(\.end).max()
        giveSlack(rules.calendar)
    }

    /// Adds the rows of an item; gives the places of those that nothing of the item comes after.
    private mutating func add(
        _ item: ItemApplication, of subject: Case, after before: [Int], asOf day: Day, _ rules: HallRules
    ) -> [Int] {
        let start = item.reviewStart(asOf: day, rules) ?? day
        var places: [String: Int] = [:]
        for progress in subject.steps(of: item, asOf: day, rules) {
            let step = progress.definition
            let after = step.after.compactMap { places[$0] } + (step.after.isEmpty ? before : [])
            let earliest = ([progress.openedOn ?? start] + after.map { rows[$0].end }).max() ?? start
            let end: Day
            switch progress.state {
            case .done(let opinion): end = opinion.on
            case .open, .taken: end = max(day, progress.due?.due ?? day)
            case .waiting, .lost:
                end = step.limit.map { rules.deadline(from: max(earliest, day), $0).due } ?? max(earliest, day)
            }
            places[step.id] = rows.count
            rows.append(
                Row(
                    number: subject.number, short: item.definition.short, name: step.name, department: step.department,
                    start: min(earliest, end), end: end, state: progress.state, slack: 0, after: after))
        }
        guard places.isEmpty else {
            let followed = Set(item.definition.steps.flatMap(\.after))
            return places.filter { !followed.contains($0.key) }.map(\.value).sorted()
        }
        let end = item.review.decision?.on ?? max(start, day)
        rows.append(
            Row(
                number: subject.number, short: item.definition.short, name: item.definition.name,
                department: item.definition.deciding, start: min(start, end), end: end,
                state: item.review.decision == nil
                    ? .open : .done(.init(verdict: .agree, text: "", person: "", on: end)),
                slack: 0, after: before))
        return [rows.count - 1]
    }

    /// From the last row backwards: a row may slip as far as the one after it, and by the room between them.
    private mutating func giveSlack(_ calendar: WorkCalendar) {
        guard let end else { return }
        for index in rows.indices.reversed() {
            let followers = rows.indices.filter { rows[$0].after.contains(index) }
            func gap(to day: Day) -> Int { max(0, calendar.workingDaysLeft(from: rows[index].end, to: day)) }
            rows[index].slack = followers.map { rows[$0].slack + gap(to: rows[$0].start) }.min() ?? gap(to: end)
        }
    }
}
