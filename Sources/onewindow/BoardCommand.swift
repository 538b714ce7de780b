import ArgumentParser
import CaseStore
import Casework
import Foundation
import HallService
import TerminalHost

/// The display in the hall.
struct BoardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "Show the latest calls in large type, for a screen in the hall.",
        discussion: "It shows numbers and counters, and nothing of anybody. q or Ctrl-C ends it.")

    @OptionGroup var hall: HallOptions
    @Option(help: "Centre; the hall's first one by default.") var centre: String?

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall(patience: .goesOn)
        let centre = centre ?? service.settings.centres.first?.id ?? ""
        guard service.settings.centres.contains(where: { $0.id == centre }) else {
            throw surroundings.failure(.usage, "cli.board.noCentre", ["centre": centre])
        }
        try surroundings.onTerminal { appearance in
            try CallBoard.run(service: service, words: surroundings.words, centre: centre, appearance: appearance)
        }
    }
}
