public import Casework
import GRDB

/// What the supervisor watches the hall's limits by.
extension CaseIndex {
    /// Exceptions of cases and numbers of `centre` that nobody has judged, oldest first.
    public func openExceptions(centre: String, limit: Int) async throws(StoreFault) -> [ExceptionEntry] {
        try await query {
            try $0.summaries(
                "SELECT entry FROM exceptions WHERE isOpen AND centre = ? ORDER BY at LIMIT ?", [centre, limit])
        }
    }

    /// Exceptions of `centre` since `moment`, judged or not, latest first.
    public func exceptions(
        centre: String, since moment: Instant, limit: Int
    ) async throws(StoreFault) -> [ExceptionEntry] {
        try await query {
            try $0.summaries(
                "SELECT entry FROM exceptions WHERE centre = ? AND at >= ? ORDER BY at DESC LIMIT ?",
                [centre, moment.milliseconds, limit])
        }
    }

    /// Cases with something that is due on `day` or before, the most urgent first, with their revisions.
    public func pressing(by day: Day, limit: Int) async throws(StoreFault) -> [RestlessCase] {
        try await query { database in
            let sql = """
                SELECT cases.id AS caseID, revision FROM (
                    SELECT row AS found, min(due) AS first FROM caseItems WHERE due <= ? GROUP BY row)
                JOIN cases ON cases.row = found
                JOIN records ON kind = 'cases' AND shard = substr(cases.id, -2) AND records.id = cases.id
                ORDER BY first, found LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [day.number, limit]).compactMap { row in
                ULID(row["caseID"] as String).map {
                    RestlessCase(id: $0, revision: row["revision"], waitsForOthers: false)
                }
            }
        }
    }

    /// Cases of `centre` in which a department has to make a result, oldest first.
    public func toBeMade(centre: String, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM cases WHERE centre = ? AND row IN (SELECT row FROM caseSteps WHERE step = 'make')
                ORDER BY row LIMIT ?
                """,
                [centre, limit])
        }
    }
}
