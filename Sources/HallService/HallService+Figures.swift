import CaseStore
public import Casework
import Catalogue
public import Documents

/// Counting what the hall did.
extension HallService {
    /// Figures of the days of `span`, of all centres, counted from the files.
    public func figures(
        _ span: ClosedRange<Day>, by dimension: FigureTable.Dimension?
    ) async throws(Trouble) -> FigureTable {
        let letters = Dictionary(
            catalogue.windows.map { ($0.id, $0.category) }, uniquingKeysWith: { first, _ in first })
        var table = FigureTable(span, by: dimension, asOf: now, rules) { letters[$0] ?? $0 }
        var day = span.lowerBound
        while day <= span.upperBound {
            for summary in try await queue(day) { table.add(try await load(ticket: summary.id)) }
            day = day.adding(days: 1)
        }
        for summary in try await enquiries(registeredIn: span) {
            let enquiry = try await load(enquiry: summary.id)
            table.add(enquiry) { catalogue.department($0) != nil }
        }
        // What is counted of a case happened in the span, but for a promise that ran out in it without an act.
        for summary in try await cases(limit: .max) where summary.openedAt.day <= span.upperBound {
            table.add(try await load(summary.id))
        }
        return table
    }

    /// The report of the days of `span`, window by window, with the latest seal over the hall's records.
    public func report(of span: ClosedRange<Day>) async throws(Trouble) -> Page {
        let table = try await figures(span, by: .window)
        let groups = table.groups.sorted { $0.key < $1.key }.map { letter, figures in
            let name = catalogue.windows.first { $0.category == letter }?.name ?? ""
            return (name: "\(letter) \(name)", figures: figures)
        }
        let defects = table.commonDefects(most: 10).map { row in
            (
                material: catalogue.name(ofMaterial: row.material),
                defect: catalogue.defect(row.defect)?.short ?? "\(row.defect)", count: row.count
            )
        }
        let seal = try await latestSeal().map { ($0.day, "\($0.digest)") }
        let context = premises.pageContext(
            centre: settings.centres.first?.id ?? "", counter: nil, clerk: "")
        return templates.report(table, groups, defects: defects, seal: seal, context, at: now)
    }
}
