import StrictJSON
import Testing

/// What RFC 8259 allows, and nothing looser.
struct GrammarTests {
    private func reason(_ text: String, _ form: StrictJSON.Form = .anyLayout) -> JSONFault.Reason? {
        reason(Array(text.utf8), form)
    }

    private func reason(_ bytes: [UInt8], _ form: StrictJSON.Form = .anyLayout) -> JSONFault.Reason? {
        do {
            try StrictJSON.check(bytes, form: form)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: [
        "{}", "[]", " [ 1 , -0.5e+10 , 0 , 1E9 ]\r\n", "\"\"", "true", "null", "{\"a\":{\"a\":1},\"b\":[{\"a\":2}]}",
        "\"\\u00e9\\uD83D\\uDE00\\/\\b\"", "\"\u{7F}\u{2028}政务😀\"", "-0", "123456789012345678901234567890",
    ])
    func `what the grammar has is taken`(_ text: String) {
        #expect(reason(text) == nil)
    }

    @Test(arguments: [
        "", " ", "[1,]", "{\"a\":1,}", "[,1]", "[1 2]", "{\"a\" 1}", "{a:1}", "{'a':1}", "{1:1}", "[1", "{\"a\":",
        "tru",
        "True", "NaN", "Infinity", "01", "-", "1.", ".5", "1e", "1e+", "+1", "0x10", "\"a", "\"\\x\"", "\"\\u12\"",
        "\"\\u12G4\"", "\"\t\"", "\"\n\"", "[1]]", "1 2", "/**/1", "{\"a\":1 \"b\":2}", "\"\\", "-01", "\u{A0}1",
    ])
    func `what the grammar has not is refused`(_ text: String) {
        #expect(reason(text) != nil)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE4, 0xB8], [0xE4], [0xE4, 0x41, 0x41],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
        #expect(reason([0x22] + bytes + [0x22]) == .invalidUTF8)
        #expect(reason([0x22] + bytes) == .invalidUTF8)
    }

    @Test func `half of a surrogate pair is no character`() {
        #expect(reason("\"\\uD83D\"") == .loneSurrogate)
        #expect(reason("\"\\uDE00\"") == .loneSurrogate)
        #expect(reason("\"\\uD83D\\u0041\"") == .loneSurrogate)
        #expect(reason("\"\\uD83Dx\"") == .loneSurrogate)
    }

    @Test func `a key may stand once in an object however it is spelled`() {
        #expect(reason("{\"a\":1,\"b\":2,\"a\":3}") == .duplicateKey("a"))
        #expect(reason("{\"a\":1,\"\\u0061\":2}") == .duplicateKey("a"))
        #expect(reason("{\"x\":[{\"a\":1,\"a\":1}]}") == .duplicateKey("a"))
        #expect(reason("{\"\u{E9}\":1,\"e\u{301}\":2}") == .duplicateKey("\u{E9}"))
        #expect(reason("{\"e\u{301}\":1,\"\u{E9}\":2}", .canonical) == .duplicateKey("\u{E9}"))
        #expect(reason("[{\"a\":1},{\"a\":1}]") == nil)
    }

    @Test func `a byte order mark is refused`() {
        #expect(reason([0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == .byteOrderMark)
    }

    @Test func `nesting ends at the limit`() {
        let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(reason(deepest) == nil)
        #expect(reason("[" + deepest + "]") == .tooDeep(limit: 64))
        #expect(reason(String(repeating: "{\"a\":", count: 100_000)) == .tooDeep(limit: 64))
    }

    @Test func `size ends at the limit`() throws {
        try StrictJSON.check(Array("[123]".utf8), sizeLimit: 5)
        #expect(throws: JSONFault.self) { try StrictJSON.check(Array("[1234]".utf8), sizeLimit: 5) }
    }

    @Test func `a fault says where it is`() throws {
        let text = "{\n  \"姓名\": \"张三\",\n  \"窗口\": 03\n}"
        let fault = try #require(throws: JSONFault.self) { try StrictJSON.check(Array(text.utf8)) }
        #expect(fault.reason == .invalidNumber)
        #expect((fault.line, fault.column) == (3, 9))
        #expect(fault.offset == text.utf8.count - 4)
    }

    @Test func `the members of the outermost object are given with their places`() throws {
        let bytes = Array("  {\"b\" : [1,{\"x\":2}], \"a\": \"y\"}".utf8)
        let members = try StrictJSON.members(of: bytes[1...])
        #expect(members.map(\.key) == ["b", "a"])
        #expect(members.map { String(decoding: bytes[$0.value], as: UTF8.self) } == ["[1,{\"x\":2}]", "\"y\""])
        #expect(try StrictJSON.members(of: Array("[{\"a\":1}]".utf8)[...]) == [])
    }
}
