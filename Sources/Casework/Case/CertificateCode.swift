/// What a certificate says, as a code that is printed on it and scanned at the issue window: `OWC1`, four digits of a
/// check, then its fields. Letters and digits only, since scanners type like a keyboard.
public struct CertificateCode: Sendable, Equatable {
    /// As `Case.fieldsToCompare` names them.
    public var fields: [String: String]

    /// How every code begins.
    public static let mark = "OWC1"

    /// A code for `fields`.
    public init(_ fields: [String: String]) {
        self.fields = fields
    }

    /// Reads what a scanner typed; nil for anything else, and for a code of which a character is wrong or missing.
    public init?(_ text: String) {
        let text = text.uppercased()
        guard text.hasPrefix(CertificateCode.mark), text.utf8.count <= 2_000 else { return nil }
        let rest = text.dropFirst(CertificateCode.mark.count)
        let digits = rest.dropFirst(4).compactMap(\.hexDigitValue)
        guard digits.count == rest.count - 4, digits.count % 2 == 0 else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        guard rest.prefix(4) == CertificateCode.check(bytes), let content = String(validating: bytes, as: UTF8.self)
        else { return nil }
        fields = [:]
        for line in content.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, fields[String(parts[0])] == nil else { return nil }
            fields[String(parts[0])] = String(parts[1])
        }
        guard !fields.isEmpty else { return nil }
    }

    /// The code as it is printed.
    public var text: String {
        let content = fields.sorted { $0.key < $1.key }.map { key, value in
            "\(key)=\(value.replacing("\n", with: " "))"
        }.joined(separator: "\n")
        let bytes = Array(content.utf8)
        return CertificateCode.mark + CertificateCode.check(bytes) + bytes.map(CertificateCode.hex).joined()
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits folded to 16: against misreading, not against people.
    private static func check(_ bytes: [UInt8]) -> String {
        let sum = bytes.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let folded = UInt16(truncatingIfNeeded: sum ^ sum >> 16)
        return hex(UInt8(folded >> 8)) + hex(UInt8(folded & 0xFF))
    }
}

extension Case {
    /// The code of the result of `item`; nil while none is made.
    public func certificateCode(of item: ItemApplication) -> CertificateCode? {
        guard item.review.result != nil else { return nil }
        var fields: [String: String] = [:]
        for (field, value) in fieldsToCompare(of: item) { fields[field] = value }
        fields["number"] = item.review.result?.payload.number
        return CertificateCode(fields)
    }
}
