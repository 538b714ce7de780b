import ArgumentParser
import Casework
import Catalogue
import HallService

/// Who may sign in.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Add people, set their passwords, take their access away.",
        subcommands: [Add.self, List.self, SetPassword.self, Disable.self])

    /// Adds a person and asks for the password.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person; the password is asked for, or read from standard input.")

        @OptionGroup var hall: HallOptions
        @Option(help: "Centre; the hall's first one by default.") var centre: String?
        @Option(help: "frontDesk, issueClerk, supervisor, keeper, reviewer:DEPARTMENT, chief:DEPARTMENT; repeatable.")
        var capacity: [Capacity]
        @Argument(help: "Staff number: capitals and digits.") var number: String
        @Argument(help: "Name as shown and printed.") var name: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            guard service.settings.member(number) == nil else {
                throw surroundings.failure(.usage, "cli.staff.exists", ["number": number])
            }
            let hash = try await surroundings.newPassword(for: number)
            let member = StaffMember(
                number: number, name: name, password: hash, capacities: capacity,
                centre: centre ?? service.settings.centres.first?.id ?? "")
            try await surroundings.troubled { () throws(Trouble) in
                try await service.changeSettings { (settings) throws(Trouble) in settings.staff.append(member) }
            }
            surroundings.say("cli.staff.added", ["number": number, "name": name])
        }
    }

    /// Lists the staff, without hashes.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the staff.")

        @OptionGroup var hall: HallOptions
        @OptionGroup var records: RecordOptions

        func run() async throws {
            let surroundings = try Surroundings(hall)
            var staff = try await surroundings.hall().settings.staff
            for index in staff.indices { staff[index].password = nil }
            if records.json { return try JSONOutput.print(staff) }
            var table = Table(
                ["number", "name", "capacities", "centre", "active"].map {
                    surroundings.words("cli.staff.\($0)")
                })
            for member in staff {
                table.add([
                    member.number, member.name, member.capacities.map(surroundings.name(of:)).joined(separator: ", "),
                    member.centre, surroundings.words(member.active ? "cli.yes" : "cli.no"),
                ])
            }
            table.lines.forEach(surroundings.line)
        }
    }

    /// Sets a new password.
    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "password", abstract: "Set a new password.")

        @OptionGroup var hall: HallOptions
        @Argument(help: "Staff number.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try surroundings.mustHave(number, service)
            let hash = try await surroundings.newPassword(for: number)
            try await surroundings.change(number, service) { $0.password = hash }
            surroundings.say("cli.staff.passwordSet", ["number": number])
        }
    }

    /// Takes somebody's access away; the number stays theirs.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a person's access away; the number stays theirs.")

        @OptionGroup var hall: HallOptions
        @Argument(help: "Staff number.") var number: String

        func run() async throws {
            let surroundings = try Surroundings(hall)
            let service = try await surroundings.hall()
            try surroundings.mustHave(number, service)
            try await surroundings.change(number, service) { $0.active = false }
            surroundings.say("cli.staff.disabled", ["number": number])
        }
    }
}

extension Surroundings {
    /// The hash of a password that is asked for now.
    fileprivate func newPassword(for number: String) async throws(Failure) -> String {
        let password = try PasswordPrompt(surroundings: self).new(for: number)
        return try await troubled { () throws(Trouble) in try Password.hash(password) }
    }

    fileprivate func mustHave(_ number: String, _ service: HallService) throws(Failure) {
        guard service.settings.member(number) != nil else {
            throw failure(.noInput, "cli.staff.missing", ["number": number])
        }
    }

    fileprivate func change(
        _ number: String, _ service: HallService, _ change: @escaping @Sendable (inout StaffMember) -> Void
    ) async throws(Failure) {
        try await troubled { () throws(Trouble) in
            try await service.changeSettings { (settings) throws(Trouble) in
                guard let index = settings.staff.firstIndex(where: { $0.number == number }) else { return }
                change(&settings.staff[index])
            }
        }
    }

    /// A capacity in words, with its department's id.
    func name(of capacity: Capacity) -> String {
        let role = words("cli.role.\(capacity.role.rawValue)")
        return capacity.department.map { "\(role):\($0)" } ?? role
    }
}
