public import Casework

/// Tests write days as text; one that does not exist becomes 1970-01-01 and fails its test.
extension Day: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        let parsed: Day? = Day.init(text)
        self = parsed ?? Day(number: 0)
    }
}
