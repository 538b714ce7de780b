import ArgumentParser
import CaseStore
import Casework
import Catalogue
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
        let centre = try surroundings.centre(centre, service)
        try surroundings.onTerminal { appearance in
            try CallBoard.run(service: service, words: surroundings.words, centre: centre, appearance: appearance)
        }
    }
}

/// The machine at the door.
struct KioskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk", abstract: "Take numbers, ask after cases and rate services, for whoever comes in.",
        discussion: """
            Slips are printed by the hall's printing settings. With --counter it is the small screen before that counter: the \
            number being served and, when its service has ended, once the question what it was like. Ctrl-C asks for a staff \
            number and its password; nothing else ends it.
            """)

    @OptionGroup var hall: HallOptions
    @Option(help: "Centre; the hall's first one by default.") var centre: String?
    @Option(help: "Stand at this counter and ask for ratings only; its centre is meant then.") var counter: String?

    func validate() throws {
        if centre != nil, counter != nil { throw ValidationError("--counter has its own --centre.") }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall(patience: .goesOn)
        let centre = try surroundings.centre(centre ?? surroundings.centre(ofCounter: counter, service), service)
        try surroundings.onTerminal { appearance in
            try KioskHost.run(
                service: service, words: surroundings.words, centre: centre, counter: counter, appearance: appearance)
        }
    }
}

extension Surroundings {
    /// The centre in which a counter stands; nil where none is meant.
    fileprivate func centre(ofCounter id: String?, _ service: HallService) throws(Failure) -> String? {
        guard let id else { return nil }
        guard let counter = service.settings.counters.first(where: { $0.id == id }) else {
            throw failure(.usage, "signin.counterUnknown", ["counter": id])
        }
        return service.catalogue.window(counter.window)?.centre
    }
}
