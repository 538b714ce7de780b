/// An exception with the case or number that it belongs to; the index keeps one row each.
public struct ExceptionEntry: Codable, Hashable, Sendable {
    public var kind: RecordKind
    public var record: ULID
    /// Number of the case or of the queue.
    public var number: String
    public var centre: String
    /// Applicant; empty for a number.
    public var name: String
    /// Short codes of the case's items, or the letter of the queue.
    public var shorts: [String]
    public var exception: Exception

    /// An exception of a case.
    public init(_ exception: Exception, of summary: CaseSummary) {
        kind = .cases
        record = summary.id
        number = summary.number
        centre = summary.centre
        name = summary.names.first ?? ""
        shorts = summary.items.map(\.short)
        self.exception = exception
    }

    /// An exception of a number.
    public init(_ exception: Exception, of summary: TicketSummary) {
        kind = .tickets
        record = summary.id
        number = summary.number
        centre = summary.centre
        name = ""
        shorts = [summary.category]
        self.exception = exception
    }
}
