import CaseStore
import Casework
import Catalogue

/// How the index sums a record up.
struct Summaries: Sendable {
    let shelf: DefinitionShelf
    let pinyin: PinyinInitials
    /// The day and the rules by which stages and dates are put down.
    let rules: @Sendable () -> (day: Day, rules: HallRules)

    func row(_ kind: RecordKind, _ id: ULID, _ log: [Operation]) throws -> IndexRow {
        switch kind {
        case .cases:
            let (day, rules) = rules()
            guard let summary = try Case.fold(id, log, shelf.definitions).summary(asOf: day, rules) else {
                throw Unopened()
            }
            return .caseRow(summary, initials: summary.names.flatMap(pinyin.readings))
        case .tickets:
            guard let summary = try Ticket.fold(id, log, shelf.definitions).summary else { throw Unopened() }
            return .ticketRow(summary)
        case .enquiries:
            guard let summary = try Enquiry.fold(id, log, shelf.definitions).summary(rules().rules) else {
                throw Unopened()
            }
            return .enquiryRow(summary)
        case .blanks:
            guard try BlankStock.fold(id, log, shelf.definitions).revision > 0 else { throw Unopened() }
            return .stockRow
        case .shifts:
            guard try CounterShift.fold(id, log, shelf.definitions).revision > 0 else { throw Unopened() }
            return .stockRow
        }
    }

    /// The record's first operation is not the one that opens it.
    struct Unopened: Error {}
}
