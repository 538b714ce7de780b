import CaseStore
public import Casework
import Catalogue
public import Documents

/// What leaves the hall: cases one after the other, however many there are, and what is published of decisions.
extension HallService {
    /// The hall's key for pseudonyms, made and kept when there is none; `fresh` is what is kept then.
    public func exportKey(elseKeeping fresh: [UInt8]) async throws(Trouble) -> [UInt8] {
        try await troubled { () throws(StoreFault) in try await ExportKey(data).bytes(elseKeeping: fresh) }
    }

    /// Shows `visit` each case that was opened in `span`, oldest first; a case that can't be read ends the visit.
    ///
    /// - Parameter isWanted: whether a case must be read at all, by its summary.
    public func visitCases(
        openedIn span: ClosedRange<Day>, where isWanted: (CaseSummary) -> Bool = { _ in true },
        _ visit: (Case) async throws(Trouble) -> Void
    ) async throws(Trouble) {
        // An identity is made a moment before its case is opened, so a day more is looked at on each side.
        let offset = settings.offset
        let moments =
            Instant(span.lowerBound.adding(days: -1), secondOfDay: 0, offset: offset)
            .milliseconds...Instant(
                span.upperBound.adding(days: 2), secondOfDay: 0, offset: offset
            ).milliseconds
        var last: ULID?
        while true {
            let summaries = try await asked { [last] (index) throws(StoreFault) in
                try await index.list(madeIn: moments, after: last, limit: HallService.visitedAtOnce)
            }
            for summary in summaries where span.contains(summary.openedAt.day) && isWanted(summary) {
                try await visit(try await load(summary.id))
            }
            guard let end = summaries.last else { return }
            last = end.id
        }
    }

    /// Summaries that are held at once.
    private static let visitedAtOnce = 500

    /// What is open to the public of the licensing decisions of `span` (行政许可法 40), by date.
    public func publishedDecisions(of span: ClosedRange<Day>) async throws(Trouble) -> [PublishedDecision] {
        let decided: Set = [ItemApplication.Stage.granted.rawValue, ItemApplication.Stage.declined.rawValue]
        var decisions: [PublishedDecision] = []
        // A decision may come long after its case was opened.
        try await visitCases(
            openedIn: Day(number: 0)...span.upperBound,
            where: { summary in
                summary.changedAt.day >= span.lowerBound && summary.items.contains { decided.contains($0.stage) }
            },
            { (subject) throws(Trouble) in
                decisions += subject.items.compactMap { item in
                    PublishedDecision(
                        item, of: subject,
                        body: catalogue.department(item.definition.deciding)?.name ?? item.definition.deciding)
                }.filter { span.contains($0.on) }
            })
        return decisions.sorted { ($0.on, $0.item, $0.number ?? "") < ($1.on, $1.item, $1.number ?? "") }
    }

    /// The page of the decisions of `span`.
    public func publication(of span: ClosedRange<Day>) async throws(Trouble) -> Page {
        let decisions = try await publishedDecisions(of: span)
        let context = premises.pageContext(centre: "", counter: nil, clerk: "")
        return templates.publication(of: span, decisions, context, at: now)
    }
}
