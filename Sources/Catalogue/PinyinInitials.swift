/// First letters of the Mandarin readings of Chinese signs, by a table (`initials.json`).
///
/// The table is checked in because the system's transliteration takes 80 ms before its first answer.
public struct PinyinInitials: Sendable {
    private static let first = 0x4E00
    /// By code point from `first` on; 0 for a sign without reading here.
    private let usual: [UInt8]
    private let also: [Unicode.Scalar: [UInt8]]

    /// Initials in the usual readings: `王建国` → `wjg`. Latin letters in lower case and digits stand for themselves,
    /// everything else is left out.
    public func of(_ text: String) -> String {
        String(decoding: text.folded.compactMap { signs(of: $0).first }, as: UTF8.self)
    }

    /// Initials in every reading that the signs of a name have together, the usual ones first; eight at most.
    public func readings(of text: String) -> [String] {
        var readings: [[UInt8]] = [[]]
        for letters in text.folded.map(signs) where !letters.isEmpty {
            let longer = letters.flatMap { letter in readings.map { $0 + [letter] } }
            readings = longer.count > 8 ? readings.map { $0 + letters.prefix(1) } : longer
        }
        return readings.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.isEmpty }
    }

    /// Whether what was typed stands for a part of `text`: its own signs, initials in any of their readings, or both mixed.
    public func matches(_ typed: String, _ text: String) -> Bool {
        pattern(of: text).place(of: typed.folded) != nil
    }

    /// What may be typed for each sign of `text`.
    func pattern(of text: String) -> [Sign] {
        text.folded.map { Sign(scalar: $0, initials: signs(of: $0)) }
    }

    /// One sign of a text that is searched.
    struct Sign: Sendable {
        let scalar: Unicode.Scalar
        let initials: [UInt8]

        func matches(_ typed: Unicode.Scalar) -> Bool {
            typed == scalar || typed.isASCII && initials.contains(UInt8(typed.value))
        }
    }

    /// Letters and digits that may be typed for a sign, the usual one first; none for a sign without reading here.
    private func signs(of scalar: Unicode.Scalar) -> [UInt8] {
        if scalar.isASCII { return [UInt8(scalar.value)] }
        let place = Int(scalar.value) - Self.first
        guard usual.indices.contains(place), usual[place] != 0 else { return [] }
        return [usual[place]] + (also[scalar] ?? [])
    }
}

extension PinyinInitials {
    /// The file's content: the signs of each letter's usual reading, and further readings of signs with several.
    struct Table: Decodable {
        let about: String
        let usual: [String: String]
        let also: [String: String]
    }

    init(_ table: Table) {
        var usual = [UInt8](repeating: 0, count: 0x5200)
        for (letter, signs) in table.usual {
            for sign in signs.unicodeScalars {
                let place = Int(sign.value) - Self.first
                if usual.indices.contains(place) { usual[place] = letter.utf8.first ?? 0 }
            }
        }
        var also: [Unicode.Scalar: [UInt8]] = [:]
        for (letter, signs) in table.also {
            for sign in signs.unicodeScalars { also[sign, default: []] += letter.utf8.prefix(1) }
        }
        (self.usual, self.also) = (usual, also)
    }
}

extension String {
    /// The signs that count for finding: full-width Latin letters and digits made plain, capitals made small, spaces
    /// and punctuation left out.
    var folded: [Unicode.Scalar] {
        unicodeScalars.compactMap { scalar in
            let plain = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            switch plain {
            case 48...57, 97...122: return Unicode.Scalar(plain)
            case 65...90: return Unicode.Scalar(plain + 32)
            case ..<128: return nil
            default: return scalar.properties.isAlphabetic ? scalar : nil
            }
        }
    }
}

extension [PinyinInitials.Sign] {
    /// First place from which every sign typed fits the one it meets.
    func place(of typed: [Unicode.Scalar]) -> Int? {
        guard typed.count <= count else { return nil }
        return (0...(count - typed.count)).first { start in
            typed.indices.allSatisfy { self[start + $0].matches(typed[$0]) }
        }
    }
}
