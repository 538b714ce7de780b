import ArgumentParser
import Casework
import CellText
import Documents
import HallService

extension CaseCommand {
    /// Prints how the due dates of a case come about, as the console's page says it.
    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how each running due date of a case comes about, day by day; 80 columns, to be printed.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Flag(help: "Add the clocks that ended.") var all = false
        @Argument(help: "Number of the case.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let subject = try await surroundings.subject(number, service)
            let (rules, today) = (service.rules, service.now.day)
            let proofs = subject.proofs(asOf: today, rules).filter { all || $0.isRunning }
            if records.json {
                return try JSONOutput.print(proofs.map { ProofRecord($0, rules.calendar, asOf: today) })
            }
            if proofs.isEmpty { return surroundings.say("cli.due.none", ["number": subject.number]) }
            surroundings.line(subject.number)
            for line in ProofText(proofs, surroundings.words, rules.calendar, asOf: today).lines { print(line.string) }
        }
    }
}

/// A proof for other programs.
private struct ProofRecord: Encodable {
    let item: String
    let name: String
    let clock: String
    let start: Day
    let cause: String
    let amount: Int
    let unit: Limit.Unit
    let basis: String
    let dayZeroCounts: Bool
    let due: Day
    let counted: Day
    let isEstimate: Bool
    let endedOn: Day?
    /// Working days, negative once over; absent where the clock ended.
    let left: Int?
    let notices: [String]
    let yearsWithoutNotice: [Int]
    let steps: [StepRecord]

    init(_ proof: Proof, _ calendar: WorkCalendar, asOf today: Day) {
        let deadline = proof.deadline
        item = proof.short
        name = proof.name
        clock = proof.clock.rawValue
        start = deadline.start
        cause = proof.cause.rawValue
        amount = deadline.limit.amount
        unit = deadline.limit.unit
        basis = deadline.limit.basis
        dayZeroCounts = deadline.dayZeroCounts
        due = proof.due
        counted = deadline.due
        isEstimate = deadline.isEstimate
        endedOn = proof.endedOn
        left = proof.isRunning ? proof.left(asOf: today, calendar) : nil
        notices = proof.notices(calendar).map(\.number)
        yearsWithoutNotice = proof.yearsWithoutNotice(calendar)
        steps = deadline.steps(calendar).map { StepRecord($0, calendar) }
    }
}
