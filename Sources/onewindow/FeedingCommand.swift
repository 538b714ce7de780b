import ArgumentParser
import Casework
import Catalogue
import HallService

/// What feeding departments' own systems by hand has cost, read from the case files.
struct FeedingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeding", abstract: "What feeding departments' systems has cost, by department and system.")

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Option(help: "First day, yyyy-MM-dd.") var from: Day?
    @Option(help: "Last day, yyyy-MM-dd.") var to: Day?

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        var bills: [String: FeedingBill] = [:]
        let summaries = try await surroundings.troubled { () throws(Trouble) in
            try await service.cases(limit: Int(Int32.max))
        }
        for summary in summaries {
            let subject = try await surroundings.troubled { () throws(Trouble) in try await service.load(summary.id) }
            for operation in subject.log {
                guard let fed = operation.payload as? FieldsFed else { continue }
                let day = operation.recordedAt.day
                guard from.map({ day >= $0 }) ?? true, to.map({ day <= $0 }) ?? true else { continue }
                bills["\(fed.department)\t\(fed.system)", default: FeedingBill(fed)].add(fed, subject.id)
            }
        }
        let rows = bills.sorted { $0.key < $1.key }.map { FeedingRow($0.value) }
        if records.json { return try JSONOutput.print(rows) }
        let headings = ["department", "system", "cases", "fields", "minutes", "median"]
        var table = Table(headings.map { surroundings.words("cli.feeding.\($0)") })
        for row in rows {
            let name = service.catalogue.systems.first { $0.id == row.system }?.name ?? row.system
            let department = service.catalogue.department(row.department)?.short ?? row.department
            table.add([department, name, "\(row.cases)", "\(row.fields)", "\(row.minutes)", "\(row.medianSeconds)"])
        }
        table.lines.forEach(surroundings.line)
    }
}

private struct FeedingBill {
    let department: String
    let system: String
    var fields = 0
    var seconds: [ULID: Int] = [:]

    init(_ fed: FieldsFed) {
        department = fed.department
        system = fed.system
    }

    mutating func add(_ fed: FieldsFed, _ id: ULID) {
        fields += fed.fields
        seconds[id, default: 0] += fed.seconds
    }
}

/// The JSON form; minutes are rounded, the median is that of the cases' seconds.
private struct FeedingRow: Encodable {
    let department: String
    let system: String
    let cases: Int
    let fields: Int
    let minutes: Int
    let medianSeconds: Int

    init(_ bill: FeedingBill) {
        let sorted = bill.seconds.values.sorted()
        department = bill.department
        system = bill.system
        cases = sorted.count
        fields = bill.fields
        minutes = (sorted.reduce(0, +) + 30) / 60
        medianSeconds = sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
