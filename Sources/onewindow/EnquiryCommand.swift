import ArgumentParser
import Casework
import Catalogue
import Documents
import HallService

/// Complaints and questions (投诉、咨询) from the command line: what the person at the 12345 orders does.
struct EnquiryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enquiry", abstract: "Register, list, assign, answer and close complaints and questions.",
        subcommands: [List.self, Show.self, Register.self, Assign.self, Answer.self, Close.self, Reopen.self],
        defaultSubcommand: List.self)

    /// Lists what is open.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List those that are not closed, the most urgent first; nothing of who asked.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Option(help: "Only those of this centre.") var centre: String?
        @Option(help: "Only those that this department or staff number has.") var owner: String?
        @Option(name: .customLong("case"), help: "All about the case with this number, closed ones too.")
        var caseNumber: String?

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let found = try await enquiries(surroundings, service)
            if records.json { return try JSONOutput.print(found.map(EnquiryRecord.init)) }
            let words = surroundings.words
            let names = EnquiryNames(service)
            let columns = ["number", "sort", "state", "due", "left", "owner", "case", "matter"]
            var table = Table(columns.map { words("cli.enquiry.\($0)") })
            for row in found {
                table.add([
                    row.number, words("enquiry.sort.\(row.sort.rawValue)"),
                    words("enquiry.state.\(row.state.rawValue)"),
                    row.due.map { "\($0)" } ?? "",
                    row.due.map { words.left(until: $0, from: service.now.day, service.catalogue.calendar) } ?? "",
                    row.owner.map(names.owner) ?? words("enquiry.nobody"), row.link?.number ?? "", row.matter,
                ])
            }
            table.lines.forEach(surroundings.line)
        }

        private func enquiries(
            _ surroundings: Surroundings, _ service: HallService
        ) async throws(Failure) -> [EnquirySummary] {
            if let caseNumber {
                let subject = try await surroundings.subject(caseNumber, service)
                return try await surroundings.troubled { () throws(Trouble) in
                    try await service.enquiries(ofCase: subject.id)
                }
            }
            return try await surroundings.troubled { () throws(Trouble) in
                if let owner { return try await service.openEnquiries(owners: [owner], limit: .max) }
                var found: [EnquirySummary] = []
                for id in centre.map({ [$0] }) ?? service.settings.centres.map(\.id) {
                    found += try await service.openEnquiries(centre: id, limit: .max)
                }
                return found
            }
        }
    }

    /// Shows one.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one with its story; its phone is masked.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @Argument(help: "Its number, T20261126-001.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let enquiry = try await surroundings.enquiry(number, service)
            try surroundings.tell(of: enquiry, records, service)
        }
    }

    /// Registers one.
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register a complaint or a question, and print its number.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @OptionGroup var person: PersonOptions
        @Option(help: "complaint or consultation.") var sort: Enquiry.Sort
        @Option(help: "counter, hotline, phone, letter or online.") var source = Enquiry.Source.hotline
        @Option(help: "Number of the hotline's own order.") var order = ""
        @Option(help: "Who asks; left out for anonymous.") var name = ""
        @Option(help: "Phone of who asks.") var phone = ""
        @Option(name: .customLong("case"), help: "Number of the case that it is about.") var caseNumber = ""
        @Option(help: "Staff number of the one complained of.") var about = ""
        @Option(help: "Department or staff number of who is to answer.") var owner = ""
        @Argument(help: "What it is about, in words.") var matter: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            let act = RegisterEnquiry(
                sort, source, matter: matter, asker: Enquiry.Asker(name: name, phone: phone), order: order,
                about: about)
            let session = try await surroundings.signIn(person, service)
            let enquiry = try surroundings.done(
                await service.register(act, caseNumber: caseNumber, owner: owner, as: session.actor))
            withExtendedLifetime(session) {}
            if records.json { return try surroundings.tell(of: enquiry, records, service) }
            surroundings.line(enquiry.number)
        }
    }

    /// Gives it to somebody.
    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give one to a department or a person.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @OptionGroup var person: PersonOptions
        @Option(help: "Department or staff number.") var owner: String
        @Option(help: "Why it goes to another.") var reason = ""
        @Argument(help: "Its number.") var number: String

        func run() async throws {
            try await Surroundings(hall).carryOut(
                AssignEnquiry(to: owner, reason: reason), on: number, person, records)
        }
    }

    /// Answers it.
    struct Answer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Answer one (its owner, or the supervisor).")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @OptionGroup var person: PersonOptions
        @Argument(help: "Its number.") var number: String
        @Argument(help: "The answer.") var answer: String

        func run() async throws {
            try await Surroundings(hall).carryOut(AnswerEnquiry(answer), on: number, person, records)
        }
    }

    /// Closes it.
    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say that the person was told, and close one.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @OptionGroup var person: PersonOptions
        @Option(help: "counter, phone, message, letter, hotline; nobody where the asker is anonymous.")
        var told: Enquiry.Telling
        @Flag(inversion: .prefixedNo, help: "What the person said of the answer.") var satisfied: Bool?
        @Argument(help: "Its number.") var number: String

        func run() async throws {
            try await Surroundings(hall).carryOut(
                CloseEnquiry(told: told, isSatisfied: satisfied), on: number, person, records)
        }
    }

    /// Opens it again.
    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open one again because the person was not satisfied (supervisor).")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions
        @OptionGroup var person: PersonOptions
        @Option(help: "Why.") var reason: String
        @Argument(help: "Its number.") var number: String

        func run() async throws {
            try await Surroundings(hall).carryOut(ReopenEnquiry(reason: reason), on: number, person, records)
        }
    }
}

