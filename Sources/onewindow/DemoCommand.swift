import ArgumentParser
import Casework
import Catalogue
import Foundation
import HallService

/// A hall to look around in: invented people, a queue, cases of the last weeks.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make a hall in the middle of a morning, and open its console.")

    @OptionGroup var hall: HallOptions
    @Flag(name: .customLong("no-console"), help: "Only make the hall.") var noConsole = false
    @Option(help: "Another seed makes other people.") var seed: UInt64 = 1
    @Option(help: "Day on whose morning it stands, as yyyy-MM-dd; today by default.") var day: Day?
    @Option(help: "Cases of the weeks before, for trying a full hall.") var cases = DemoHall.cases

    func run() async throws {
        var surroundings = try Surroundings(hall)
        if hall.data == nil { surroundings.data = try Self.scratchFolder() }
        let demo = try await DemoHall.make(
            surroundings, seed: seed, on: day ?? Instant.inChina.day, cases: cases, notAfter: .inChina)
        let (made, tickets) = try await surroundings.troubled { () throws(Trouble) in
            (try await demo.service.cases(limit: .max), try await demo.service.queue(demo.service.now.day))
        }
        surroundings.say(
            "cli.demo.made",
            [
                "path": surroundings.data, "cases": "\(made.count)", "tickets": "\(tickets.count)",
                "clock": "\(demo.service.now.day) \(demo.service.now.clock)",
            ])
        surroundings.say("cli.demo.password", ["password": DemoStaff.password])
        demo.table(surroundings.words).lines.forEach(surroundings.line)
        guard !noConsole else { return }
        demo.clock.start()
        defer { withExtendedLifetime(demo.sessions) {} }
        try await ConsoleCommand.run(demo.service, surroundings)
    }

    /// A folder of nobody else's, empty.
    static func scratchFolder() throws(Failure) -> String {
        var path = Array("\(NSTemporaryDirectory())onewindow-demo-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else { throw Failure(status: .inputOutput, message: "mkdtemp: errno \(errno)") }
        return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension Instant {
    /// By the system's clock, in China.
    fileprivate static var inChina: Instant { Instant(milliseconds: Instant.system.milliseconds, offset: 28_800) }
}

extension DemoHall {
    /// Who may sign in where.
    fileprivate func table(_ words: Words) -> Table {
        var table = Table(
            ["cli.staff.number", "cli.staff.name", "cli.staff.capacities", "cli.demo.counter", "cli.demo.window"].map {
                words($0)
            })
        for member in staff.members {
            let counter = staff.counters.first { staff.clerk(at: $0, service.catalogue)?.person == member.number }
            let window = counter.flatMap { service.catalogue.window($0.window)?.name } ?? ""
            let capacities = member.capacities.map { capacity in
                let department = capacity.department.flatMap { service.catalogue.department($0)?.name }
                return words("cli.role.\(capacity.role.rawValue)") + (department.map { " " + $0 } ?? "")
            }
            table.add([
                member.number, member.name, capacities.joined(separator: ", "), counter?.id ?? "", window,
            ])
        }
        return table
    }
}
