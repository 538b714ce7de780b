import Foundation
import Testing

/// A morning in a hall of real processes: three counters, a supervisor's board, the display and the kiosk, each in a terminal
/// of its own. Numbers are taken at the kiosk and called, served, missed, parked, moved and put back by keys alone.
final class HallMorning {
    /// What was found at its end.
    struct Outcome {
        var numbers = 0
        var checks = 0
        var mismatches: [String] = []
        /// Names of what was done.
        var deeds: Set<String> = []
        /// Longest time from an act's end until the three screens said what a recount says.
        var slowest = Duration.zero
    }

    /// Screens that don't say what the files say.
    struct Mismatch: Error, CustomStringConvertible {
        let texts: [String]
        var description: String { texts.joined(separator: "\n\n") }
    }

    /// What becomes of a number that is called; a deck of them is dealt again and again.
    private enum Fate: CaseIterable { case missed, parked, moved, accepted, heard }
    private static let deck: [Fate] =
        [.missed, .parked, .moved, .accepted, .accepted] + Array(repeating: .heard, count: 7)

    private let hall: TmuxHall
    private let clock: MorningClock
    private let recounting: Recounting
    private let clerks = [
        MorningClerk(("0117", "张敏"), counter: "1", queue: "A", size: (80, 24)),
        MorningClerk(("0118", "刘洋"), counter: "11", queue: "A", size: (132, 43)),
        MorningClerk(("0119", "陈晨"), counter: "2", queue: "B", size: (100, 30)),
    ]
    private let supervisor: TmuxConsole
    private let display: TmuxConsole
    private let kiosk: TmuxConsole

    private let count: Int
    private let span: Int
    private var chance: MorningChance
    private var agenda = Agenda()
    private var fates: [Fate] = []
    /// Numbers that the kiosk gave out, and the queue that each stands in.
    private var taken: [String] = []
    private var queues: [String: String] = [:]
    /// How many wait, by queue.
    private var line: [String: Int] = [:]
    private var endsByCall = false
    private var hasPaused = false
    private var hasLeft = false
    private var outcome = Outcome()

    /// - Parameters:
    ///   - count: numbers to be taken.
    ///   - minutes: time within which they are.
    init(_ count: Int, within minutes: Int, seed: UInt64, clock: MorningClock) throws {
        (self.count, span, chance, self.clock) = (count, minutes * 60, MorningChance(state: seed), clock)
        hall = try TmuxHall(numbers: 0, hour: 9, people: [("0119", "陈晨", "frontDesk")])
        try hall.change { $0 = $0.replacing("\"idleLockMinutes\" : 5", with: "\"idleLockMinutes\" : 0") }
        recounting = Recounting(data: hall.program.data)
        let (variables, data) = (clock.variables, hall.program.data)
        display = try TmuxConsole(["board", "--data", data], width: 60, variables: variables)
        kiosk = try TmuxConsole(["kiosk", "--data", data], variables: variables)
        supervisor = try hall.console(
            of: "0001", "周建华", waitingFor: "退出", size: (132, 43), variables: variables)
        try supervisor.type(.f(10))
        try supervisor.wait(for: "大厅实况")
        for clerk in clerks { try signIn(clerk) }
    }

    private func signIn(_ clerk: MorningClerk) throws {
        clerk.console = try hall.console(
            of: clerk.person.number, clerk.person.name, counter: clerk.counter, waitingFor: "\(clerk.counter)号窗口",
            size: clerk.size, variables: clock.variables)
    }

