import ArgumentParser
import Casework
import Catalogue
import HallService

/// What applicants said of services, and what is done about the bad ones (好差评).
struct RatingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rating", abstract: "List ratings, and see to it that bad ones are put right.",
        subcommands: [List.self, Open.self, Close.self], defaultSubcommand: List.self)

    /// Lists ratings.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the ratings of some days, or the bad ones that nobody has closed.")

        @OptionGroup var hall: HallOptions
        @Option(help: "First day, yyyy-MM-dd; 30 days before the last by default.") var from: Day?
        @Option(help: "Last day; today by default.") var to: Day?
        @Flag(help: "Only bad ones that are not put right yet.") var open = false

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let last = to ?? service.now.day
            let first = from ?? last.adding(days: -30)
            guard first <= last else { throw ValidationError("--to is not before --from.") }
            let tickets = try await surroundings.troubled { () throws(Trouble) in
                try await service.ratings(first...last)
            }
            let words = surroundings.words
            let columns = ["day", "number", "counter", "person", "grade", "reasons", "owner", "due", "outcome"]
            var table = Table(columns.map { words("cli.rating.\($0)") })
            for ticket in tickets {
                guard let rating = ticket.rating else { continue }
                let isOpen = rating.grade.isBad && ticket.rectification?.outcome == nil
                guard isOpen || !open else { continue }
                let call = ticket.log.last { $0.payload is TicketCalled }
                table.add([
                    "\(ticket.summary?.day ?? last)", ticket.number, call?.actor.window ?? "",
                    call.flatMap { service.settings.member($0.actor.person)?.name } ?? "",
                    words("grade.\(rating.grade.rawValue)"),
                    rating.reasons.map { words("reason.\($0.rawValue)") }.joined(separator: "、"),
                    ticket.rectification?.owner ?? "", ticket.rectification.map { "\($0.due)" } ?? "",
                    ticket.rectification?.outcome ?? (isOpen ? words("cli.rating.open") : ""),
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }

    /// Names who puts a bad rating right.
    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say who puts a bad rating right, and by when (supervisor).")

        @OptionGroup var hall: HallOptions
        @OptionGroup var person: PersonOptions
        @OptionGroup var rated: RatedOptions
        @Option(help: "Staff number of who puts it right.") var owner: String
        @Option(help: "By this day, yyyy-MM-dd.") var due: Day

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try await surroundings.carryOut(OpenRectification(owner: owner, due: due), on: rated, person, service)
        }
    }

    /// Says what was done about it.
    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what was done about a bad rating, and what the applicant said when called back (supervisor)."
        )

        @OptionGroup var hall: HallOptions
        @OptionGroup var person: PersonOptions
        @OptionGroup var rated: RatedOptions
        @Option(help: "What was done and said.") var outcome: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try await surroundings.carryOut(CloseRectification(outcome), on: rated, person, service)
        }
    }
}

/// Which number is meant.
struct RatedOptions: ParsableArguments {
    @Option(help: "Day of the number, yyyy-MM-dd; today by default.") var day: Day?
    @Argument(help: "The number, A017.") var number: String
}

extension Surroundings {
    fileprivate func carryOut(
        _ intent: any Intent<Ticket>, on rated: RatedOptions, _ person: PersonOptions, _ service: HallService
    ) async throws(Failure) {
        let day = rated.day ?? service.now.day
        let rows = try await troubled { () throws(Trouble) in try await service.queue(day) }
        guard let row = rows.first(where: { $0.number == rated.number }) else {
            throw failure(.noInput, "trouble.missing", ["detail": "\(day) \(rated.number)"])
        }
        let session = try await signIn(person, service)
        _ = try done(await service.perform(intent, on: row.id, as: session.actor))
        withExtendedLifetime(session) {}
    }
}
