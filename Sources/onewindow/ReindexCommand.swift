import ArgumentParser
import Casework
import Catalogue
import Foundation
import HallService

/// Makes the index anew; it is derived from the records and holds nothing of its own.
struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Make the index of lists and searches anew from the records.")

    @OptionGroup var hall: HallOptions

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let damaged = try await surroundings.troubled { () throws(Trouble) in
            // Said in place on a terminal, and not at all into a file.
            let isTerminal = isatty(STDERR_FILENO) == 1
            try await service.reindex { done, of in
                guard isTerminal else { return }
                let line = surroundings.words("cli.reindex.progress", ["done": "\(done)", "of": "\(of)"])
                FileHandle.standardError.write(Data("\r\(line)\u{1B}[K".utf8))
            }
            if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
            return try await service.damaged()
        }
        try surroundings.refuse(damaged)
        surroundings.say("cli.reindex.done")
    }
}
