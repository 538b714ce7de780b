import ArgumentParser
import HallService

/// The console of a counter: what runs when no command is named.
struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "Work at a counter.")

    @OptionGroup var hall: HallOptions

    func run() async throws {
        let surroundings = try Surroundings(hall)
        try await Self.run(try await surroundings.hall(), surroundings)
    }

    /// Runs the console on a hall that is open; the demo comes in here with a clock of its own.
    static func run(_ hall: HallService, _ surroundings: Surroundings) async throws {
        print("console not built")
    }
}
