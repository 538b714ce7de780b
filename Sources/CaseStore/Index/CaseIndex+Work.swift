public import Casework
import GRDB

/// What departments have to do, what became of the desk's cases, and what links cases to each other.
extension CaseIndex {
    /// Cases in which work waits for `department`, the most urgent first: by the limit of the step and the clocks of its
    /// item. What is due on no day comes last.
    ///
    /// - Parameter centre: only cases of this one; of all when nil.
    public func work(
        department: String, centre: String? = nil, limit: Int
    ) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM cases JOIN (
                    SELECT row AS found, min(due) AS first FROM caseSteps WHERE department = ?1 GROUP BY row)
                ON found = row WHERE ?2 IS NULL OR centre = ?2 ORDER BY first IS NULL, first, row LIMIT ?3
                """,
                [department, centre, limit])
        }
    }

    /// Cases of the project with this code, oldest first, in the order of the chain.
    public func cases(ofProject code: String) async throws(StoreFault) -> [CaseSummary] {
        let word = SearchText.project(code)
        return try await query {
            try $0.summaries("SELECT summary FROM cases WHERE row IN (\($0.rows(word: word))) ORDER BY row", [])
        }
    }

    /// Cases opened at `centre`, by `person` if that is given, that are with the applicant or with departments, the most
    /// urgent first: by term, pause and clocks.
    public func followUps(centre: String, person: String?, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM cases JOIN (
                    SELECT row AS found, min(due) AS first FROM caseItems
                    WHERE stage IN ('correcting', 'accepted', 'promised', 'deemedAccepted')
                        OR (stage IN ('granted', 'declined') AND due IS NOT NULL)
                    GROUP BY row)
                ON found = row WHERE centre = ?1 AND (?2 IS NULL OR openedBy = ?2)
                ORDER BY first IS NULL, first, row LIMIT ?3
                """,
                [centre, person, limit])
        }
    }

    /// Cases to which a day up to `day` may bring something: a clock, term or pause that ends, an application nobody has
    /// answered yet, a result of another case that is waited for.
    public func restless(by day: Day) async throws(StoreFault) -> [RestlessCase] {
        try await query { database in
            let sql = """
                SELECT cases.id AS caseID, max(waits) AS waits, revision FROM (
                    SELECT row AS found, 0 AS waits FROM caseItems WHERE due <= ?
                    UNION ALL SELECT row, 0 FROM caseItems
                        WHERE stage IN ('checking', 'correcting', 'promised', 'deemedAccepted')
                    UNION ALL SELECT rowid, 1 FROM search WHERE search MATCH '\(SearchText.waits)')
                JOIN cases ON cases.row = found
                JOIN records ON kind = 'cases' AND shard = substr(cases.id, -2) AND records.id = cases.id
                GROUP BY found ORDER BY cases.id
                """
            return try Row.fetchAll(database, sql: sql, arguments: [day.number]).compactMap { row in
                ULID(row["caseID"] as String).map {
                    RestlessCase(id: $0, revision: row["revision"], waitsForOthers: row["waits"])
                }
            }
        }
    }

    /// Stages in which an item application waits for somebody; of others the index keeps only what is due.
    static let openStages: Set<String> = ["checking", "correcting", "promised", "accepted", "deemedAccepted"]
}

/// A case that the steward has to look at.
public struct RestlessCase: Hashable, Sendable {
    public let id: ULID
    public let revision: Int
    /// Another case may change what there is to do on it.
    public let waitsForOthers: Bool
}