    /// Plays it to its end.
    func play() throws -> Outcome {
        for second in (0..<count).map({ _ in Int.random(in: 0..<span, using: &chance) }) {
            let draw = Int.random(in: 0..<100, using: &chance)
            agenda.add(.take(draw < 64 ? "A" : draw < 86 ? "B" : "C"), by: .kiosk, at: second)
        }
        agenda.add(.widen, by: .supervisor, at: span / 9)
        for clerk in clerks { clerk.isIdle = true }
        clock.start()
        try check("the beginning")
        while let second = agenda.next {
            while clock.waits(for: second) { try check("time alone") }
            let acts = agenda.take { clock.isPaced ? clock.rest(until: $0) <= 0 : Bool.random(using: &chance) }
            for act in acts { try begin(act) }
            for act in acts { try complete(act) }
            outcome.deeds.formUnion(acts.map { String("\($0.deed)".prefix { $0.isLetter }) })
            let lasted = try check(acts.map { "\($0.actor) \($0.deed)" }.joined(separator: ", "))
            outcome.slowest = max(outcome.slowest, lasted)
        }
        try expectNothingLost()
        outcome.numbers = taken.count
        return outcome
    }

    private func begin(_ act: Agenda.Act) throws {
        switch (act.actor, act.deed) {
        case (.kiosk, .take(let queue)): try kiosk.type(.data(["A": "1", "B": "2", "C": "3"][queue] ?? ""), "0")
        case (.clerk(let index), let deed): try clerks[index].begin(deed)
        default: break
        }
    }

    private func complete(_ act: Agenda.Act) throws {
        let now = clock.second(atLeast: act.second)
        switch (act.actor, act.deed) {
        case (.kiosk, _): try took(at: now)
        case (.supervisor, _): try widen()
        case (.clerk(let index), .call): try called(index, now)
        case (.clerk(let index), .finish): try ended(index, now, "办结")
        case (.clerk(let index), .miss): try ended(index, now, "过号")
        case (.clerk(let index), .park): try ended(index, now, "已搁置")
        case (.clerk(let index), .transfer): try ended(index, now, "已转队列")
        case (.clerk(let index), .putBack(let number)):
            guard clerks[index].console != nil else { return agenda.add(act.deed, by: act.actor, at: now + 300) }
            try clerks[index].putBack(number)
            stand(number, in: queues[number] ?? "", now)
        case (.clerk(let index), .pause):
            try clerks[index].console?.wait(for: "已暂停服务")
            agenda.add(.resume, by: act.actor, at: now + 300)
        case (.clerk(let index), .resume):
            try clerks[index].console?.wait(for: "已恢复服务")
            free(index, now)
        case (.clerk(let index), .leave):
            #expect(try clerks[index].console?.exitStatus() == 0)
            clerks[index].console = nil
            agenda.add(.comeBack, by: act.actor, at: now + 240)
        case (.clerk(let index), .comeBack):
            try signIn(clerks[index])
            free(index, now)
        case (.clerk, .take), (.clerk, .widen): break
        }
    }

    // MARK: - What acts lead to

    private func took(at now: Int) throws {
        let slip = /您的号码 ([A-Z]\d{3})/
        let shown = try kiosk.wait("a number") { $0.contains(slip) }
        let number = try #require(shown.firstMatch(of: slip).map { String($0.1) })
        try kiosk.type(.escape)
        try kiosk.wait(for: "取号请按数字")
        taken.append(number)
        stand(number, in: String(number.prefix(1)), now)
    }

    /// The number waits in `queue`; a clerk who waits for somebody calls soon.
    private func stand(_ number: String, in queue: String, _ now: Int) {
        queues[number] = queue
        line[queue, default: 0] += 1
        guard let index = clerks.firstIndex(where: { $0.isIdle && $0.queues.contains(queue) }) else { return }
        clerks[index].isIdle = false
        agenda.add(.call, by: .clerk(index), at: now + Int.random(in: 5...20, using: &chance))
    }

    /// The third counter takes the queue that nobody calls from.
    private func widen() throws {
        try supervisor.type(.tab, .key("Home"), .down, .down, "+", "2")
        try supervisor.wait(for: "加办队列的原因")
        try supervisor.type("无人叫号", .enter)
        try supervisor.wait(for: "投资项目 +C")
        clerks[2].queues.append("C")
        if clerks[2].isIdle, line["C", default: 0] > 0 { free(2, clock.second(atLeast: span / 9)) }
    }

