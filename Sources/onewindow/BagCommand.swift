import ArgumentParser
import Casework
import Catalogue
import HallService

/// One act over many cases: what goes to a department, or with a courier, in one bag.
struct BagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bag", abstract: "Hand the papers of many cases over in one act.",
        discussion: """
            An act that trouble cut short names its identity; with --resume it goes on where it stopped, and no paper \
            is given twice.
            """,
        subcommands: [Give.self, Sign.self])

    /// Gives papers to a department, or to the courier who brings them there.
    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give the papers of cases to a department, or to the courier who carries them there.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var person: PersonOptions
        @OptionGroup var bag: BagOptions
        @Option(help: "Department, by its id.") var to: String
        @Option(help: "Name of the courier, for departments that are not in the hall.") var courier: String?

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            guard service.catalogue.department(to) != nil else {
                throw surroundings.failure(.usage, "cli.bag.noDepartment", ["department": to])
            }
            try await surroundings.carryOut(bag, person, service) { subject in
                let papers = subject.usualHandover(to: to)
                return HandPapersOver(to: courier == nil ? .department(to) : .courier, papers, courier: courier)
            }
        }
    }

    /// Records that the courier signed.
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the courier signed on paper for what was given to him.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var person: PersonOptions
        @OptionGroup var bag: BagOptions

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try await surroundings.carryOut(bag, person, service) { subject in
                // Where there is no such slip the rule says so.
                SignForCourier(subject.handovers.last { $0.state == .open && $0.to == .courier }?.id ?? 0)
            }
        }
    }
}

/// Who acts. The password is asked for, or read from standard input.
struct PersonOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: "Staff number of who does it.") var number: String
    @Option(help: "Counter, for those who work at one.") var counter: String?
    @Option(help: "Capacity, for those who have several: frontDesk, supervisor …") var capacity: Capacity?
}

/// Which cases, and which act.
struct BagOptions: ParsableArguments {
    @Option(help: "Identity of an act that was cut short, to go on with it.") var resume: String?
    @Argument(help: "Numbers of the cases.") var numbers: [String]
}

extension Surroundings {
    /// Carries out one act on all cases of a bag and says what became of each.
    fileprivate func carryOut(
        _ bag: BagOptions, _ person: PersonOptions, _ service: HallService,
        _ act: (Case) -> any Intent<Case>
    ) async throws(Failure) {
        let intent: ULID
        if let resume = bag.resume {
            guard let known = ULID(resume) else { throw failure(.usage, "cli.bag.noAct", ["id": resume]) }
            intent = known
        } else {
            intent = service.identity()
        }
        var cases: [Case] = []
        for number in bag.numbers { cases.append(try await subject(number, service)) }
        let session = try await signIn(person, service)
        let lines = await service.handOverBag(
            cases.map { ($0.id, [act($0)]) }, as: session.actor, intent: intent)
        var refused = 0
        for (subject, line) in zip(cases, lines) {
            let (key, reason) = outcome(of: line)
            if key == "refused" { refused += 1 }
            say("cli.bag.\(key)", ["number": subject.number, "reason": reason])
        }
        guard lines.allSatisfy(\.isSettled) else {
            throw failure(.temporary, "cli.bag.resume", ["id": "\(intent)"])
        }
        guard refused == 0 else { throw failure(.findings, "cli.bag.someRefused", ["count": "\(refused)"]) }
    }

    private func outcome(of line: HallService.BagLine) -> (String, String) {
        switch line.result {
        case .done: ("done", "")
        case .denied(let denial): ("refused", words("denial.\(denial.code.rawValue)", denial.arguments))
        case .conflict: ("failed", words("cli.conflict"))
        case .failed(let trouble): ("failed", failure(trouble).message)
        case .unknown(let trouble): ("failed", words("cli.unknown", ["detail": trouble.detail]))
        case nil: ("untried", "")
        }
    }

    func signIn(_ person: PersonOptions, _ service: HallService) async throws(Failure) -> Session {
        let password = try PasswordPrompt(surroundings: self).current(of: person.number)
        let result = await service.signIn(
            number: person.number, password: password, counter: person.counter, capacity: person.capacity)
        switch result {
        case .success(let session): return session
        case .failure(let denial): throw failure(denial)
        }
    }

    /// Why somebody was not let in.
    func failure(_ denial: SignInDenial) -> Failure {
        switch denial {
        case .trouble(let trouble): failure(trouble)
        case .counterUnknown(let counter): failure(.usage, "signin.counterUnknown", ["counter": counter])
        case .locked(let until):
            failure(.noPermission, "signin.locked", ["until": "\(until.day) \(until.clock)"])
        default: failure(.noPermission, "signin.\(denial.name)")
        }
    }
}
