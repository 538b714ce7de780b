import Casework

/// What a case is found by: texts to compare with, and words of a full-text index that lead to it.
///
/// The words are made here, not by a tokeniser: FTS5's trigrams find nothing for a name of two characters. A word begins
/// with a letter that says of what it is. What is asked for by words only is narrowed down by comparing the texts.
struct SearchText: Hashable, Sendable {
    /// Folded, a line each.
    let names: String
    /// First letters of the names' readings, each way to read one a line.
    let initials: String
    /// Compact, a line each: found by beginning or end; with a `*` in front, by its end only.
    let numbers: String
    /// Short codes of the items, folded, a line each.
    let shorts: String
    /// Words of the full-text index, with spaces between.
    let keys: String
    /// Numbers that may be asked for by a beginning longer than any word.
    let beginnings: [String]

    init(_ summary: CaseSummary, initials: [String]) {
        let names = summary.names.map(Self.folded)
        let divided =
            [summary.number] + [summary.project].compactMap(\.self) + summary.certificates.map(\.number)
        let plain = (divided.flatMap(Self.spellings) + summary.phones.map(Self.compact)).filter { !$0.isEmpty }
        let identities = summary.identities.map { Self.compact(IdentityDocument.normalised($0)) }.filter { !$0.isEmpty }
        let shorts = Array(Set(summary.items.map { Self.folded($0.short) })).sorted()
        var words: Set<String> = []
        for name in names {
            words.formUnion(Self.pairs(of: name))
            words.formUnion(name.unicodeScalars.map { "s" + Self.hex($0) })
        }
        for reading in initials { words.formUnion(Self.neighbours(in: reading).map { "y" + $0 }) }
        for number in plain {
            for length in Self.wordLengths where number.count >= length {
                words.insert("n" + Self.word(number.prefix(length)))
            }
        }
        for number in plain + identities {
            for length in Self.wordLengths where number.count >= length {
                words.insert("e" + Self.word(number.suffix(length)))
            }
        }
        words.formUnion(shorts.map { "m" + Self.hex($0) })
        words.formUnion(summary.identities.map(Self.identity))
        if let ticket = summary.ticket { words.insert(Self.ticket(ticket)) }
        if let project = summary.project, !Self.compact(project).isEmpty { words.insert(Self.project(project)) }
        words.formUnion(summary.awaits.map { "w\($0)".lowercased() })
        if !summary.awaits.isEmpty { words.insert(Self.waits) }
        self.names = names.joined(separator: "\n")
        self.initials = initials.joined(separator: "\n")
        numbers = "\n" + (plain + identities.map { "*" + $0 }).joined(separator: "\n") + "\n"
        self.shorts = "\n" + shorts.joined(separator: "\n") + "\n"
        keys = words.sorted().joined(separator: " ")
        beginnings = Array(Set(plain.filter { $0.count > Self.longestWord })).sorted()
    }

    // MARK: - Words for one thing

    /// The word of one whole identity number.
    static func identity(_ number: String) -> String { "i" + word(IdentityDocument.normalised(number).lowercased()) }

    /// The word of the queue number that led to a case.
    static func ticket(_ id: ULID) -> String { "t\(id)".lowercased() }

    /// The word of a whole project code, however it is divided.
    static func project(_ code: String) -> String { "c" + word(compact(folded(code))) }

    /// Stands with every case that waits for the result of another one.
    static let waits = "wx"

    // MARK: - What somebody typed

    /// Length of the beginnings and ends of numbers that are words.
    static let wordLengths = 2...4
    static let longestWord = 4

    /// A word as it was typed, folded, with what it can mean.
    struct Typed: Sendable {
        let text: String
        /// Without what only divides numbers; nil where it can be no part of one.
        let number: String?
        /// Short codes of the items whose code begins so or whose name it is a part of.
        let shorts: [String]

        init(_ text: String, items: [(short: String, name: String)]) {
            self.text = text
            let compact = SearchText.compact(text)
            // Numbers of certificates hold Chinese too: 鲁(2026)第0001号.
            number = compact.count >= 2 ? compact : nil
            shorts = items.filter { $0.short.hasPrefix(text) || text.count > 1 && $0.name.contains(text) }.map(\.short)
        }

        /// Ways to find it in the full-text index, as FTS5 reads them.
        var expression: String {
            let scalars = Array(text.unicodeScalars)
            var ways: [String] = []
            // Three pairs narrow a name down enough.
            ways.append(
                scalars.count == 1
                    ? "s" + SearchText.hex(scalars[0]) : SearchText.pairs(of: text).prefix(3).joined(separator: " AND ")
            )
            if let number {
                let length = min(number.count, SearchText.longestWord)
                ways.append("e" + SearchText.word(number.suffix(length)))
                if number.count == length { ways.append("n" + SearchText.word(number)) }
                let neighbours = SearchText.neighbours(in: number).map { "y" + $0 }
                if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                    ways.append(neighbours.prefix(3).joined(separator: " AND "))
                }
            }
            if !shorts.isEmpty { ways.append(shorts.map { "m" + SearchText.hex($0) }.joined(separator: " OR ")) }
            return "(" + ways.map { "(\($0))" }.joined(separator: " OR ") + ")"
        }

        /// A beginning that is longer than the words of the full-text index.
        var beginning: String? { number.flatMap { $0.count > SearchText.longestWord ? $0 : nil } }

        /// Whether a case with these texts is meant.
        func matches(names: String, initials: String, numbers: String, shorts: String) -> Bool {
            if names.contains(text) { return true }
            if let number {
                if numbers.contains("\n" + number) || numbers.contains(number + "\n") { return true }
                if initials.contains(number) { return true }
            }
            return self.shorts.contains { shorts.contains("\n\($0)\n") }
        }
    }

    // MARK: - Spelling

    /// One spelling for what a clerk or a scanner may type in several: width and case.
    static func folded(_ text: String) -> String {
        let narrow = text.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(narrow)).lowercased()
    }

    /// A number with and without what only divides it: `qz-20261123-0017`, and the digits of its bar code.
    private static func spellings(_ number: String) -> [String] {
        let number = compact(number)
        let digits = number.filter { $0.isASCII && $0.isNumber }
        return digits == number ? [number] : [number, digits]
    }

    private static func compact(_ text: String) -> String {
        folded(text).filter { $0 != "-" && !$0.isWhitespace }
    }

    /// A part of a number as the ASCII tokeniser leaves it whole.
    private static func word(_ text: some StringProtocol) -> String {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
            ? String(text) : "x" + hex(String(text))
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }

    private static func hex(_ text: String) -> String { text.unicodeScalars.map(hex).joined(separator: "z") }

    /// Each two neighbours of a name.
    private static func pairs(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return zip(scalars, scalars.dropFirst()).map { "p\(hex($0))z\(hex($1))" }
    }

    /// Each two neighbours of what is ASCII.
    private static func neighbours(in text: String) -> [String] {
        let letters = Array(text)
        return zip(letters, letters.dropFirst()).map { "\($0)\($1)" }
    }
}
