/// A paper that says who somebody is, with its number.
public struct IdentityDocument: Codable, Hashable, Sendable {
    /// Sorts of identity papers that come to the desk.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// 居民身份证 (GB 11643)
        case citizen
        /// 统一社会信用代码 (GB 32100)
        case credit
        /// 护照
        case passport
        /// 港澳居民来往内地通行证
        case hongKongMacao
        /// 台湾居民来往大陆通行证
        case taiwan
        /// 外国人永久居留身份证
        case permanentResident
    }

    public var kind: Kind
    /// Upper case, without spaces.
    public var number: String
    /// Why the clerk took a number whose check digit is wrong; nil where it is right. Some real codes fail.
    public var override: String?

    /// A document; `number` is brought to upper-case ASCII without spaces.
    public init(kind: Kind, number: String, override: String? = nil) {
        self.kind = kind
        self.number = IdentityDocument.normalised(number)
        self.override = override
    }

    /// Upper case, full-width letters and digits to ASCII, no spaces: what scanners and input methods get wrong.
    public static func normalised(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            result.unicodeScalars.append(Unicode.Scalar(narrow) ?? scalar)
        }
        return result.uppercased()
    }

    /// What is wrong with the number, nil when nothing is.
    public var flaw: Flaw? {
        switch kind {
        case .citizen: IdentityDocument.citizenFlaw(number)
        case .credit: IdentityDocument.creditFlaw(number)
        case .passport: shape(5...12)
        case .hongKongMacao: shape(9...11)
        case .taiwan: shape(8...11)
        case .permanentResident: number.utf8.count == 18 ? IdentityDocument.citizenCheck(number) : shape(15...15)
        }
    }

    /// All but the parts that tell people apart replaced by `*`; the whole number is shown on a recorded key only.
    public var masked: String {
        let count = number.count
        guard kind != .credit, count > 8 else { return number }
        let (head, tail) = count == 18 ? (6, 4) : (2, 3)
        return number.prefix(head) + String(repeating: "*", count: count - head - tail) + number.suffix(tail)
    }

    /// A wrong number: warned of, and taken only with a reason.
    public enum Flaw: String, Codable, Sendable, CaseIterable {
        case length, characters, birthday, check
    }

    private func shape(_ length: ClosedRange<Int>) -> Flaw? {
        guard length.contains(number.utf8.count) else { return .length }
        return number.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) } ? nil : .characters
    }
}

extension IdentityDocument {
    /// GB 11643: 17 digits, of which 7–14 are a birthday, and a check character by ISO 7064 MOD 11-2.
    private static func citizenFlaw(_ number: String) -> Flaw? {
        let bytes = Array(number.utf8)
        guard bytes.count == 18 else { return .length }
        guard bytes.dropLast().allSatisfy({ (48...57).contains($0) }) else { return .characters }
        let digits = bytes.map { Int($0) - 48 }
        let year = digits[6..<10].reduce(0) { $0 * 10 + $1 }
        guard year >= 1800,
            Day(year: year, month: digits[10] * 10 + digits[11], day: digits[12] * 10 + digits[13]) != nil
        else { return .birthday }
        return citizenCheck(number)
    }

    fileprivate static func citizenCheck(_ number: String) -> Flaw? {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let bytes = Array(number.utf8)
        guard bytes.dropLast().allSatisfy({ (48...57).contains($0) }) else { return .characters }
        let sum = zip(bytes, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11] == bytes[17] ? nil : .check
    }

    /// GB 32100: 17 characters of a 31-letter alphabet and a check character modulo 31.
    private static func creditFlaw(_ number: String) -> Flaw? {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let bytes = Array(number.utf8)
        guard bytes.count == 18 else { return .length }
        let values = bytes.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18 else { return .characters }
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return values[17] == (31 - sum % 31) % 31 ? nil : .check
    }
}
