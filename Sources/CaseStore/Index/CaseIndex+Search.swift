public import Casework
import FoundationEssentials
import GRDB

extension CaseIndex {
    /// Cases that match all words of `text`, newest first.
    ///
    /// A word matches by any part of a name or its first letters in pinyin, by the beginning or end of the case's number
    /// (bar code digits too), of its project's code, of a certificate that it gives or of a phone, by the end of an
    /// identity number, or by an item's code or name. No words match nothing.
    public func search(_ text: String, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        let words = Array(SearchText.folded(text).split(whereSeparator: \.isWhitespace).map(String.init).prefix(8))
        guard !words.isEmpty else { return [] }
        return try await query { database in
            let items = try database.searchedItems()
            let typed = words.map { SearchText.Typed($0, items: items) }
            var rows = try database.rows(matching: typed, limit: limit)
            for word in typed {
                guard let beginning = word.beginning else { continue }
                rows += try database.rows(beginning, matching: typed, limit: limit)
            }
            return try Set(rows).sorted(by: >).prefix(limit).compactMap { row in
                try database.summary("SELECT summary FROM cases WHERE row = ?", [row])
            }
        }
    }
}

extension Database {
    /// Cases that are wanted for one of their words only.
    func rows(word: String) -> String { "SELECT rowid FROM search WHERE search MATCH '\(word)'" }

    fileprivate func searchedItems() throws -> [(short: String, name: String)] {
        try Row.fetchAll(cachedStatement(sql: "SELECT short, name FROM items")).map { ($0["short"], $0["name"]) }
    }

    /// Reads the full-text index from its newest end until there are enough.
    fileprivate func rows(matching typed: [SearchText.Typed], limit: Int) throws -> [Int64] {
        let sql = """
            SELECT cases.row, names, initials, numbers, shorts FROM search JOIN cases ON cases.row = search.rowid
            WHERE search MATCH ? ORDER BY search.rowid DESC
            """
        return try matching(
            typed, limit,
            Row.fetchCursor(
                cachedStatement(sql: sql), arguments: [typed.map(\.expression).joined(separator: " AND ")]))
    }

    /// Cases one of whose numbers begins so. Case numbers hold their day, so the last ones are the newest; of phones
    /// there are never so many.
    fileprivate func rows(_ beginning: String, matching typed: [SearchText.Typed], limit: Int) throws -> [Int64] {
        let sql = """
            SELECT cases.row, names, initials, numbers, shorts FROM (
                SELECT row FROM beginnings WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT 1000) AS found
            JOIN cases ON cases.row = found.row
            """
        return try matching(
            typed, limit,
            Row.fetchCursor(cachedStatement(sql: sql), arguments: [beginning, beginning + "\u{10FFFF}"]))
    }

    private func matching(_ typed: [SearchText.Typed], _ limit: Int, _ cursor: RowCursor) throws -> [Int64] {
        var rows: [Int64] = []
        while rows.count < limit, let row = try cursor.next() {
            let (names, initials): (String, String) = (row["names"], row["initials"])
            let (numbers, shorts): (String, String) = (row["numbers"], row["shorts"])
            let isMeant = typed.allSatisfy {
                $0.matches(names: names, initials: initials, numbers: numbers, shorts: shorts)
            }
            if isMeant { rows.append(row["row"]) }
        }
        return rows
    }
}
