import ArgumentParser
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
            var missing: Set<Character> = []
            for name in DocumentTemplates.names {
                guard let paper = try await maker.any(name) else {
                    surroundings.say("cli.paper.none", ["name": surroundings.words("document.\(name)")])
                    continue
                }
                let file = "\(out)/\(name).\(text ? "txt" : "pdf")"
                try? FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
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
            let subject = try await record(number)
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
        guard let page = service.deadlineProof(of: try await record(number), surroundings.words) else {
            throw surroundings.failure(.noInput, "cli.paper.noClock", ["number": number])
        }
        return Paper(page: page)
    }

    private func record(_ number: String) async throws(Failure) -> Case {
        let summary = try await surroundings.troubled { () throws(Trouble) in
            try await service.summary(number: CaseCode(number)?.number ?? number)
        }
        guard let summary else { throw surroundings.failure(.noInput, "cli.case.missing", ["number": number]) }
        return try await surroundings.troubled { () throws(Trouble) in try await service.load(summary.id) }
    }

    private func issued(_ document: IssuedDocument) async throws(Failure) -> Paper {
        let page = try await surroundings.troubled { () throws(Trouble) in try await service.page(document.hash) }
        let now = service.now
        let mark = surroundings.words("paper.copy.command", ["date": "\(now.day)", "clock": now.clock])
        return Paper(page: page, mark: document.prints.isEmpty ? nil : CopyMark(mark))
    }

    /// A paper `name` of whatever this hall has, the newest; nil where it has none.
    func any(_ name: String) async throws(Failure) -> Paper? {
        guard let form = FormKind(rawValue: name) else {
            return try await firstCase { subject throws(Failure) in
                guard let document = subject.documents.last(where: { $0.kind.rawValue == name }) else { return nil }
                return try await issued(document)
            }
        }
        switch form {
        case .queueTicket:
            let tickets = try await surroundings.troubled { () throws(Trouble) in
                try await service.queue(service.now.day)
            }
            guard let ticket = tickets.last else { return nil }
            return try await paper(ticket.number, name)
        case .postedList:
            return try await firstCase { subject throws(Failure) in
                guard let posting = subject.items.flatMap(\.review.postings).last else { return nil }
                return try await paper(posting.batch, name)
            }
        case .deadlineProof:
            return try await firstCase { subject throws(Failure) in
                service.deadlineProof(of: subject, surroundings.words).map { Paper(page: $0) }
            }
        case .serviceGuide, .materialList:
            // The longest list shows most.
            let items = service.catalogue.search.find("", on: service.now.day)
            guard let item = items.max(by: { $0.lines.count < $1.lines.count }) else { return nil }
            return try await paper(item.short, name)
        case .agreement:
            let items = service.catalogue.search.find("", on: service.now.day)
            guard let item = items.first else { return nil }
            return try await paper(item.deciding, name)
        case .publication, .report: return try await paper(String("\(service.now.day)".prefix(7)), name)
        }
    }

    /// What `find` makes of the newest case of which it makes anything.
    private func firstCase(
        _ find: (Case) async throws(Failure) -> Paper?
    ) async throws(Failure) -> Paper? {
        var offset = 0
        while true {
            let summaries = try await surroundings.troubled { () throws(Trouble) in
                try await service.cases(limit: PaperMaker.batch, offset: offset)
            }
            for summary in summaries {
                let subject = try await surroundings.troubled { () throws(Trouble) in
                    try await service.load(summary.id)
                }
                if let paper = try await find(subject) { return paper }
            }
            if summaries.count < PaperMaker.batch { return nil }
            offset += summaries.count
        }
    }

    private static let batch = 200

    /// Writes `paper`; gives the characters that no font has.
    func write(_ paper: Paper, to out: String) async throws(Failure) -> Set<Character> {
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
        do {
            if out == "-" {
                try FileHandle.standardOutput.write(contentsOf: Data(bytes))
            } else {
                try Data(bytes).write(to: URL(filePath: out), options: .atomic)
            }
        } catch {
            throw surroundings.failure(.inputOutput, "cli.paper.notWritten", ["file": out])
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
