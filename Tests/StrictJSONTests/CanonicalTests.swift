import Foundation
import StrictJSON
import Testing

/// The canonical form is what Foundation's encoder writes, and nothing else is.
struct CanonicalTests {
    private func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private func reason(_ text: String) -> JSONFault.Reason? {
        do {
            try StrictJSON.check(Array(text.utf8), form: .canonical)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `every character is escaped as the encoder escapes it`() throws {
        let scalars = (0..<0x3000).compactMap(Unicode.Scalar.init) + ["\u{FFFF}", "😀", "\u{10FFFF}", "\u{FEFF}"]
        for scalar in scalars {
            try StrictJSON.check(try encoded(["\(Character(scalar))"]), form: .canonical)
        }
    }

    @Test func `keys sort as the encoder sorts them`() throws {
        let keys = [
            "a", "aB", "ab", "B", "A", "a1", "a10", "a2", "_", "a_b", "a-b", "a.b", "z", "", "\u{FFFF}", "😀", "é", "中",
            "a\"", "a\n", "a\u{1}", "onBehalfOf", "on", "origin", "items", "item",
        ]
        try StrictJSON.check(
            try encoded(Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) })), form: .canonical)
    }

    @Test func `numbers, nothing and truth are written as the encoder writes them`() throws {
        try StrictJSON.check(try encoded([Int.min, -1, 0, 7, Int.max]), form: .canonical)
        try StrictJSON.check(try encoded([true, nil, false]), form: .canonical)
        try StrictJSON.check(try encoded([[String: Int]](repeating: [:], count: 2)), form: .canonical)
    }

    @Test func `white space is refused wherever it stands`() {
        for text in [" {}", "{} ", "{ }", "[1, 2]", "[1 ,2]", "{\"a\": 1}", "{\"a\" :1}", "[\n]", "{\"a\":1}\n"] {
            #expect(reason(text) == .whitespace, "\(text)")
        }
    }

    @Test func `keys out of order are refused`() {
        #expect(reason("{\"a\":1,\"b\":2}") == nil)
        #expect(reason("{\"b\":1,\"a\":2}") == .keyOutOfOrder("a"))
        #expect(reason("{\"a\":1,\"B\":2}") == .keyOutOfOrder("B"))
        #expect(reason("{\"a\":1,\"a\":2}") == .duplicateKey("a"))
        #expect(reason("{\"a\":{\"y\":1,\"x\":2}}") == .keyOutOfOrder("x"))
    }

    @Test func `longer spellings of a character are refused`() {
        for text in ["\\/", "\\u0041", "\\u4e2d", "\\u000a", "\\u001F", "\\u0022", "\\u007f", "\\ud83d\\ude00"] {
            #expect(reason("\"\(text)\"") == .needlessEscape, "\(text)")
        }
        #expect(reason("\"\\u001f\"") == nil)
    }

    @Test func `numbers that are not plain integers are refused`() {
        for text in ["1.0", "1e3", "-0", "0.5", "1E0"] {
            #expect(reason(text) == .notAnInteger, "\(text)")
        }
        #expect(reason("007") == .invalidNumber)
    }
}
