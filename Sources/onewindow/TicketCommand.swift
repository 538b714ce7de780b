import ArgumentParser
import Casework
import Catalogue
import HallService

/// Queue numbers from the command line: what a ticket machine or a door man does.
struct TicketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket", abstract: "Take a queue number, list those of a day, or say how one was helped.",
        subcommands: [Take.self, List.self, Help.self])

    /// Takes a number and prints it.
    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a number of a queue.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "Centre; the hall's first one by default.") var centre: String?
        @Flag(help: "Print the slip by the hall's printing settings.") var print = false
        @Argument(help: "Letter of the queue, as the windows of the catalogue have it.") var category: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let centre = centre ?? service.settings.centres.first?.id ?? ""
            guard service.catalogue.windows.contains(where: { $0.category == category && $0.centre == centre }) else {
                throw surroundings.failure(.usage, "cli.ticket.noQueue", ["category": category, "centre": centre])
            }
            let machine = Actor(person: "system", name: "", capacity: Capacity(.system), centre: centre)
            let ticket = try surroundings.done(await service.takeTicket(category: category, as: machine))
            if records.json, let summary = ticket.summary {
                try JSONOutput.print(summary)
            } else {
                surroundings.line(ticket.number)
            }
            guard print else { return }
            // The number stands, whether its slip comes out or not.
            _ = try await surroundings.troubled { () throws(Trouble) in
                try await service.printForm(try await service.queueTicket(ticket.number, on: service.now.day))
            }
        }
    }

    /// Lists the numbers of a day.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the numbers of a day, longest waiting first.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "Day as yyyy-MM-dd; today by default.") var day: Day?
        @Option(help: "Only the queue with this letter.") var category: String?

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let tickets = try await surroundings.troubled { () throws(Trouble) in
                try await service.queue(day ?? service.now.day)
            }.filter { category == nil || $0.category == category }
            if records.json { return try JSONOutput.print(tickets) }
            var table = Table(
                ["number", "state", "counter", "taken", "waited", "centre"].map {
                    surroundings.words("cli.ticket.\($0)")
                })
            for ticket in tickets {
                let waiting = ticket.state == Ticket.State.waiting.rawValue
                let waited = ticket.waitedBefore + (waiting ? max(0, service.now.seconds(since: ticket.since)) : 0)
                table.add([
                    ticket.number, surroundings.words("cli.ticketState.\(ticket.state)"), ticket.counter ?? "",
                    ticket.takenAt.clock, "\(waited / 60)", ticket.centre,
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }
}

extension Surroundings {
    /// The record that an act led to, or its refusal in words.
    func done<R: Record>(_ result: ActResult<R>) throws(Failure) -> R {
        switch result {
        case .done(let record): return record
        case .denied(let denial):
            throw failure(.findings, "denial.\(denial.code.rawValue)", denial.arguments)
        case .conflict: throw failure(.temporary, "cli.conflict")
        case .failed(let trouble): throw failure(trouble)
        case .unknown(let trouble): throw failure(.temporary, "cli.unknown", ["detail": trouble.detail])
        }
    }
}
