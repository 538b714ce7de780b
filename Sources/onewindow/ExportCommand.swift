import ArgumentParser
import CaseStore
import Casework
import Exports
import HallService

/// What happened in the hall, for process mining: without applicants, and with pseudonyms for people and cases.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write an event log for process mining, people and cases under pseudonyms.",
        subcommands: [XESLog.self, CSVLog.self, OCELLog.self])

    /// What every form of a log is made from.
    struct LogOptions: ParsableArguments {
        @OptionGroup var hall: HallOptions
        @OptionGroup var span: SpanOptions
        @Flag(
            help: """
                Pseudonyms of this export alone, under a key that is thrown away; else the hall's own key gives the same \
                ones each time.
                """)
        var freshKey = false

        static let discussion = """
            One trace for each item of each case opened in the span, with all that happened to it until now. No \
            applicant, no number, no field and no free text goes into it.
            """

        /// Writes `head`, each trace as `text` says, and `end`.
        func write(
            _ head: (HallService) -> String, _ text: (Trace) -> String, _ end: String = ""
        ) async throws(Failure) {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try await span.write(surroundings, for: .owner, said: "cli.export.done") { output throws(Trouble) in
                let log = try await log(service, surroundings)
                var (traces, events) = (0, 0)
                try stored { () throws(StoreFault) in try output.write(head(service)) }
                let unreadable = try await service.visitCases(openedIn: span.days) { subject throws(Trouble) in
                    for trace in log.traces(of: subject) {
                        try stored { () throws(StoreFault) in try output.write(text(trace)) }
                        traces += 1
                        events += trace.events.count
                    }
                }
                try stored { () throws(StoreFault) in try output.write(end) }
                return (["traces": "\(traces)", "events": "\(events)"], unreadable)
            }
        }

        func log(_ service: HallService, _ surroundings: Surroundings) async throws(Trouble) -> EventLog {
            var chance = SystemRandomNumberGenerator()
            let fresh = Pseudonyms.newKey(using: &chance)
            let key = freshKey ? fresh : try await service.exportKey(elseKeeping: fresh)
            let settings = service.settings
            return EventLog(
                Pseudonyms(key: key),
                windows: Dictionary(settings.counters.map { ($0.id, $0.window) }) { first, _ in first },
                capacities: Dictionary(settings.staff.map { ($0.number, $0.capacities) }) { first, _ in first },
                rules: service.rules, today: service.now.day, words: surroundings.words)
        }
    }

    /// As XES.
    struct XESLog: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "xes", abstract: "An event log as XES (IEEE 1849).", discussion: LogOptions.discussion)

        @OptionGroup var log: LogOptions

        func run() async throws {
            let span = log.span
            try await log.write({ XES.head("\($0.settings.name) \(span.from)–\(span.to)") }, XES.text, XES.end)
        }
    }

    /// As a table.
    struct CSVLog: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "csv", abstract: "An event log as CSV, one line an event.", discussion: LogOptions.discussion)

        @OptionGroup var log: LogOptions

        func run() async throws {
            try await log.write({ _ in EventTable.head }, EventTable.text)
        }
    }
}
