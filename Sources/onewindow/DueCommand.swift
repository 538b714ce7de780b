import ArgumentParser
import Casework
import Catalogue
import HallService

/// Counts a limit by the catalogue's calendar, with the proof day by day.
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Count when a limit ends, by the State Council's calendar.")

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Option(help: "working, calendar or month.") var unit = Limit.Unit.working
    @Flag(help: "Show each day on the way.") var proof = false
    @Flag(help: "Count the first day as day 1, not as day 0.") var dayZeroCounts = false
    @Argument(help: "Day from which it runs, yyyy-MM-dd.") var from: Day
    @Argument(help: "How many units, 0 to 3660.") var amount: Int

    func validate() throws {
        guard (0...3660).contains(amount) else { throw ValidationError("0 to 3660 units.") }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let calendar: WorkCalendar
        do {
            calendar = try Catalogue.load(from: surroundings.catalogue).calendar
        } catch {
            throw surroundings.failure(.configuration, "cli.catalogue.unusable")
        }
        let limit = Limit(amount, unit, basis: "")
        let deadline = Deadline.last(from: from, limit: limit, calendar: calendar, dayZeroCounts: dayZeroCounts)
        if records.json {
            return try JSONOutput.print(
                DueRecord(
                    from: from, amount: amount, unit: unit, due: deadline.due, isEstimate: deadline.isEstimate,
                    proof: proof ? deadline.steps(calendar).map { StepRecord($0, calendar) } : nil))
        }
        if proof {
            for step in deadline.steps(calendar) { surroundings.line(surroundings.words.line(of: step)) }
        }
        surroundings.line("\(deadline.due)" + (deadline.isEstimate ? " " + surroundings.words("cli.due.estimate") : ""))
    }
}

/// The JSON form of the answer; its keys are for other programs.
private struct DueRecord: Encodable {
    let from: Day
    let amount: Int
    let unit: Limit.Unit
    let due: Day
    let isEstimate: Bool
    let proof: [StepRecord]?
}

/// A day of a proof for other programs.
struct StepRecord: Encodable {
    let day: Day
    let kind: String
    let festival: String?
    /// Number of the notice by which it is off or worked.
    let notice: String?
    let effect: String
    let count: Int?
    let isEstimate: Bool

    init(_ step: Deadline.Step, _ calendar: WorkCalendar) {
        day = step.day
        isEstimate = step.isEstimate
        notice = calendar.notice(on: step.day)?.number
        (kind, festival) = step.kind.parts
        (effect, count) = step.effect.parts
    }
}

extension Words {
    /// `2018-02-12 周一 工作日 第1个`
    fileprivate func line(of step: Deadline.Step) -> String {
        let (kind, festival) = step.kind.parts
        let (effect, count) = step.effect.parts
        let parts = [
            "\(step.day)", self("cli.weekday.\(step.day.weekday)"),
            self("cli.day.\(kind)", ["festival": festival ?? ""]),
            self("cli.step.\(effect)", ["count": count.map(String.init) ?? ""]),
            step.isEstimate ? self("cli.due.estimate") : "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension DayKind {
    /// Name of the sort of day, and its festival.
    fileprivate var parts: (String, String?) {
        switch self {
        case .working: ("working", nil)
        case .weekend: ("weekend", nil)
        case .holiday(let festival): ("holiday", festival)
        case .workedWeekend(let festival): ("workedWeekend", festival)
        }
    }
}

extension Deadline.Step.Effect {
    fileprivate var parts: (String, Int?) {
        switch self {
        case .counted(let count): ("counted", count)
        case .skipped: ("skipped", nil)
        case .paused: ("paused", nil)
        case .ends: ("ends", nil)
        case .moved: ("moved", nil)
        }
    }
}
