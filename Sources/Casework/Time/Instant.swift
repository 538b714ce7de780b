/// A moment on the clock with the zone it was read in.
///
/// Written as ISO 8601 with milliseconds and zone (`2026-11-23T09:42:10.123+08:00`), so that the text says the local day.
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64
    /// Seconds east of UTC of the clock that was read (28 800 in China).
    public let offset: Int

    /// A moment in milliseconds since 1970 (UTC), read by a clock `offset` seconds east of UTC.
    public init(milliseconds: Int64, offset: Int) {
        self.milliseconds = milliseconds
        self.offset = offset
    }

    /// The moment on `day` at so many seconds after local midnight.
    public init(_ day: Day, secondOfDay: Int, offset: Int) {
        self.init(milliseconds: Int64(day.number * 86_400 + secondOfDay - offset) * 1000, offset: offset)
    }

    /// Parses the form that `description` writes; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 29, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[26] == UInt8(ascii: ":"),
            let day = Day(text.prefix(10))
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].allSatisfy { (48...57).contains($0) }
                ? bytes[range].reduce(0) { $0 * 10 + Int($1 - 48) } : nil
        }
        guard let hour = number(11..<13), hour < 24, let minute = number(14..<16), minute < 60,
            let second = number(17..<19), second < 60, let milli = number(20..<23),
            let zoneHour = number(24..<26), zoneHour < 24, let zoneMinute = number(27..<29), zoneMinute < 60,
            bytes[23] == UInt8(ascii: "+") || bytes[23] == UInt8(ascii: "-")
        else { return nil }
        let offset = (zoneHour * 3600 + zoneMinute * 60) * (bytes[23] == UInt8(ascii: "-") ? -1 : 1)
        let local = day.number * 86_400 + hour * 3600 + minute * 60 + second
        self.init(milliseconds: Int64(local - offset) * 1000 + Int64(milli), offset: offset)
    }

    /// Seconds since 1970 on the local clock; floor division keeps days before 1970 right.
    private var local: (day: Int, second: Int, milli: Int) {
        let total = milliseconds + Int64(offset) * 1000
        let day = Int((Double(total) / 86_400_000).rounded(.down))
        let rest = Int(total - Int64(day) * 86_400_000)
        return (day, rest / 1000, rest % 1000)
    }

    /// The local calendar day.
    public var day: Day { Day(number: local.day) }

    /// The local clock, `09:42`.
    public var clock: String {
        let second = local.second
        return "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))"
    }

    /// Whole seconds from `earlier` to this moment, negative when it lies after.
    public func seconds(since earlier: Instant) -> Int {
        Int((milliseconds - earlier.milliseconds) / 1000)
    }

    /// The moment so many seconds later.
    public func adding(seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds) * 1000, offset: offset)
    }
}

extension Instant: Comparable {
    public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 with milliseconds and zone.
    public var description: String {
        let (day, second, milli) = local
        let zone = abs(offset)
        return "\(Day(number: day))T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):"
            + "\(padded(second % 60, 2)).\(padded(milli, 3))\(offset < 0 ? "-" : "+")"
            + "\(padded(zone / 3600, 2)):\(padded(zone / 60 % 60, 2))"
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parse("a moment yyyy-MM-ddTHH:mm:ss.SSS+HH:MM") { Instant($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        try encoder.write(description)
    }
}
