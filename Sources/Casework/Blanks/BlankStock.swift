/// The numbered blank certificates of one sort that an owner of papers has: received in runs, used and spoiled one by one.
/// What was used stands in the cases (`ResultMade`), never here as well; each day the count is closed against both.
public struct BlankStock: Record {
    public static let kind = RecordKind.blanks

    public let id: ULID
    public var revision = 0
    public var log: [Operation] = []
    public var undone: Set<ULID> = []

    /// `Owner.id` of who has them.
    public internal(set) var owner = ""
    /// Certificate that is printed on them, 食品经营许可证.
    public internal(set) var name = ""
    public internal(set) var runs: [BlankRun] = []
    /// Blanks that were spoiled without a case: misprinted, torn, lost.
    public internal(set) var spoiled: [String] = []
    /// The count of the latest closing.
    public internal(set) var closing: Closing?

    /// A day's count.
    public struct Closing: Sendable, Equatable {
        public var on: Day
        public var counted: Int
        public var expected: Int
        public var person: String
    }

    public init(id: ULID) {
        self.id = id
    }

    /// The stock of `owner` for the certificate `name`: there is one, wherever it is asked for.
    public static func id(owner: String, name: String) -> ULID {
        var chance = TextChance("\(owner)\t\(name)")
        return ULID(at: Instant(milliseconds: 0, offset: 0), using: &chance)
    }

    /// What cases had used and spoiled at the latest closing; nil before the first.
    public internal(set) var closedTally: BlankTally?

    /// Blanks received so far.
    public var received: Int { runs.reduce(0) { $0 + $1.count } }

    /// Blanks that must be there when cases used and spoiled `tally`.
    public func expected(_ tally: BlankTally) -> Int { received - spoiled.count - tally.used - tally.spoiled }

    /// The blank `number` was received and not spoiled since.
    public func has(_ number: String) -> Bool {
        runs.contains { $0.contains(number) } && !spoiled.contains(number)
    }
}

/// The same words from the same text (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/).
struct TextChance: RandomNumberGenerator {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ text: String) {
        for byte in text.utf8 { add(byte) }
    }

    private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func next() -> UInt64 {
        for byte in 0..<8 as Range<UInt8> { add(byte) }
        return state
    }
}

/// A run of numbered blanks: the same letters in front, digits that count up.
public struct BlankRun: Codable, Hashable, Sendable {
    public var prefix: String
    public var first: Int
    public var last: Int
    /// Digits of each number, with zeros in front.
    public var digits: Int

    /// From `first` to `last`, both included; nil where they are no run of at most 100 000.
    public init?(from first: String, to last: String) {
        guard let (prefix, low, digits) = BlankRun.parts(first), let (other, high, width) = BlankRun.parts(last),
            prefix == other, digits == width, low <= high, high - low < 100_000
        else { return nil }
        (self.prefix, self.first, self.last, self.digits) = (prefix, low, high, digits)
    }

    public var count: Int { last - first + 1 }

    /// Whether `number` is one of the run.
    public func contains(_ number: String) -> Bool {
        guard let (prefix, value, digits) = BlankRun.parts(number) else { return false }
        return prefix == self.prefix && digits == self.digits && (first...last).contains(value)
    }

    /// Whether a blank would be in both.
    func overlaps(_ other: BlankRun) -> Bool {
        prefix == other.prefix && digits == other.digits && first <= other.last && other.first <= last
    }

    private static func parts(_ number: String) -> (prefix: String, value: Int, digits: Int)? {
        let digits = number.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard (1...15).contains(digits), number.count <= 40, let value = Int(number.suffix(digits)) else { return nil }
        return (String(number.dropLast(digits)), value, digits)
    }
}

/// How many blanks of a stock the cases used and spoiled.
public struct BlankTally: Codable, Hashable, Sendable {
    public var used: Int
    public var spoiled: Int

    public var total: Int { used + spoiled }

    /// So many.
    public init(used: Int = 0, spoiled: Int = 0) {
        self.used = used
        self.spoiled = spoiled
    }
}

/// A blank that a case used or spoiled.
public struct BlankUse: Codable, Hashable, Sendable {
    public var number: String
    /// Certificate that it is for.
    public var name: String
    /// `Owner.id` of whose stock it was.
    public var owner: String
    /// Spoiled before or after it was printed, a refused certificate's too.
    public var isSpoiled: Bool
    public var on: Day
}

extension Case {
    /// Blanks that results of this case took from stocks.
    public var blankUses: [BlankUse] {
        items.flatMap { item -> [BlankUse] in
            guard let name = item.definition.result?.name, item.definition.result?.blank == true else { return [] }
            return item.review.made.flatMap { result -> [BlankUse] in
                let owner = item.maker(of: result).id
                func use(_ number: String, _ isSpoiled: Bool) -> BlankUse {
                    BlankUse(number: number, name: name, owner: owner, isSpoiled: isSpoiled, on: result.on)
                }
                return [result.payload.blank].compactMap(\.self).map { use($0, !result.isValid) }
                    + result.payload.spoiled.map { use($0, true) }
            }
        }
    }
}
