import ArgumentParser
import CaseStore
import Casework
import Catalogue
import Exports
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
    @Option(help: "Write a table for spreadsheets into this file instead; \"-\" for standard output.") var csv: String?
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
        if let csv { return try write(table, to: csv, surroundings, service) }
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

    /// A row for all and one for each group, a figure a column.
    private func write(
        _ table: FigureTable, to csv: String, _ surroundings: Surroundings, _ service: HallService
    ) throws {
        let words = surroundings.words
        let columns = words.columns(of: table, service.catalogue, service.settings)
        let rows = words.figures(of: table)
        var text = CSV.mark + CSV.row([words("cli.figures.group")] + rows.map(\.name))
        for (place, column) in columns.enumerated() { text += CSV.row([column] + rows.map { $0.figures[place] }) }
        do throws(StoreFault) {
            try OutsideOutput.write(text.utf8, to: csv, for: .everybody)
        } catch {
            throw surroundings.failure(Trouble(store: error))
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

extension Words {
    /// A figure a row: all, then each group, beside each other.
    fileprivate func table(of figures: FigureTable, _ catalogue: Catalogue, _ settings: HallSettings) -> Table {
        var table = Table([self("cli.figures.figure")] + columns(of: figures, catalogue, settings))
        for row in self.figures(of: figures) { table.add([row.name] + row.figures) }
        return table
    }

    /// All, then the groups by name.
    fileprivate func columns(
        of figures: FigureTable, _ catalogue: Catalogue, _ settings: HallSettings
    ) -> [String] {
        [self("cli.figures.all")]
            + figures.groups.keys.sorted().map { name(of: $0, figures.dimension, catalogue, settings) }
    }

    /// Each figure with its value for all and for each group.
    fileprivate func figures(of table: FigureTable) -> [(name: String, figures: [String])] {
        let columns = [table.total] + table.groups.sorted { $0.key < $1.key }.map(\.value)
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
            (
                "enquiries",
                { figures in
                    Enquiry.Sort.allCases.map { "\(figures.enquiries[$0.rawValue] ?? 0)" }.joined(separator: "/")
                }
            ),
            ("enquiriesInTime", { "\($0.enquiriesInTime)/\($0.enquiriesOverdue)" }),
            ("enquiriesSatisfied", { "\($0.enquiriesSatisfied)/\($0.enquiriesUnsatisfied)" }),
            (
                "helped",
                { figures in
                    Help.Kind.allCases.map { "\(figures.helped[$0.rawValue] ?? 0)" }.joined(separator: "/")
                }
            ),
        ]
        return rows.map { key, figure in (self("cli.figures.\(key)"), columns.map(figure)) }
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
