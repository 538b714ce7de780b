/// What the code on a paper says: `W`, the number of the case, and four digits of a check. One letter and digits, which is
/// what a scanner's burst is known by at every screen.
public struct CaseCode: Sendable, Equatable {
    /// The case's number, digits.
    public let number: String

    /// How every code begins.
    public static let mark: Character = "W"

    /// A code for the case `number`.
    public init(number: String) {
        self.number = number
    }

    /// Reads what a scanner typed; nil for anything else, and for a code of which a digit is wrong or missing.
    public init?(_ text: String) {
        guard CaseCode.isMeant(text) else { return nil }
        number = String(text.dropFirst().dropLast(4))
        guard text.suffix(4) == CaseCode.check(number) else { return nil }
    }

    /// Looks like such a code, whether it is right or not.
    public static func isMeant(_ text: String) -> Bool {
        text.first?.uppercased() == String(mark) && (12...64).contains(text.utf8.count)
            && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The code as it is printed.
    public var text: String { "\(CaseCode.mark)\(number)\(CaseCode.check(number))" }

    /// The remainder by a prime, as in ISO/IEC 7064 but by four digits: no wrong digit and no two that changed places pass.
    private static func check(_ number: String) -> String {
        let remainder = number.reduce(7) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 9_973 }
        let digits = String(remainder)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
