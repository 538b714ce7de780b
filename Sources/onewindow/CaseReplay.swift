import ArgumentParser
import Casework
import HallService

extension CaseCommand {
    /// Prints a case as it stood at a moment.
    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a case as it stood then: items, steps and opinions, running clocks, who held the papers.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "'yyyy-MM-dd HH:mm', or a day for its end; what was done within the minute is in.")
        var at: Moment
        @Argument(help: "Number of the case.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let subject = try await surroundings.subject(number, service)
            let moment = at.instant(offset: service.now.offset)
            guard let openedAt = subject.openedAt, openedAt < moment else {
                throw surroundings.failure(
                    .noInput, "cli.replay.before", ["number": subject.number, "time": "\(moment.day) \(moment.clock)"])
            }
            let past = try await surroundings.troubled { () throws(Trouble) in
                try await service.load(subject.id, asOf: moment)
            }
            let state = CaseState(past, asOf: moment.day, service.rules)
            if records.json { return try JSONOutput.print(state) }
            surroundings.say(
                "cli.state.at", ["number": subject.number, "time": "\(moment.day) \(moment.clock)"])
            let names = OwnerNames(surroundings.words, service.catalogue)
            for line in CaseStateText(state, surroundings.words, names).lines { surroundings.line(line) }
        }
    }
}

/// A minute, or a day, as it is written on a command line; its last moment is meant.
struct Moment: ExpressibleByArgument {
    private let day: Day
    private let minute: Int

    init?(argument: String) {
        let parts = argument.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = parts.first, let day = Day(first), parts.count <= 2 else { return nil }
        self.day = day
        guard parts.count == 2 else {
            minute = 24 * 60 - 1
            return
        }
        let digits = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard digits.count == 2, digits.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hour = Int(digits[0]), let minute = Int(digits[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        self.minute = hour * 60 + minute
    }

    /// The last millisecond of it, in the hall's zone.
    func instant(offset: Int) -> Instant {
        let start = Instant(day, secondOfDay: minute * 60, offset: offset)
        return Instant(milliseconds: start.milliseconds + 59_999, offset: offset)
    }
}
