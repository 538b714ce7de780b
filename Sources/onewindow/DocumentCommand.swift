import ArgumentParser
import CaseStore
import Casework
import Catalogue
import Documents
import Foundation
import HallService
import Typesetting

/// Papers as PDF files.
struct DocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Make a paper as a PDF, one of every kind, or list the kinds.",
        subcommands: [Make.self, Kinds.self], defaultSubcommand: Make.self)

    /// Lists the kinds of papers and what each is asked for by.
    struct Kinds: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the kinds of papers.")

        @OptionGroup var hall: HallOptions

        func run() async throws {
            let surroundings = try Surroundings(hall)
            var table = Table(["kind", "name", "number"].map { surroundings.words("cli.paper.\($0)") })
            for name in DocumentTemplates.names {
                let subject = FormKind(rawValue: name).map { $0.subject.rawValue } ?? Subject.caseNumber.rawValue
                table.add([
                    name, surroundings.words("document.\(name)"), surroundings.words("cli.paper.number.\(subject)"),
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }

    /// Makes one paper, or one of every kind.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a paper as a PDF.",
            discussion: """
                NUMBER is a case's number, or what `onewindow document kinds` says for the kind. Of several papers of one \
                kind the latest is made; it is the page as it was issued, and says that it is a copy where it was printed \
                before. Characters that no installed font has are named, and the status is 1.
                """)

        @OptionGroup var hall: HallOptions
        @Flag(help: "One of every kind, from the hall's cases.") var all = false
        @Flag(help: "The plain text instead of a PDF.") var text = false
        @Option(help: "File to write, or with --all the folder; \"-\" for standard output.") var out: String
        @Argument(help: "What it is about.") var number: String?
        @Argument(help: "Kind of the paper.") var kind: String?

        func validate() throws {
            guard all == (number == nil), all == (kind == nil) else {
                throw ValidationError("Give a number and a kind, or --all.")
            }
            if let kind, !DocumentTemplates.names.contains(kind) {
                throw ValidationError("No kind is called \"\(kind)\"; `onewindow document kinds` lists them.")
            }
        }

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let maker = PaperMaker(service: service, surroundings: surroundings, asText: text)
            if let number, let kind {
                let missing = try await maker.write(try await maker.paper(number, kind), to: out)
                return try surroundings.refuse(missing)
            }
            let papers = try await maker.newest()
            try? FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
            var missing: Set<Character> = []
            for name in DocumentTemplates.names {
                guard let paper = papers[name] else {
                    surroundings.say("cli.paper.none", ["name": surroundings.words("document.\(name)")])
                    continue
                }
                let file = "\(out)/\(name).\(text ? "txt" : "pdf")"
                missing.formUnion(try await maker.write(paper, to: file))
                surroundings.line(file)
            }
            try surroundings.refuse(missing)
        }
    }
}

/// What a paper is asked for by.
private enum Subject: String {
    case caseNumber, ticket, batch, item, department, month, days
}

extension FormKind {
    fileprivate var subject: Subject {
        switch self {
        case .queueTicket: .ticket
        case .postedList: .batch
        case .deadlineProof: .caseNumber
        case .serviceGuide, .materialList: .item
        case .agreement: .department
        case .publication: .month
        case .report: .days
        }
    }
}

/// Finds papers in a hall and writes them to files.
struct PaperMaker {
    /// A page, and the mark that it carries as a copy.
    struct Paper {
        var page: Page
        var mark: CopyMark?
    }

    let service: HallService
    let surroundings: Surroundings
    let asText: Bool

    /// The paper `name` about `number`; a failure where there is none.
    func paper(_ number: String, _ name: String) async throws(Failure) -> Paper {
        guard let form = FormKind(rawValue: name) else {
            let subject = try await surroundings.subject(number, service)
            guard let document = subject.documents.last(where: { $0.kind.rawValue == name }) else {
                throw surroundings.failure(
                    .noInput, "cli.paper.notIssued",
                    ["number": number, "name": surroundings.words("document.\(name)")])
            }
            return try await issued(document)
        }
        let page = try await surroundings.troubled { () throws(Trouble) -> Page? in
            switch form {
            case .queueTicket: try await service.queueTicket(number, on: service.now.day)
            case .postedList: try await service.postedList(number)
            case .serviceGuide, .materialList: try service.itemForm(form, number)
            case .agreement: try service.agreement(with: number)
            case .publication:
                try await service.publication(ofMonth: number)
            case .report:
                if let days = Day(number).map({ $0...$0 }) ?? Day.month(number) {
                    try await service.report(of: days)
                } else {
                    throw Trouble(.missing, number)
                }
            case .deadlineProof: nil
            }
        }
        if let page { return Paper(page: page) }
        let subject = try await surroundings.subject(number, service)
        guard let page = service.deadlineProof(of: subject, surroundings.words) else {
            throw surroundings.failure(.noInput, "cli.paper.noClock", ["number": number])
        }
        return Paper(page: page)
    }

