public import Casework
import FoundationEssentials
import GRDB
import StrictJSON

/// One indexed query a screen. All of them see what was committed before they were asked.
extension CaseIndex {
    /// Numbers taken on `day` at `centre`, whatever became of them, in the order of their waiting.
    public func queue(day: Day, centre: String) async throws(StoreFault) -> [TicketSummary] {
        try await query {
            try $0.summaries(
                "SELECT summary FROM tickets WHERE day = ? AND centre = ? ORDER BY waitingSince, id",
                [day.number, centre])
        }
    }

    /// The number `number` of that day and centre.
    public func ticket(number: String, day: Day, centre: String) async throws(StoreFault) -> TicketSummary? {
        try await query {
            try $0.summary(
                "SELECT summary FROM tickets WHERE day = ? AND centre = ? AND number = ? ORDER BY id DESC LIMIT 1",
                [day.number, centre, number])
        }
    }

    /// Numbers with a bad rating that is open, whatever their day, and those whose bad rating was closed on `day` or later.
    public func badRatings(closedSince day: Day) async throws(StoreFault) -> [TicketSummary] {
        try await query {
            try $0.summaries("SELECT summary FROM tickets WHERE badRating = 0 OR badRating >= ?", [day.number])
        }
    }

    /// The case with this number, written in full.
    public func caseByNumber(_ number: String) async throws(StoreFault) -> CaseSummary? {
        try await query {
            try $0.summary("SELECT summary FROM cases WHERE number = ? ORDER BY row DESC LIMIT 1", [number])
        }
    }

    /// Cases by opening, newest first.
    public func list(limit: Int, offset: Int = 0) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries("SELECT summary FROM cases ORDER BY row DESC LIMIT ? OFFSET ?", [limit, offset])
        }
    }

    /// Cases whose identity was made in `span`, oldest first, from behind the one called `last`.
    ///
    /// - Parameter span: milliseconds since 1970.
    public func list(
        madeIn span: ClosedRange<Int64>, after last: ULID?, limit: Int
    ) async throws(StoreFault) -> [CaseSummary] {
        let (first, end) = (ULID.orders(at: span.lowerBound).lowerBound, ULID.orders(at: span.upperBound).upperBound)
        return try await query {
            try $0.summaries(
                "SELECT summary FROM cases WHERE row > ? AND row <= ? ORDER BY row LIMIT ?",
                [max(first - 1, last?.order ?? -1), end, limit])
        }
    }

    /// Cases in which this identity number stands, of applicant or agent; newest first.
    public func casesOf(identity: String) async throws(StoreFault) -> [CaseSummary] {
        try await cases(word: SearchText.identity(identity))
    }

    /// Cases that the queue number `id` led to; newest first.
    public func casesOf(ticket id: ULID) async throws(StoreFault) -> [CaseSummary] {
        try await cases(word: SearchText.ticket(id))
    }

    private func cases(word: String) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries("SELECT summary FROM cases WHERE row IN (\($0.rows(word: word))) ORDER BY row DESC", [])
        }
    }

    /// Slips that wait for their department, oldest first.
    public func openSlips(limit: Int) async throws(StoreFault) -> [SlipRow] {
        try await slips("isOpen ORDER BY givenAt LIMIT ?", [limit])
    }

    /// Slips given or closed since `moment`, latest change first.
    public func recentSlips(since moment: Instant, limit: Int) async throws(StoreFault) -> [SlipRow] {
        try await slips("changedAt >= ? ORDER BY changedAt DESC LIMIT ?", [moment.milliseconds, limit])
    }

    /// Slips that their receivers declined and whose givers have done nothing since, oldest first.
    public func unansweredSlips(limit: Int) async throws(StoreFault) -> [SlipRow] {
        try await slips("isUnanswered ORDER BY changedAt LIMIT ?", [limit])
    }

    private func slips(_ condition: String, _ arguments: StatementArguments) async throws(StoreFault) -> [SlipRow] {
        try await query { database in
            let sql = "SELECT caseID, number, centre, slip FROM slips WHERE \(condition)"
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
                guard let id = ULID(row["caseID"] as String) else { return nil }
                return SlipRow(
                    caseID: id, number: row["number"], centre: row["centre"],
                    slip: try StrictJSON.decode(CaseSummary.Slip.self, from: Array(row["slip"] as Data)[...]))
            }
        }
    }

    /// Revision and head of every record, by identity: what a day's seal anchors.
    public func heads() async throws(StoreFault) -> [RecordHead] {
        try await query { database in
            let sql = "SELECT kind, id, revision, head FROM records ORDER BY kind, id"
            return try Row.fetchAll(database, sql: sql).compactMap { row in
                guard let kind = RecordKind(rawValue: row["kind"]), let id = ULID(row["id"] as String) else {
                    return nil
                }
                return RecordHead(kind: kind, id: id, revision: row["revision"], head: row["head"])
            }
        }
    }

    /// Records that are not as they were written, each with the reason; they stay where they lie.
    public func damaged() async throws(StoreFault) -> [RecordFault] {
        try await query { database in
            try Data.fetchAll(database, sql: "SELECT fault FROM damaged ORDER BY path")
                .map { try StrictJSON.decode(RecordFault.self, from: Array($0)[...]) }
        }
    }
}

extension Database {
    func summary<T: Decodable>(_ sql: String, _ arguments: StatementArguments) throws -> T? {
        let found: [T] = try summaries(sql, arguments)
        return found.first
    }

    func summaries<T: Decodable>(_ sql: String, _ arguments: StatementArguments) throws -> [T] {
        try Data.fetchAll(cachedStatement(sql: sql), arguments: arguments)
            .map { try StrictJSON.decode(T.self, from: Array($0)[...]) }
    }
}
