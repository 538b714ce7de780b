public import Casework
import GRDB

/// What departments have to do, what became of the desk's cases, and what links cases to each other.
extension CaseIndex {
    /// Cases in which work waits for `department`, the most urgent first: by the limit of the step and the clocks of its
    /// item. What is due on no day comes last.
    public func work(department: String, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM cases JOIN (
                    SELECT caseID, min(due) AS first FROM caseSteps WHERE department = ? GROUP BY caseID)
                ON caseID = id ORDER BY first IS NULL, first, openedAt LIMIT ?
                """,
                [department, limit])
        }
    }

    /// Cases of the project with this code, oldest first, in the order of the chain.
    public func cases(ofProject code: String) async throws(StoreFault) -> [CaseSummary] {
        let key = SearchKeys.project(code)
        return try await query {
            try $0.summaries(
                "SELECT summary FROM searchKeys JOIN cases ON id = caseID WHERE key = ? ORDER BY openedAt, id", [key])
        }
    }

    /// Cases opened at `centre`, by `person` if that is given, that are with the applicant or with departments, the most
    /// urgent first: by term, pause and clocks.
    public func followUps(centre: String, person: String?, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        try await query {
            try $0.summaries(
                """
                SELECT summary FROM cases JOIN (
                    SELECT caseID, min(due) AS first FROM caseItems
                    WHERE stage IN ('correcting', 'accepted', 'promised', 'deemedAccepted')
                        OR (stage IN ('granted', 'declined') AND due IS NOT NULL)
                    GROUP BY caseID)
                ON caseID = id WHERE centre = ?1 AND (?2 IS NULL OR openedBy = ?2)
                ORDER BY first IS NULL, first, openedAt LIMIT ?3
                """,
                [centre, person, limit])
        }
    }

    /// Cases to which a day up to `day` may bring something: a clock, term or pause that ends, an application nobody has
    /// answered yet, a result of another case that is waited for.
    public func restless(by day: Day) async throws(StoreFault) -> [RestlessCase] {
        try await query { database in
            let sql = """
                SELECT caseID, max(waits) AS waits, revision FROM (
                    SELECT caseID, 0 AS waits FROM caseItems WHERE due <= ?
                    UNION ALL SELECT caseID, 0 FROM caseItems
                        WHERE stage IN ('checking', 'correcting', 'promised', 'deemedAccepted')
                    UNION ALL SELECT caseID, 1 FROM searchKeys WHERE key >= ? AND key < ?)
                JOIN records ON kind = 'cases' AND shard = substr(caseID, -2) AND id = caseID
                GROUP BY caseID ORDER BY caseID
                """
            let arguments: StatementArguments = [day.number, SearchKeys.waits, SearchKeys.waits + "\u{10FFFF}"]
            return try Row.fetchAll(database, sql: sql, arguments: arguments).compactMap { row in
                ULID(row["caseID"] as String).map {
                    RestlessCase(id: $0, revision: row["revision"], waitsForOthers: row["waits"])
                }
            }
        }
    }
}

/// A case that the steward has to look at.
public struct RestlessCase: Hashable, Sendable {
    public let id: ULID
    public let revision: Int
    /// Another case may change what there is to do on it.
    public let waitsForOthers: Bool
}
