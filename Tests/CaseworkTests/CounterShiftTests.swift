import Testing

@testable import Casework

/// What counters do on a day other than usually, each change with its reason.
struct CounterShiftTests {
    private var now = Instant(Day(number: 20_780), secondOfDay: 36_000, offset: 28_800)
    private var shift = CounterShift(id: CounterShift.id(counter: "3", on: Day(number: 20_780)))

    private func context(_ role: Role) -> Context {
        let actor = Actor(person: "0001", name: "周", capacity: Capacity(role), centre: "main", counter: "3")
        return Context(
            actor: actor, now: now, window: nil, rules: HallRules(calendar: .hall, defects: [], absentDefects: []),
            intent: shift.id)
    }

    private mutating func act(_ intent: some Intent<CounterShift>, as role: Role = .supervisor) throws {
        now = now.adding(seconds: 60)
        var log = shift.log
        for var operation in try decide(intent, shift, context(role)) {
            operation.sequence = log.count + 1
            log.append(operation)
        }
        shift = try CounterShift.fold(shift.id, log, Definitions { _ in nil })
    }

    private func code(of intent: some Intent<CounterShift>, as role: Role = .supervisor) -> Denial.Code? {
        Casework.denial(of: intent, shift, context(role))?.code
    }

    @Test mutating func `a counter takes queues beside its own, gives up its own, and takes it back`() throws {
        #expect(shift.queues(own: "A") == ["A"])
        try act(AssignQueue("B", own: "A", takes: true, reason: "B 排队久"))
        #expect(shift.queues(own: "A") == ["A", "B"])
        try act(AssignQueue("A", own: "A", takes: false, reason: "专办 B"))
        #expect(shift.queues(own: "A") == ["B"])
        try act(AssignQueue("A", own: "A", takes: true, reason: "恢复"))
        try act(AssignQueue("B", own: "A", takes: false, reason: "恢复"))
        #expect(shift.queues(own: "A") == ["A"] && shift.added.isEmpty && shift.dropped.isEmpty)
    }

    @Test mutating func `what is so already is refused, and so is a change without a reason or by a clerk`() throws {
        #expect(code(of: AssignQueue("A", own: "A", takes: true, reason: "r")) == .queueServed)
        #expect(code(of: AssignQueue("B", own: "A", takes: false, reason: "r")) == .queueNotServed)
        #expect(code(of: AssignQueue("B", own: "A", takes: true, reason: " ")) == .missing)
        #expect(code(of: AssignQueue("B", own: "A", takes: true, reason: "r"), as: .frontDesk) == .roleMayNot)
    }

    @Test mutating func `in a break a counter calls from no queue, and afterwards from those it had`() throws {
        try act(AssignQueue("B", own: "A", takes: true, reason: "r"))
        #expect(code(of: ResumeCounter(), as: .frontDesk) == .counterNotPaused)
        try act(PauseCounter(reason: "午餐"), as: .frontDesk)
        #expect(shift.queues(own: "A").isEmpty && shift.pause == .init(since: now, reason: "午餐"))
        #expect(code(of: PauseCounter(reason: "r"), as: .frontDesk) == .counterPaused)
        #expect(code(of: PauseCounter(reason: "r"), as: .reviewer) == .roleMayNot)
        try act(ResumeCounter(), as: .frontDesk)
        #expect(shift.queues(own: "A") == ["A", "B"])
    }

    @Test func `each counter has one shift a day`() {
        let day = Day(number: 20_780)
        let ids = [
            CounterShift.id(counter: "3", on: day), CounterShift.id(counter: "4", on: day),
            CounterShift.id(counter: "3", on: day.adding(days: 1)),
        ]
        #expect(Set(ids).count == 3 && ids[0] == shift.id)
    }
}