    private func issued(_ document: IssuedDocument) async throws(Failure) -> Paper {
        let page = try await surroundings.troubled { () throws(Trouble) in try await service.page(document.hash) }
        let now = service.now
        let mark = surroundings.words("paper.copy.command", ["date": "\(now.day)", "clock": now.clock])
        return Paper(page: page, mark: document.prints.isEmpty ? nil : CopyMark(mark))
    }

    /// Of every kind of which this hall has a paper, the newest.
    func newest() async throws(Failure) -> [String: Paper] {
        var found = try await withoutCases()
        var offset = 0
        while found.count < DocumentTemplates.names.count {
            let summaries = try await surroundings.troubled { () throws(Trouble) in
                try await service.cases(limit: PaperMaker.batch, offset: offset)
            }
            for summary in summaries {
                let subject = try await surroundings.troubled { () throws(Trouble) in
                    try await service.load(summary.id)
                }
                try await add(subject, to: &found)
            }
            if summaries.count < PaperMaker.batch { break }
            offset += summaries.count
        }
        return found
    }

    private static let batch = 200

    /// Papers of a case that is older than those that were found.
    private func add(_ subject: Case, to found: inout [String: Paper]) async throws(Failure) {
        for document in subject.documents.reversed() where found[document.kind.rawValue] == nil {
            found[document.kind.rawValue] = try await issued(document)
        }
        let list = FormKind.postedList.rawValue
        if found[list] == nil, let posting = subject.items.flatMap(\.review.postings).last {
            found[list] = try await paper(posting.batch, list)
        }
        let proof = FormKind.deadlineProof.rawValue
        if found[proof] == nil {
            found[proof] = service.deadlineProof(of: subject, surroundings.words).map { Paper(page: $0) }
        }
    }

    /// Papers about something else than a case.
    private func withoutCases() async throws(Failure) -> [String: Paper] {
        let today = service.now.day
        let tickets = try await surroundings.troubled { () throws(Trouble) in try await service.queue(today) }
        let items = service.catalogue.search.find("", on: today)
        // The longest list shows most.
        let longest = items.max { $0.lines.count < $1.lines.count }?.short
        let month = String("\(today)".prefix(7))
        let subjects: [(FormKind, String?)] = [
            (.queueTicket, tickets.last?.number), (.serviceGuide, longest), (.materialList, longest),
            (.agreement, items.first?.deciding), (.publication, month), (.report, month),
        ]
        var found: [String: Paper] = [:]
        for case (let form, let subject?) in subjects {
            found[form.rawValue] = try await paper(subject, form.rawValue)
        }
        return found
    }

    /// Writes `paper`; gives the characters that no font has.
    func write(
        _ paper: Paper, to out: String, for readers: OutsideOutput.Readers = .owner
    ) async throws(Failure) -> Set<Character> {
        var missing: [Character] = []
        let bytes: [UInt8]
        if asText {
            bytes = Array(paper.page.text.utf8)
        } else {
            let set = try await surroundings.troubled { () throws(Trouble) in
                try await service.set(paper.page, mark: paper.mark)
            }
            (bytes, missing) = (set.pdf, set.missing)
        }
        try await surroundings.troubled { () throws(Trouble) in
            try stored { () throws(StoreFault) in try OutsideOutput.write(bytes, to: out, for: readers) }
        }
        return Set(missing)
    }
}

extension Surroundings {
    /// Fails where characters have no shape: the paper is there, and not fit to be signed.
    func refuse(_ missing: Set<Character>) throws(Failure) {
        guard !missing.isEmpty else { return }
        let list = missing.sorted().map { character in
            "\(character) "
                + character.unicodeScalars.map { "U+\(String($0.value, radix: 16, uppercase: true))" }
                .joined(separator: "+")
        }
        throw failure(.findings, "cli.paper.noShape", ["characters": list.joined(separator: "，")])
    }
}
