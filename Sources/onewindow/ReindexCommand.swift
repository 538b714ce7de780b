import ArgumentParser
import Casework
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
            try await service.reindex()
            return try await service.damaged()
        }
        try surroundings.refuse(damaged)
        surroundings.say("cli.reindex.done")
    }
}
