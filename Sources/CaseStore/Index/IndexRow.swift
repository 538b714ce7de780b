public import Casework
import FoundationEssentials

/// What the index keeps of a record.
public enum IndexRow: Hashable, Sendable {
    /// A case, and the first letters of its names' readings, each way to read one.
    case caseRow(CaseSummary, initials: [String])
    case ticketRow(TicketSummary)
    case enquiryRow(EnquirySummary)
    /// A stock of blanks or a counter's shift: found by its identity, in no list.
    case stockRow
}

/// Folds a record's log and sums it up; the store itself knows nothing of cases. Throws what the fold throws.
public typealias Summarise = @Sendable (RecordKind, ULID, [Operation]) throws -> IndexRow

/// A row with everything in the form in which it is written, so that the one writer has nothing to work out.
enum PreparedRow: Sendable {
    case caseRow(PreparedCase)
    case ticketRow(TicketSummary, Data, exceptions: [PreparedException])
    case enquiryRow(EnquirySummary, Data)
    case stockRow

    init(_ row: IndexRow) throws {
        switch row {
        case .caseRow(let summary, let initials): self = .caseRow(try PreparedCase(summary, initials))
        case .ticketRow(let summary):
            self = .ticketRow(
                summary, try JSONEncoder().encode(summary),
                exceptions: try summary.exceptions.map { try PreparedException(ExceptionEntry($0, of: summary)) })
        case .enquiryRow(let summary): self = .enquiryRow(summary, try JSONEncoder().encode(summary))
        case .stockRow: self = .stockRow
        }
    }
}

/// A case's rows.
struct PreparedCase: Sendable {
    let summary: CaseSummary
    let text: SearchText
    let encoded: Data
    let slips: [(slip: CaseSummary.Slip, encoded: Data)]
    let exceptions: [PreparedException]

    init(_ summary: CaseSummary, _ initials: [String]) throws {
        let encoder = JSONEncoder()
        self.summary = summary
        text = SearchText(summary, initials: initials)
        encoded = try encoder.encode(summary)
        slips = try summary.slips.map { ($0, try encoder.encode($0)) }
        exceptions = try summary.exceptions.map { try PreparedException(ExceptionEntry($0, of: summary)) }
    }
}

/// An exception's row.
struct PreparedException: Sendable {
    let entry: ExceptionEntry
    let encoded: Data

    init(_ entry: ExceptionEntry) throws {
        self.entry = entry
        encoded = try JSONEncoder().encode(entry)
    }
}

/// A record's state outside of its own file: what a day's seal anchors.
public struct RecordHead: Codable, Hashable, Sendable {
    public let kind: RecordKind
    public let id: ULID
    public let revision: Int
    /// SHA-256 of the last operation's line, hexadecimal.
    public let head: String
}

/// A handover slip and the case that it belongs to.
public struct SlipRow: Hashable, Sendable {
    public let caseID: ULID
    /// The case's number and centre.
    public let number: String
    public let centre: String
    public let slip: CaseSummary.Slip
}
