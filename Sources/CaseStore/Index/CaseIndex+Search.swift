public import Casework
import GRDB

extension CaseIndex {
    /// Cases that match all words of `text`, newest first.
    ///
    /// A word matches by any part of a name, by the beginning or end of the case's number (bar code digits too) or of a
    /// phone, or by the last characters of an identity number. No words match nothing.
    public func search(_ text: String, limit: Int) async throws(StoreFault) -> [CaseSummary] {
        let words = SearchKeys.folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else { return [] }
        var conditions: [String] = []
        var arguments: StatementArguments = []
        for word in words.prefix(8) {
            var ways: [String] = []
            for (place, lookups) in SearchKeys.lookups(of: word).enumerated() {
                let keys = lookups.map { lookup in
                    arguments += lookup.isPrefix ? [lookup.key, lookup.key + "\u{10FFFF}"] : [lookup.key]
                    return "SELECT caseID FROM searchKeys WHERE key \(lookup.isPrefix ? ">= ? AND key < ?" : "= ?")"
                }
                var way = "id IN (\(keys.joined(separator: " INTERSECT ")))"
                if place == 0 {
                    // Pairs tell of neighbours, not of their order.
                    way += " AND instr(names, ?)"
                    arguments += [word]
                }
                ways.append("(\(way))")
            }
            conditions.append("(\(ways.joined(separator: " OR ")))")
        }
        let sql =
            "SELECT summary FROM cases WHERE \(conditions.joined(separator: " AND ")) ORDER BY openedAt DESC, id DESC LIMIT ?"
        arguments += [limit]
        return try await query { [arguments] in try $0.summaries(sql, arguments) }
    }
}
