public import Casework
import GRDB

/// Which case used which numbered blank.
extension CaseIndex {
    /// How many blanks of the owner's stock for the certificate `name` cases used and spoiled, `after` a day where one is
    /// given.
    public func blankTally(owner: String, name: String, after day: Day? = nil) async throws(StoreFault) -> BlankTally {
        try await query { database in
            let sql = """
                SELECT total(NOT spoiled) AS used, total(spoiled) AS spoiled FROM blankUses
                WHERE owner = ? AND name = ? AND day > ?
                """
            let row = try Row.fetchOne(
                database.cachedStatement(sql: sql), arguments: [owner, name, day?.number ?? Int.min])
            return BlankTally(used: Int(row?["used"] as Double? ?? 0), spoiled: Int(row?["spoiled"] as Double? ?? 0))
        }
    }

    /// Cases that used or spoiled the blank `number` of that stock.
    public func cases(ofBlank number: String, owner: String, name: String) async throws(StoreFault) -> [ULID] {
        try await query { database in
            let sql = """
                SELECT cases.id FROM blankUses AS used JOIN cases ON cases.row = used.row
                WHERE used.owner = ? AND used.name = ? AND used.number = ?
                """
            return try String.fetchAll(database.cachedStatement(sql: sql), arguments: [owner, name, number])
                .compactMap { ULID($0) }
        }
    }
}
