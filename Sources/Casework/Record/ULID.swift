/// The identity of a case, a ticket, an intent: 48 bits of milliseconds and 80 of chance, 26 letters of Crockford's
/// base 32 (https://github.com/ulid/spec). Sorts by time.
public struct ULID: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// An identity made at `instant` with chance from `generator`.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let time = UInt64(clamping: instant.milliseconds) & 0xFFFF_FFFF_FFFF
        high = time << 16 | UInt64(UInt16.random(in: .min ... .max, using: &generator))
        low = generator.next()
    }

    /// When it was made, by the clock of then: milliseconds since 1970.
    public var milliseconds: Int64 { Int64(high >> 16) }

    /// Parses 26 letters; nil for any other text. Letters outside the alphabet and lower case are refused, so that one
    /// identity has one spelling and can name a file.
    public init?(_ text: some StringProtocol) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard let digit = ULID.alphabet.firstIndex(of: byte), count < 26, count > 0 || digit < 8 else { return nil }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(digit)
            count += 1
        }
        guard count == 26 else { return nil }
        self.high = high
        self.low = low
    }

    /// Sorts by time: 48 bits of milliseconds and 15 of chance. Never negative.
    public var order: Int64 { Int64(high >> 1) }

    /// `order` of all identities that are made at `milliseconds` since 1970.
    public static func orders(at milliseconds: Int64) -> ClosedRange<Int64> {
        let first = min(max(milliseconds, 0), 0xFFFF_FFFF_FFFF) << 15
        return first...first + 0x7FFF
    }

    public static func < (a: ULID, b: ULID) -> Bool {
        (a.high, a.low) < (b.high, b.low)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}

extension ULID: CustomStringConvertible {
    /// 26 letters, upper case.
    public var description: String {
        var letters = [UInt8](repeating: 0, count: 26)
        var (high, low) = (high, low)
        for index in stride(from: 25, through: 0, by: -1) {
            letters[index] = ULID.alphabet[Int(low & 31)]
            low = low >> 5 | high << 59
            high >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension ULID: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parse("a ULID of 26 letters") { ULID($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        try encoder.write(description)
    }
}
