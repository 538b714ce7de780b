import ArgumentParser
import CaseStore
import Casework
import Catalogue
import HallService

/// Papers that nobody has signed for: on their way, and still the giver's.
struct PapersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "papers", abstract: "List every paper that nobody has signed for, and for how long.")

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Option(help: "Only those given at least so many minutes ago.") var olderThan = 0

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let slips = try await surroundings.troubled { () throws(Trouble) in
            try await service.slips(limit: 100_000)
        }
        let now = service.now
        let open = slips.filter { $0.slip.state == Handover.State.open.rawValue }.map { OpenSlip($0, asOf: now) }
            .filter { $0.minutes >= olderThan }
        if records.json { return try JSONOutput.print(open) }
        if open.isEmpty { return surroundings.say("cli.papers.none") }
        let columns = ["case", "slip", "giver", "receiver", "count", "since", "minutes", "by", "lines"]
        var table = Table(columns.map { surroundings.words("cli.papers.\($0)") })
        let names = OwnerNames(surroundings.words, service.catalogue)
        for slip in open {
            let giver = service.settings.member(slip.givenBy)?.name ?? slip.givenBy
            let time = "\(slip.minutes / 60):" + (slip.minutes % 60 < 10 ? "0" : "") + "\(slip.minutes % 60)"
            table.add([
                slip.number, "\(slip.handover)", names(slip.from), names(slip.to), "\(slip.count)",
                "\(slip.since.day) \(slip.since.clock)", time, slip.courier.map { "\(giver) → \($0)" } ?? giver,
                slip.papers.map(\.name).joined(separator: "、"),
            ])
        }
        table.lines.forEach(surroundings.line)
    }
}

/// A slip that waits for its signature; the keys are for other programs.
private struct OpenSlip: Encodable {
    /// So many sets of a material.
    struct Paper: Encodable {
        let name: String
        let originals: Int
        let copies: Int
    }

    let number: String
    let handover: Int
    /// `Owner.id` of giver and receiver.
    let from: String
    let to: String
    let count: Int
    let papers: [Paper]
    let courier: String?
    let givenBy: String
    let since: Instant
    /// How long nobody has signed for it.
    let minutes: Int

    init(_ row: SlipRow, asOf now: Instant) {
        number = row.number
        handover = row.slip.handover
        from = row.slip.from
        to = row.slip.department
        count = row.slip.papers
        papers = row.slip.lines.map {
            Paper(name: $0.name, originals: $0.paper.originals, copies: $0.paper.copies)
        }
        courier = row.slip.courier
        givenBy = row.slip.givenBy
        since = row.slip.givenAt
        minutes = max(0, now.seconds(since: row.slip.givenAt) / 60)
    }
}
