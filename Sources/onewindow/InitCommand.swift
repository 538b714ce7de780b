import ArgumentParser
import Casework
import HallService

/// Makes the data folder of a new hall; asks for nothing.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new hall in an empty folder, with one counter for each window.")

    @OptionGroup var hall: HallOptions

    func run() async throws {
        let surroundings = try Surroundings(hall)
        // A making that was cut short is gone on with.
        let isFree = try await surroundings.troubled { () throws(Trouble) in
            try await HallService.isFree(data: surroundings.data)
        }
        guard isFree else {
            throw surroundings.failure(.usage, "cli.init.notEmpty", ["path": surroundings.data])
        }
        let settings = try await surroundings.troubled { () throws(Trouble) in
            try await HallService.create(data: surroundings.data, resources: surroundings.resources)
        }
        surroundings.say("cli.init.done", ["path": surroundings.data, "counters": "\(settings.counters.count)"])
        surroundings.say("cli.init.next", ["path": surroundings.data])
    }
}