    private func called(_ index: Int, _ now: Int) throws {
        let clerk = clerks[index]
        guard let number = try clerk.finishCall() else { return free(index, now) }
        line[queues[number] ?? "", default: 0] -= 1
        if fates.isEmpty { fates = HallMorning.deck.shuffled(using: &chance) }
        let fate = fates.removeLast()
        let service = min(600, max(30, Int(-150 * log(Double.random(in: 0.01..<1, using: &chance)))))
        switch fate {
        case .missed: agenda.add(.miss, by: .clerk(index), at: now + Int.random(in: 40...90, using: &chance))
        case .parked: agenda.add(.park, by: .clerk(index), at: now + service / 2)
        case .moved: agenda.add(.transfer, by: .clerk(index), at: now + 30)
        case .accepted where clerk.queues[0] == "A":
            try clerk.accept()
            fallthrough
        case .accepted, .heard:
            // Every other one ends with the next one's call.
            endsByCall.toggle()
            let deed: Agenda.Deed = endsByCall ? .call : .finish
            agenda.add(deed, by: .clerk(index), at: now + service)
        }
    }

    /// The number left the counter: it is done, or is put back in line later.
    private func ended(_ index: Int, _ now: Int, _ word: String) throws {
        guard let number = clerks[index].number else { return }
        try clerks[index].finishService(word)
        if word == "已转队列" { stand(number, in: clerks[index].otherQueue, now) }
        if word == "已搁置" || word == "过号" && Bool.random(using: &chance) {
            let back = now + Int.random(in: 300...900, using: &chance)
            agenda.add(.putBack(number), by: .clerk(index), at: back)
        }
        free(index, now)
    }

    /// The clerk goes on with whoever waits; one goes away for a while, another has a break.
    private func free(_ index: Int, _ now: Int) {
        let clerk = clerks[index]
        clerk.isIdle = false
        if index == 0, !hasLeft, clerk.called.count >= count / 6 {
            hasLeft = true
            agenda.add(.leave, by: .clerk(0), at: now + 5)
        } else if index == 1, !hasPaused, clerk.called.count >= count / 12 {
            hasPaused = true
            agenda.add(.pause, by: .clerk(1), at: now + 5)
        } else if clerk.queues.contains(where: { line[$0, default: 0] > 0 }) {
            agenda.add(.call, by: .clerk(index), at: now + Int.random(in: 5...20, using: &chance))
        } else {
            clerk.isIdle = true
        }
    }

    // MARK: - What screens must say

    /// Looks until the three screens say what a recount of the files says. Files that change meanwhile are counted again;
    /// what differs while they stand still is a mismatch. Gives the time that it took.
    @discardableResult
    private func check(_ moment: String) throws -> Duration {
        let begin = ContinuousClock.now
        var (expected, text, screens) = (ShownHall(), "", ["", "", ""])
        outcome.checks += 1
        for _ in 0..<40 {
            let found = try recount()
            (expected, text) = (found.result.shown, found.text)
            for _ in 0..<25 {
                screens = [try supervisor.screen(), try display.screen(), try kiosk.screen()]
                if ShownHall(board: screens[0], display: screens[1], kiosk: screens[2]).agrees(with: expected) {
                    return ContinuousClock.now - begin
                }
            }
        }
        outcome.mismatches.append("after \(moment)\n\(screens.joined(separator: "\n"))\nrecount: \(text)")
        // What is wrong once stays so: there is no use in waiting for it each time.
        guard outcome.mismatches.count < 3 else { throw Mismatch(texts: outcome.mismatches) }
        return ContinuousClock.now - begin
    }

    private func recount() throws -> (result: Recounting.Result, text: String) {
        try recounting.run(at: Date(), clerks.filter { $0.console != nil }.map(\.seat))
    }

    /// No number is lost, doubled, or called at two counters, by what kiosk and consoles said.
    private func expectNothingLost() throws {
        let found = try recount().result
        #expect(found.numbers == taken.sorted() && Set(taken).count == count)
        for clerk in clerks { #expect(found.called[clerk.counter] == clerk.called) }
        #expect(found.faults == [] && found.open == [])
        try hall.expectSound()
    }
}
