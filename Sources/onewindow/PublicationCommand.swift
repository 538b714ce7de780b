import ArgumentParser
import CaseStore
import Casework
import Catalogue
import Documents
import Exports
import HallService

/// Licensing decisions that are open to the public (行政许可法 40).
struct PublicationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publication", abstract: "List the licensing decisions of some days for the public.",
        discussion: """
            FILE ends in .csv or .pdf; standard output gets CSV. Persons are named by their surname, organisations with \
            their code.
            """)

    @OptionGroup var hall: HallOptions
    @OptionGroup var span: SpanOptions

    private var isPage: Bool { span.out.hasSuffix(".pdf") }

    func validate() throws {
        guard isPage || span.out.hasSuffix(".csv") || span.out == "-" else {
            throw ValidationError("--out ends in .csv or .pdf.")
        }
    }

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        guard isPage else { return try await writeTable(service, surroundings) }
        let (decisions, unreadable) = try await surroundings.troubled { () throws(Trouble) in
            try await service.publishedDecisions(of: span.days)
        }
        let maker = PaperMaker(service: service, surroundings: surroundings, asText: false)
        let page = service.publication(of: span.days, decisions)
        let missing = try await maker.write(PaperMaker.Paper(page: page), to: span.out, for: .everybody)
        if span.out != "-" {
            surroundings.say("cli.publication.done", ["path": span.out, "decisions": "\(decisions.count)"])
        }
        try surroundings.refuse(missing)
        try surroundings.refuse(unreadable)
    }

    private func writeTable(_ service: HallService, _ surroundings: Surroundings) async throws(Failure) {
        try await span.write(surroundings, for: .everybody, said: "cli.publication.done") { output throws(Trouble) in
            let (decisions, unreadable) = try await service.publishedDecisions(of: span.days)
            try stored { () throws(StoreFault) in
                try output.write(PublicationTable.text(decisions, surroundings.words))
            }
            return (["decisions": "\(decisions.count)"], unreadable)
        }
    }
}

extension HallService {
    /// The page of the decisions of a month written as `yyyy-MM`; a damaged case is a fault, since a page can't tell of it.
    func publication(ofMonth text: String) async throws(Trouble) -> Page {
        guard let month = Day.month(text) else { throw Trouble(.missing, text) }
        let (decisions, unreadable) = try await publishedDecisions(of: month)
        if let trouble = unreadable.first { throw trouble }
        return publication(of: month, decisions)
    }
}
