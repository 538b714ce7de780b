import ArgumentParser
import CaseStore
import Casework
import Foundation
import HallService
import TerminalHost

/// The console of a counter: what runs when no command is named.
struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "console", abstract: "Work at a counter.")

    @OptionGroup var hall: HallOptions
    @Flag(
        help: """
            For clerks who are let in by another account's rule: of the environment only the terminal's look and language \
            count, --data must be said, files come from the hall's scanFolder alone, and no program is started.
            """)
    var sealed = false

    func run() async throws {
        guard sealed else {
            let surroundings = try Surroundings(hall)
            return try await Self.run(try await surroundings.hall(patience: .goesOn), surroundings)
        }
        let environment = SealedEnvironment.enter(from: ProcessInfo.processInfo.environment)
        let surroundings = try Surroundings(hall, environment: environment)
        guard hall.data != nil else { throw surroundings.failure(.usage, "cli.console.sealedNeedsData") }
        try await Self.run(try await surroundings.hall(patience: .goesOn, isSealed: true), surroundings)
    }

    /// Runs the console on a hall that is open; the demo comes in here with a clock of its own.
    static func run(_ hall: HallService, _ surroundings: Surroundings) async throws {
        try surroundings.onTerminal { appearance in
            try Console.run(
                service: hall, words: surroundings.words, appearance: appearance,
                clipboard: ProcessInfo.processInfo.environment["ONEWINDOW_CLIPBOARD"])
        }
    }
}

extension Surroundings {
    /// Runs what takes the whole terminal, with its faults in words.
    func onTerminal(_ body: (Appearance) throws -> Void) throws {
        do {
            try body(Appearance(environment: ProcessInfo.processInfo.environment))
        } catch TerminalFault.notATerminal {
            throw failure(.usage, "cli.console.noTerminal")
        } catch TerminalFault.unknownTerminal(let name) {
            throw failure(.usage, "cli.console.unknownTerminal", ["name": name])
        } catch TerminalFault.locale(let name) {
            throw failure(.usage, "cli.console.locale", ["name": name])
        } catch TerminalFault.system(let errno) {
            throw failure(.usage, "cli.console.system", ["detail": String(cString: strerror(errno))])
        } catch let trouble as Trouble {
            throw failure(trouble)
        }
    }
}
