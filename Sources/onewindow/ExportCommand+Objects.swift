import ArgumentParser
import CaseStore
import Casework
import Exports
import Foundation
import HallService

extension ExportCommand {
    /// As an object-centric log.
    struct OCELLog: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ocel", abstract: "An object-centric event log as JSON (OCEL 2.0).",
            discussion: """
                Cases, their applications and the queue numbers that led to them, of the cases opened in the span; each \
                operation until now is one event, however many items it is about. No applicant, no number, no field and \
                no free text goes into it.
                """)

        @OptionGroup var log: LogOptions

        func run() async throws {
            let surroundings = try Surroundings(log.hall)
            let service = try await surroundings.hall()
            try await log.span.write(surroundings, for: .owner, said: "cli.export.objects") { output throws(Trouble) in
                let log = try await log.log(service, surroundings)
                var parts = try stored { () throws(StoreFault) in try Parts(output, named: self.log.span.out) }
                let unreadable = try await service.visitCases(openedIn: self.log.span.days) { subject throws(Trouble) in
                    let story = log.story(of: subject)
                    try stored { () throws(StoreFault) in try parts.add(story, from: subject) }
                }
                try stored { () throws(StoreFault) in try parts.finish() }
                return (["objects": "\(parts.objects)", "events": "\(parts.events)"], unreadable)
            }
        }

        /// The two lists of a log: objects go out at once, events wait until all objects are there.
        private struct Parts {
            private let output: OutsideOutput
            private let later: Spool
            private var kinds: Set<String> = []
            private(set) var objects = 0
            private(set) var events = 0
            /// Queue numbers that stand in it, of the latest day and the one before: cases come in their order, and none is
            /// opened from an older number.
            private var numbers: (day: Int64, today: Set<ULID>, before: Set<ULID>) = (0, [], [])

            init(_ output: OutsideOutput, named path: String) throws(StoreFault) {
                self.output = output
                later = try Spool(
                    beside: path, elsewhere: FileManager.default.temporaryDirectory.path(percentEncoded: false))
                try output.write(OCEL.head)
            }

            mutating func add(_ story: ObjectStory, from subject: Case) throws(StoreFault) {
                let isKnown = subject.ticket.map { stands($0) } ?? false
                for object in story.objects where object.kind != .number || !isKnown {
                    try output.write((objects == 0 ? "\n" : ",\n") + OCEL.text(of: object))
                    objects += 1
                }
                for event in story.events {
                    try later.write((events == 0 ? "\n" : ",\n") + OCEL.text(of: event))
                    events += 1
                    if let kind = event.values[.name] { kinds.insert(kind) }
                }
            }

            /// Whether the number stands in the log already; it does from now on.
            private mutating func stands(_ ticket: ULID) -> Bool {
                let day = ticket.milliseconds / 86_400_000
                if day > numbers.day { numbers = (day, [], numbers.today) }
                return numbers.before.contains(ticket) || !numbers.today.insert(ticket).inserted
            }

            func finish() throws(StoreFault) {
                try output.write(OCEL.turn)
                try later.pour(into: output)
                try output.write(OCEL.end(kinds))
            }
        }
    }
}
