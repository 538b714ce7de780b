/// A calendar day of the proleptic Gregorian calendar, without zone or clock.
///
/// Stored as days since 1970-01-01; written as ISO 8601 (`2018-02-09`).
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before.
    public let number: Int

    /// The day that lies `number` days after 1970-01-01.
    public init(number: Int) {
        self.number = number
    }

    /// A day by its parts; nil when there is no such date (2019-02-29, month 13).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// A day written as `yyyy-MM-dd`; nil for anything else, dates that don't exist included.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Days-from-civil, after Howard Hinnant's "chrono-compatible low-level date algorithms".
    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1–12) and day of month (1–31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// Day of the week, Monday = 1 … Sunday = 7.
    public var weekday: Int {
        ((number + 3) % 7 + 7) % 7 + 1
    }

    /// The day `days` calendar days later (earlier when negative).
    public func adding(days: Int) -> Day {
        Day(number: number + days)
    }

    /// The same day of the month `months` later, or that month's last day where it has no such day (民法典 202).
    public func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return Day(unchecked: newYear, newMonth, min(day, Day.length(ofMonth: newMonth, year: newYear)))
    }

    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601, `2018-02-09`.
    public var description: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.parse("a date yyyy-MM-dd") { Day($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        try encoder.write(description)
    }
}

/// `value` in decimal with leading zeros up to `width` digits.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Decoder {
    /// Decodes a single string and parses it, with a message that says what was expected and what stood there.
    func parse<T>(_ expected: String, _ parse: (String) -> T?) throws -> T {
        let container = try singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = parse(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected \(expected), found \"\(text.prefix(40))\"")
        }
        return value
    }
}

extension Encoder {
    /// Encodes a single string.
    func write(_ text: String) throws {
        var container = singleValueContainer()
        try container.encode(text)
    }
}
