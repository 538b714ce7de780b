import ArgumentParser
import CaseStore
import Casework
import Catalogue
import HallService

/// Of commands that write what concerns some days into a file.
struct SpanOptions: ParsableArguments {
    @Option(help: "First day, yyyy-MM-dd.") var from: Day
    @Option(help: "Last day, yyyy-MM-dd.") var to: Day
    @Option(
        help: ArgumentHelp("File to write, replaced when it is there; \"-\" for standard output.", valueName: "file"))
    var out: String

    var days: ClosedRange<Day> { from...max(from, to) }

    func validate() throws {
        guard from <= to else { throw ValidationError("--to is not before --from.") }
    }

    /// Writes the file whole, or leaves what is there; then fails where cases could not be read, and names them.
    ///
    /// - Parameters:
    ///   - key: words that tell what was written, unless the file itself goes to standard output.
    ///   - body: gives the values for these words, and what is wrong with cases.
    func write(
        _ surroundings: Surroundings, for readers: OutsideOutput.Readers, said key: String,
        _ body: (OutsideOutput) async throws(Trouble) -> (values: [String: String], unreadable: [Trouble])
    ) async throws(Failure) {
        let written = try await surroundings.troubled { () throws(Trouble) in
            let output = try stored { () throws(StoreFault) in try OutsideOutput(out, for: readers) }
            let written = try await body(output)
            try stored { () throws(StoreFault) in try output.finish() }
            return written
        }
        if out != "-" { surroundings.say(key, written.values.merging(["path": out]) { $1 }) }
        try surroundings.refuse(written.unreadable)
    }
}

extension Surroundings {
    /// Fails where cases could not be read: what was made without them is there, and is not whole.
    func refuse(_ unreadable: [Trouble]) throws(Failure) {
        guard !unreadable.isEmpty else { return }
        let said = unreadable.map { failure($0).message } + [words("cli.damaged", ["count": "\(unreadable.count)"])]
        throw Failure(status: .findings, message: said.joined(separator: "\n"))
    }
}
