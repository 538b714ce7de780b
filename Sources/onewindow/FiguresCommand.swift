import ArgumentParser
import Casework
import Catalogue
import HallService

/// What the hall did in some days, counted from its files.
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Count what the hall did in some days.",
        discussion: """
            Waits and handling are medians and nine-in-ten values, in minutes: means hide the long ones. Nothing of it is \
            kept or can be edited; each run counts anew.
            """)

    @OptionGroup var hall: HallOptions
    @OptionGroup var records: RecordOptions
    @Option(help: "First day, yyyy-MM-dd; today by default.") var from: Day?
    @Option(help: "Last day; the first by default.") var to: Day?
    @Option(help: "Apart by window, item, department, clerk or day.") var by: FigureTable.Dimension?

    func run() async throws {
        let surroundings = try Surroundings(hall)
        let service = try await surroundings.hall()
        let first = from ?? service.now.day
        let last = to ?? first
        guard first <= last else { throw ValidationError("--to is not before --from.") }
        let table = try await surroundings.troubled { () throws(Trouble) in
            try await service.figures(first...last, by: by)
        }
        if records.json { return try JSONOutput.print(FiguresRecord(table)) }
        surroundings.say("cli.figures.span", ["from": "\(first)", "to": "\(last)"])
        surroundings.words.table(of: table, service.catalogue, service.settings).lines.forEach(surroundings.line)
        let defects = table.commonDefects(most: 10)
        guard !defects.isEmpty else { return }
        surroundings.line("")
        surroundings.say("cli.figures.defects")
        for (material, defect, count) in defects {
            let phrase = service.catalogue.defect(defect)?.short ?? "\(defect)"
            surroundings.line("  \(service.catalogue.name(ofMaterial: material))  \(phrase)  \(count)")
        }
    }
}

/// The JSON form of figures; its keys are for other programs.
private struct FiguresRecord: Encodable {
    let from: Day
    let to: Day
    let total: ServiceFigures
    let groups: [String: ServiceFigures]
    /// By material and number of the defect.
    let defects: [String: [String: Int]]

    init(_ table: FigureTable) {
        (from, to, total, groups) = (table.span.lowerBound, table.span.upperBound, table.total, table.groups)
        defects = table.defects.mapValues { counts in
            Dictionary(counts.map { ("\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
        }
    }
}

extension FigureTable {
    /// The defects found most often, with their materials.
    func commonDefects(most: Int) -> [(material: String, defect: Int, count: Int)] {
        let all = defects.flatMap { material, counts in
            counts.map { (material: material, defect: $0.key, count: $0.value) }
        }
        return Array(
            all.sorted { ($1.count, $0.material, $0.defect) < ($0.count, $1.material, $1.defect) }.prefix(most))
    }
}

extension Catalogue {
    /// Name of a shared material, as the first item that asks for it has it.
    fileprivate func name(ofMaterial material: String) -> String {
        items.lazy.flatMap(\.lines).first { $0.material == material }?.name ?? material
    }
}

extension Words {
    /// A figure a row: all, then each group, beside each other.
    fileprivate func table(of figures: FigureTable, _ catalogue: Catalogue, _ settings: HallSettings) -> Table {
        let groups = figures.groups.sorted { $0.key < $1.key }
        let names = groups.map { name(of: $0.key, figures.dimension, catalogue, settings) }
        var table = Table([self("cli.figures.figure"), self("cli.figures.all")] + names)
        let columns = [figures.total] + groups.map(\.value)
        let rows: [(String, (ServiceFigures) -> String)] = [
            ("taken", { "\($0.taken)" }), ("served", { "\($0.served)" }), ("abandoned", { "\($0.abandoned)" }),
            ("wait", { minutes($0.medianWait, $0.ninetiethWait) }),
            ("handling", { minutes($0.medianHandling, $0.ninetiethHandling) }),
            ("accepted", { "\($0.outcomes[.accepted] ?? 0)" }), ("promised", { "\($0.outcomes[.promised] ?? 0)" }),
            ("corrected", { "\($0.outcomes[.corrected] ?? 0)" }), ("refused", { "\($0.outcomes[.refused] ?? 0)" }),
            ("notNeeded", { "\($0.outcomes[.notNeeded] ?? 0)" }), ("firstVisit", { share($0.firstVisit) }),
            ("corrections", { share($0.corrections) }), ("second", { "\($0.secondCorrections)" }),
            ("promises", { "\($0.promisesKept)/\($0.promisesBroken)" }), ("decided", { "\($0.decided)" }),
            ("statutory", { share($0.statutoryShare) }), ("onPromise", { share($0.promisedShare) }),
            ("saved", { "\($0.daysSaved)" }), ("refusedAtIssue", { "\($0.refusedAtIssue)" }),
            (
                "ratings",
                { figures in (1...5).reversed().map { "\(figures.ratings["\($0)"] ?? 0)" }.joined(separator: "/") }
            ),
            ("badRatingsOpen", { "\($0.badRatingsOpen)" }),
        ]
        for (key, figure) in rows { table.add([self("cli.figures.\(key)")] + columns.map(figure)) }
        return table
    }

    private func name(
        of key: String, _ dimension: FigureTable.Dimension?, _ catalogue: Catalogue, _ settings: HallSettings
    ) -> String {
        switch dimension {
        case .window: catalogue.windows.first { $0.category == key }.map { "\(key) \($0.name)" } ?? key
        case .department: catalogue.department(key)?.short ?? key
        case .clerk: settings.member(key).map { "\($0.name) \(key)" } ?? key
        case .item, .day, nil: key
        }
    }
}

private func minutes(_ median: Int?, _ ninetieth: Int?) -> String {
    guard let median, let ninetieth else { return "—" }
    return "\((median + 30) / 60)/\((ninetieth + 30) / 60)"
}

private func share(_ hundredths: Int?) -> String { hundredths.map { "\($0)%" } ?? "—" }
