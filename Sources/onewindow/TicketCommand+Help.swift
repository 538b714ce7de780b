import ArgumentParser
import Casework
import Catalogue
import HallService

extension TicketCommand {
    /// Writes down help given to who holds a number, by guides in the hall who have no console.
    struct Help: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how who holds a number of today was helped (导办、帮办代办).",
            discussion: "The password is read from the terminal or standard input; no counter is needed.")

        @OptionGroup var hall: HallOptions
        @Option(
            help: "guided: told where to go and what to bring; assisted: helped to fill in; actedFor: on their behalf.")
        var kind: Casework.Help.Kind
        @Option(help: "A few words, 200 characters at most.") var note: String?
        @Option(help: "Staff number of who helped, where that is somebody else.") var helper: String?
        @Option(name: .customLong("as"), help: "Staff number of who writes it down.") var person: String
        @Argument(help: "The number, A017.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let actor = try await surroundings.actor(person, for: HelpTicket.roles, service)
            let row = try await surroundings.troubled { () throws(Trouble) in
                try await service.ticket(number: number.uppercased(), centre: actor.centre)
            }
            guard let row else {
                throw surroundings.failure(.noInput, "trouble.missing", ["detail": "\(service.now.day) \(number)"])
            }
            let act = HelpTicket(kind, by: helper, note: note ?? "")
            _ = try surroundings.done(await service.perform(act, on: row.id, as: actor))
            surroundings.say(
                "cli.ticket.helped",
                ["number": row.number, "help": surroundings.words("help.\(kind.rawValue)")])
        }
    }
}

extension Surroundings {
    /// Somebody of the staff at no counter, in a capacity that has one of these roles where there is one.
    fileprivate func actor(
        _ number: String, for roles: Set<Role>, _ service: HallService
    ) async throws(Failure) -> Actor {
        let password = try PasswordPrompt(surroundings: self).current(of: number)
        switch await service.authenticate(number: number, password: password) {
        case .success(let actors):
            guard let actor = actors.first(where: { roles.contains($0.capacity.role) }) ?? actors.first else {
                throw failure(SignInDenial.noCapacity)
            }
            return actor
        case .failure(let denial): throw failure(denial)
        }
    }
}
