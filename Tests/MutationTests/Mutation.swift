/// Makes bytes worse, by chance that can be had again.
struct Mutation {
    private var chance: Chance

    init(seed: UInt64) { chance = Chance(seed) }

    /// Numbers and signs at which readers stumble.
    private static let words = [
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "-1", "0", "1e309", "null", "[]", "{}",
        "\"\"",
        "{{", "}}", "{{#", "{{/", "@table ", "@row ", "|", "\u{1B}[", "\u{1B}O", "\u{FEFF}", "\u{202E}", "👩‍👩‍👧", "\\ud800",
        "=", "/",
        "+", ".", "2026-02-30", "0000-00-00", "9999-12-31",
    ].map { Array($0.utf8) }

    mutating func callAsFunction(_ seeds: [[UInt8]]) -> [UInt8] {
        var bytes = seeds.randomElement(using: &chance) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &chance) { change(&bytes, seeds) }
        return bytes
    }

    private mutating func place(_ bytes: [UInt8]) -> Int { Int.random(in: 0...bytes.count, using: &chance) }

    private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
        let start = place(bytes)
        let end = min(bytes.count, start + Int.random(in: 0...40, using: &chance))
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: if start < bytes.count { bytes[start] = chance.next().asByte }
        case 1: if start < bytes.count { bytes[start] ^= 1 << (chance.next() % 8).asByte }
        case 2: bytes.removeSubrange(start..<end)
        case 3: bytes.insert(contentsOf: bytes[start..<end], at: place(bytes))
        case 4: bytes.insert(contentsOf: Mutation.words.randomElement(using: &chance) ?? [], at: start)
        case 5: replaceNumber(&bytes, from: start)
        case 6:
            let other = seeds.randomElement(using: &chance) ?? []
            bytes = bytes.prefix(start) + other.suffix(Int.random(in: 0...other.count, using: &chance))
        default: swapLines(&bytes)
        }
    }

    /// A number in the bytes becomes another one.
    private mutating func replaceNumber(_ bytes: inout [UInt8], from start: Int) {
        guard let first = bytes[start...].firstIndex(where: { (48...57).contains($0) }) else { return }
        let end = bytes[first...].firstIndex { !(48...57).contains($0) } ?? bytes.count
        bytes.replaceSubrange(first..<end, with: Mutation.words[Int(chance.next() % 5)])
    }

    private mutating func swapLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let (one, other) = (
            Int.random(in: lines.indices, using: &chance), Int.random(in: lines.indices, using: &chance)
        )
        lines.swapAt(one, other)
        bytes = Array(lines.joined(separator: [10]))
    }
}

extension UInt64 {
    fileprivate var asByte: UInt8 { UInt8(truncatingIfNeeded: self) }
}
