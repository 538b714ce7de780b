import ArgumentParser
import Casework
import Catalogue
import Foundation
import HallService

/// Cases from the command line: to read, to prove, and to attach files to.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Show, verify or list cases; attach files.",
        subcommands: [Show.self, Replay.self, Verify.self, List.self, Due.self, Feed.self, Attach.self])

    /// Prints a case's story.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the timeline of a case and how it stands; personal numbers are masked.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Flag(help: "Show whole personal numbers; who did so is written to access.log.") var whole = false
        @Argument(help: "Number of the case.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let subject = try await surroundings.subject(number, service)
            if whole {
                try await surroundings.troubled { () throws(Trouble) in
                    try await service.recordAccess(by: "os:\(NSUserName())", to: subject)
                }
            }
            let names = OwnerNames(surroundings.words, service.catalogue)
            let timeline = CaseTimeline(
                subject, service.catalogue, words: surroundings.words, names: names, whole: whole)
            if records.json { return try JSONOutput.print(timeline.entries) }
            surroundings.line(subject.number)
            for entry in timeline.entries { surroundings.line(entry.line(surroundings.words)) }
            let state = CaseState(subject, asOf: service.now.day, service.rules)
            for line in CaseStateText(state, surroundings.words, names).lines { surroundings.line(line) }
        }
    }

    /// Reads records to their last byte.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that a case, or every record, is as it was written; exits 1 when one is not.")

        @OptionGroup var hall: HallOptions
        @Argument(help: "Number of the case; all records when left out.") var number: String?

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            if let number {
                let subject = try await surroundings.subject(number, service)
                try surroundings.refuse(
                    try await surroundings.troubled { () throws(Trouble) in
                        try await service.verifyFiles(of: subject)
                    })
                return surroundings.say(
                    "cli.verify.sound", ["number": subject.number, "operations": "\(subject.revision)"])
            }
            let faults = try await surroundings.troubled { () throws(Trouble) in try await service.verifyAll() }
            try surroundings.refuse(faults)
            surroundings.say("cli.verify.all")
        }
    }

    /// Lists cases, newest first.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List cases, newest first, or those that match words.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "How many at most.") var limit = 50
        @Option(help: "Words of names or first letters of their pinyin, numbers, phones, items.") var search: String?

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let found = try await surroundings.troubled { () throws(Trouble) in
                if let search { return try await service.search(search, limit: limit) }
                return try await service.cases(limit: limit)
            }
            if records.json { return try JSONOutput.print(found.map { CaseRow($0) }) }
            var table = Table(["number", "opened", "applicant", "items"].map { surroundings.words("cli.case.\($0)") })
            for summary in found {
                let items = summary.items.map { "\($0.short) \(surroundings.words("cli.stage.\($0.stage)"))" }
                table.add([
                    summary.number, "\(summary.openedAt.day)", summary.names.first ?? "", items.joined(separator: ", "),
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }
}

/// What a list tells other programs of a case: no personal numbers.
private struct CaseRow: Encodable {
    let id: ULID
    let number: String
    let openedAt: Instant
    let names: [String]
    let items: [CaseSummary.Item]

    init(_ summary: CaseSummary) {
        id = summary.id
        number = summary.number
        openedAt = summary.openedAt
        names = summary.names
        items = summary.items
    }
}

extension Surroundings {
    /// The case with this number, typed or scanned, read from its file.
    func subject(_ number: String, _ service: HallService) async throws(Failure) -> Case {
        let summary = try await troubled { () throws(Trouble) in
            try await service.summary(number: CaseCode(number)?.number ?? number)
        }
        guard let summary else { throw failure(.noInput, "cli.case.missing", ["number": number]) }
        do {
            return try await service.load(summary.id)
        } catch  where error.code == .damaged {
            throw failure(.findings, "trouble.damaged", ["detail": error.detail])
        } catch {
            throw failure(error)
        }
    }
}
