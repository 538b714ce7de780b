import CaseStore
public import Casework
import Catalogue
public import Documents

/// What leaves the hall: cases one after the other, however many there are, and what is published of decisions. Damaged
/// cases hold nothing up, and are named.
extension HallService {
    /// The hall's key for pseudonyms, made and kept when there is none; `fresh` is what is kept then.
    public func exportKey(elseKeeping fresh: [UInt8]) async throws(Trouble) -> [UInt8] {
        try await troubled { () throws(StoreFault) in try await ExportKey(data).bytes(elseKeeping: fresh) }
    }

    /// Shows `visit` each case that was opened in `span`, oldest first.
    ///
    /// - Parameter isWanted: whether a case must be read at all, by its summary.
    /// - Returns: what is wrong with each case of the hall that could not be shown, or is not even in lists, for its damage.
    public func visitCases(
        openedIn span: ClosedRange<Day>, where isWanted: (CaseSummary) -> Bool = { _ in true },
        _ visit: (Case) async throws(Trouble) -> Void
    ) async throws(Trouble) -> [Trouble] {
        // An identity is made a moment before its case is opened, so a day more is looked at on each side.
        let (first, end) = (span.lowerBound.adding(days: -1), span.upperBound.adding(days: 2))
        let moments = [first, end].map { Instant($0, secondOfDay: 0, offset: settings.offset).milliseconds }
        var unreadable = try await damaged().filter { $0.file.contains("/\(Case.kind.rawValue)/") }.map { Trouble($0) }
        var last: ULID?
        while true {
            let summaries = try await asked { [last] (index) throws(StoreFault) in
                try await index.list(madeIn: moments[0]...moments[1], after: last, limit: HallService.visitedAtOnce)
            }
            for summary in summaries where span.contains(summary.openedAt.day) && isWanted(summary) {
                let subject: Case
                do throws(Trouble) {
                    subject = try await load(summary.id)
                } catch {
                    guard error.isOfTheRecord else { throw error }
                    if !unreadable.contains(error) { unreadable.append(error) }
                    continue
                }
                try await visit(subject)
            }
            guard let end = summaries.last else { return unreadable }
            last = end.id
        }
    }

    /// Summaries that are held at once.
    private static let visitedAtOnce = 500

    /// What is open to the public of the licensing decisions of `span` (行政许可法 40), by date; and the cases that could not
    /// be read, as `visitCases` tells them.
    public func publishedDecisions(
        of span: ClosedRange<Day>
    ) async throws(Trouble) -> (decisions: [PublishedDecision], unreadable: [Trouble]) {
        let decided: Set = [ItemApplication.Stage.granted.rawValue, ItemApplication.Stage.declined.rawValue]
        var decisions: [PublishedDecision] = []
        // A decision may come long after its case was opened.
        let unreadable = try await visitCases(
            openedIn: Day(number: 0)...span.upperBound,
            where: { summary in
                summary.changedAt.day >= span.lowerBound && summary.items.contains { decided.contains($0.stage) }
            },
            { (subject) throws(Trouble) in
                decisions += subject.items.compactMap { item in
                    let body = item.definition.deciding
                    return PublishedDecision(item, of: subject, body: catalogue.department(body)?.name ?? body)
                }.filter { span.contains($0.on) }
            })
        decisions.sort { ($0.on, $0.item, $0.number ?? "") < ($1.on, $1.item, $1.number ?? "") }
        return (decisions, unreadable)
    }

    /// The page of `decisions`, those of `span`.
    public func publication(of span: ClosedRange<Day>, _ decisions: [PublishedDecision]) -> Page {
        let context = premises.pageContext(centre: "", counter: nil, clerk: "")
        return templates.publication(of: span, decisions, context, at: now)
    }
}

extension Trouble {
    /// It is this record's alone; others can still be read.
    fileprivate var isOfTheRecord: Bool {
        switch code {
        case .missing, .damaged, .newerFormat, .definitionMissing: true
        case .noPermission, .readOnly, .diskFull, .inputOutput, .tooManyFiles, .badSetting: false
        }
    }
}
