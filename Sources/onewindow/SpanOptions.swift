import ArgumentParser
import CaseStore
import Casework
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

    /// Writes the file whole, or leaves what is there. `body` says how many things it wrote, which the words `key` tell
    /// unless the file itself goes to standard output.
    func write(
        _ surroundings: Surroundings, for readers: OutsideOutput.Readers, said key: String,
        _ body: (OutsideOutput) async throws(Trouble) -> [String: String]
    ) async throws(Failure) {
        let counts = try await surroundings.troubled { () throws(Trouble) in
            let output = try stored { () throws(StoreFault) in try OutsideOutput(out, for: readers) }
            let counts = try await body(output)
            try stored { () throws(StoreFault) in try output.finish() }
            return counts
        }
        if out != "-" { surroundings.say(key, counts.merging(["path": out]) { $1 }) }
    }
}

/// Runs `body` with faults of a file as trouble.
func stored<T>(_ body: () throws(StoreFault) -> T) throws(Trouble) -> T {
    do {
        return try body()
    } catch {
        throw Trouble(store: error)
    }
}
