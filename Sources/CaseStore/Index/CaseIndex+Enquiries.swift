public import Casework
import GRDB

/// Complaints and questions: whose, of which case, and the most urgent first.
extension CaseIndex {
    /// Those of `centre` that are not closed, the most urgent first; what is answered and still to be told comes last.
    public func openEnquiries(centre: String, limit: Int) async throws(StoreFault) -> [EnquirySummary] {
        try await enquiries("isOpen AND centre = ?", [centre], limit)
    }

    /// The same of those that one of `owners` has: departments' ids and staff numbers.
    public func openEnquiries(owners: [String], limit: Int) async throws(StoreFault) -> [EnquirySummary] {
        let marks = owners.map { _ in "?" }.joined(separator: ",")
        return try await enquiries("isOpen AND owner IN (\(marks))", StatementArguments(owners), limit)
    }

    /// All that are about a case, the open ones first.
    public func enquiries(ofCase id: ULID, limit: Int) async throws(StoreFault) -> [EnquirySummary] {
        try await enquiries("caseID = ?", [id.description], limit)
    }

    /// All that were registered in `span`, the open ones first.
    public func enquiries(registeredIn span: ClosedRange<Day>) async throws(StoreFault) -> [EnquirySummary] {
        try await enquiries("day BETWEEN ? AND ?", [span.lowerBound.number, span.upperBound.number], .max)
    }

    /// The one with this number, written in full.
    public func enquiry(number: String) async throws(StoreFault) -> EnquirySummary? {
        try await enquiries("number = ?", [number], 1).first
    }

    private func enquiries(
        _ condition: String, _ arguments: StatementArguments, _ limit: Int
    ) async throws(StoreFault) -> [EnquirySummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM enquiries WHERE \(condition)
                ORDER BY NOT isOpen, due IS NULL, due, number LIMIT ?
                """, arguments + [limit])
        }
    }
}
