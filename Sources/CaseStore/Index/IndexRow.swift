public import Casework

/// What the index keeps of a record.
public enum IndexRow: Hashable, Sendable {
    case caseRow(CaseSummary)
    case ticketRow(TicketSummary)
}

/// Folds a record's log and sums it up; the store itself knows nothing of cases. Throws what the fold throws.
public typealias Summarise = @Sendable (RecordKind, ULID, [Operation]) throws -> IndexRow

/// A record's state outside of its own file: what a day's seal anchors.
public struct RecordHead: Hashable, Sendable {
    public let kind: RecordKind
    public let id: ULID
    public let revision: Int
    /// SHA-256 of the last operation's line, hexadecimal.
    public let head: String
}

/// A handover slip with the case that it belongs to.
public struct SlipRow: Hashable, Sendable {
    public let summary: CaseSummary
    public let slip: CaseSummary.Slip
}