/// Names of owners and people.
private struct EnquiryNames {
    let service: HallService

    init(_ service: HallService) { self.service = service }

    func name(_ person: String) -> String { service.settings.member(person)?.name ?? person }
    func department(_ id: String) -> String? { service.catalogue.department(id)?.short }
    func owner(_ id: String) -> String { department(id) ?? name(id) }
}

/// The JSON form of one; its keys are for other programs. Nothing of who asked but whether somebody can be told.
private struct EnquiryRecord: Encodable {
    let number: String
    let sort: Enquiry.Sort
    let source: Enquiry.Source
    let state: Enquiry.State
    let centre: String
    let registeredOn: Day
    let due: Day?
    let owner: String?
    let about: String?
    let caseNumber: String?
    let isAnonymous: Bool
    let matter: String
    let satisfied: Bool?

    init(_ summary: EnquirySummary) {
        (number, sort, source, state) = (summary.number, summary.sort, summary.source, summary.state)
        (centre, registeredOn, due, owner) = (summary.centre, summary.registeredOn, summary.due, summary.owner)
        (about, caseNumber, matter) = (summary.about, summary.link?.number, summary.matter)
        (isAnonymous, satisfied) = (summary.asker.isAnonymous, summary.isSatisfied)
    }
}

extension Surroundings {
    fileprivate func enquiry(_ number: String, _ service: HallService) async throws(Failure) -> Enquiry {
        let summary = try await troubled { () throws(Trouble) in try await service.enquiry(number: number) }
        guard let summary else { throw failure(.noInput, "cli.enquiry.missing", ["number": number]) }
        return try await troubled { () throws(Trouble) in try await service.load(enquiry: summary.id) }
    }

    fileprivate func tell(of enquiry: Enquiry, _ records: RecordOptions, _ service: HallService) throws {
        if records.json {
            guard let summary = enquiry.summary(service.rules) else { return }
            return try JSONOutput.print(EnquiryRecord(summary))
        }
        let names = EnquiryNames(service)
        let text = EnquiryText(
            enquiry, words, service.rules, asOf: service.now.day, name: names.name, department: names.department)
        line("\(words("enquiry.sort.\(enquiry.sort.rawValue)")) \(enquiry.number)")
        for fact in text.facts { line("  \(words("enquiry.\(fact.key)"))  \(fact.text)") }
        text.story.forEach(line)
    }

    fileprivate func carryOut(
        _ act: any Intent<Enquiry>, on number: String, _ person: PersonOptions, _ records: RecordOptions
    ) async throws {
        let service = try await hall()
        let enquiry = try await enquiry(number, service)
        let session = try await signIn(person, service)
        let changed = try done(
            await service.perform(act, onEnquiry: enquiry.id, expecting: enquiry.revision, as: session.actor))
        withExtendedLifetime(session) {}
        if records.json { try tell(of: changed, records, service) }
    }
}
