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

    /// Cases with something about which a warning on `day` or before can speak, the most urgent first, with their revisions.
    ///
    /// - Parameters:
    ///   - centre: only cases of this one; of all when nil.
    ///   - owner: only cases that this one (`Owner.id`) may have in hand: the desk terms of applicants, others steps, and what
    ///     they decide; of all when nil.
    public func pressing(
        by day: Day, centre: String?, owner: String?, limit: Int
    ) async throws(StoreFault) -> [RestlessCase] {
        try await query { database in
            let sql = """
                SELECT cases.id AS caseID, revision FROM (
                    SELECT row AS found, min(watched) AS first FROM caseItems AS item
                    WHERE watched <= ?1 AND (?3 IS NULL OR department = ?3
                        OR ?3 = 'desk' AND stage IN ('correcting', 'promised')
                        OR EXISTS (SELECT 1 FROM caseSteps WHERE row = item.row AND department = ?3))
                    GROUP BY row)
                JOIN cases ON cases.row = found
                JOIN records ON kind = 'cases' AND shard = substr(cases.id, -2) AND records.id = cases.id
                WHERE ?2 IS NULL OR cases.centre = ?2
                ORDER BY first, found LIMIT ?4
                """
            let rows = try Row.fetchAll(database, sql: sql, arguments: [day.number, centre, owner, limit])
            return rows.compactMap { row in
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
