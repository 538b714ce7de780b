import Casework

/// What a case is found by: prefixed keys of one table, each asked for by its beginning or in full.
///
/// FTS5's trigrams find nothing for a name of two characters, so names are kept as pairs of characters.
enum SearchKeys {
    /// A way to look a word up.
    struct Lookup: Hashable {
        var key: String
        /// Whether keys that go on after `key` match too.
        var isPrefix: Bool
    }

    /// The keys of a case.
    static func keys(of summary: CaseSummary) -> Set<String> {
        var keys: Set<String> = []
        for number in spellings(summary.number) {
            keys.insert("n" + number)
            keys.insert("r" + String(number.reversed()))
        }
        for phone in summary.phones.map(folded) {
            keys.insert("n" + phone)
            keys.insert("r" + String(phone.reversed()))
        }
        for identity in summary.identities.map(IdentityDocument.normalised) {
            keys.insert("i" + identity)
            keys.insert("r" + String(folded(identity).reversed()))
        }
        if let ticket = summary.ticket { keys.insert(self.ticket(ticket)) }
        if let project = summary.project {
            keys.insert(self.project(project))
            for code in spellings(project) {
                keys.insert("n" + code)
                keys.insert("r" + String(code.reversed()))
            }
        }
        keys.formUnion(summary.awaits.map { waits + "\($0)" })
        for name in summary.names {
            keys.formUnion(pairs(of: folded(name), withLast: true).map { "p" + $0 })
        }
        return keys
    }

    /// The key of one whole identity number.
    static func identity(_ number: String) -> String {
        "i" + IdentityDocument.normalised(number)
    }

    /// The key of the queue number that led to a case.
    static func ticket(_ id: ULID) -> String {
        "t\(id)"
    }

    /// The key of a whole project code, however it is divided.
    static func project(_ code: String) -> String {
        "c" + compacted(folded(code))
    }

    /// What the keys of cases begin with that wait for the result of another one.
    static let waits = "w"

    /// Ways to find `word`, which must be folded: a case matches if one of the lists matches in all its entries.
    static func lookups(of word: String) -> [[Lookup]] {
        var ways: [[Lookup]] = []
        if word.unicodeScalars.count == 1 {
            ways.append([Lookup(key: "p" + word, isPrefix: true)])
        } else {
            // Three pairs narrow a name down enough; the name itself is compared afterwards.
            ways.append(pairs(of: word, withLast: false).prefix(3).map { Lookup(key: "p" + $0, isPrefix: false) })
        }
        let compact = compacted(word)
        if compact.utf8.count >= 2, compact.utf8.allSatisfy({ $0 < 0x80 }) {
            ways.append([Lookup(key: "n" + compact, isPrefix: true)])
            ways.append([Lookup(key: "r" + String(compact.reversed()), isPrefix: true)])
        }
        return ways
    }

    /// One spelling for what a clerk or a scanner may type in several: width and case.
    static func folded(_ text: String) -> String {
        let narrow = text.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(narrow)).lowercased()
    }

    /// A number with and without what only divides it: `qz-20261123-0017`, and the digits of its bar code.
    private static func spellings(_ number: String) -> Set<String> {
        let number = compacted(folded(number))
        return Set([number, number.filter { $0.isASCII && $0.isNumber }]).subtracting([""])
    }

    private static func compacted(_ text: String) -> String {
        text.filter { $0 != "-" && !$0.isWhitespace }
    }

    /// Each two neighbours; with `withLast` the last one alone too, so that one character is found by its beginning.
    private static func pairs(of text: String, withLast: Bool) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.compactMap { index in
            let pair = scalars[index...].prefix(2)
            return pair.count == 2 || withLast ? String(String.UnicodeScalarView(pair)) : nil
        }
    }
}
