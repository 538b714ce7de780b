import CaseStore
public import Casework
import Catalogue

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
        // What is counted of a case happened in the span, but for a promise that ran out in it without an act.
        for summary in try await cases(limit: .max) where summary.openedAt.day <= span.upperBound {
            table.add(try await load(summary.id))
        }
        return table
    }
}
