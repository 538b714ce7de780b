import FoundationEssentials

/// JSON that people can read and compare with diff(1): a frame, and of its one long list each element on a line of its own.
enum LinedJSON {
    /// The bytes of `frame`, with `rows` in the place of its empty list `key`.
    static func encode(_ frame: some Encodable, _ key: String, _ rows: [some Encodable]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(frame), as: UTF8.self)
        let opening = "\"\(key)\":["
        // No text that a person wrote can hold it: in JSON its quotes would be escaped.
        guard let place = text.firstRange(of: opening) else { throw StoreFault.badName(key) }
        var bytes = Array(text[..<place.upperBound].utf8)
        for (index, row) in rows.enumerated() {
            bytes += Array((index == 0 ? "\n" : ",\n").utf8)
            bytes += try encoder.encode(row)
        }
        return bytes + Array(("\n" + text[place.upperBound...] + "\n").utf8)
    }
}
