import CTerminal
import ConsoleUI
import Testing

@testable import TerminalHost

struct KeyDecoderTests {
    private var decoder = KeyDecoder()

    /// What one drain of these bytes gives.
    private mutating func inputs(_ text: String) -> [Input] { inputs(text.utf8.map(CInt.init)) }

    private mutating func inputs(_ keys: [CInt]) -> [Input] {
        var inputs: [Input] = []
        for key in keys { decoder.decode(key, into: &inputs) }
        decoder.finish(into: &inputs)
        return inputs
    }

    private let begin = CInt(OW_KEY_PASTE_BEGIN.rawValue)
    private let end = CInt(OW_KEY_PASTE_END.rawValue)

    @Test mutating func `characters come whole, whatever the bytes they take`() {
        #expect(inputs("aé张𠀀") == ["a", "é", "张", "𠀀"].map { .key(.character($0)) })
    }

    @Test mutating func `a character that arrives in two parts is put together`() {
        #expect(inputs([0xE5, 0xBC]) == [])
        #expect(inputs([0xA0]) == [.key(.character("张"))])
    }

    @Test mutating func `bytes that are no character are shown as unreadable and harm none after them`() {
        let unknown = Input.key(.character("\u{FFFD}"))
        #expect(inputs([0xE5, 0x61]) == [unknown, .key(.character("a"))])
        #expect(inputs([0xFF, 0xFE, 0xFF, 0xFF]).allSatisfy { $0 == unknown })
        #expect(inputs([0xBC, 0xE5, CInt(OW_KEY_UP.rawValue)]) == [unknown, unknown, .key(.up)])
    }

    @Test mutating func `ASCII controls are keys`() {
        let keys: [Key] = [.tab, .enter, .backspace, .backspace, .control("c"), .control("z"), .control("@")]
        #expect(inputs("\t\r\u{8}\u{7F}\u{3}\u{1A}\0") == keys.map(Input.key))
    }

    @Test mutating func `a scanner's CR LF is one Enter, two Enters are two`() {
        #expect(inputs("1\r\n2") == [.key(.character("1")), .key(.enter), .key(.character("2"))])
        #expect(inputs("\r\r") == [.key(.enter), .key(.enter)])
        #expect(inputs("a\n") == [.key(.character("a")), .key(.control("j"))])
    }

    @Test mutating func `key codes are keys`() {
        let codes = [
            OW_KEY_F0.rawValue + 12, OW_KEY_BACK_TAB.rawValue, OW_KEY_PAGE_DOWN.rawValue, OW_KEY_DELETE.rawValue,
        ]
        #expect(
            inputs(codes.map { CInt($0) }) == [.key(.function(12)), .key(.backTab), .key(.pageDown), .key(.delete)])
        #expect(inputs([CInt(OW_KEY_OTHER.rawValue), CInt(OW_KEY_F0.rawValue)]) == [])
    }

    @Test mutating func `a lone ESC is Escape, also before another key`() {
        #expect(inputs("\u{1B}") == [.key(.escape)])
        #expect(inputs("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
        #expect(inputs("\u{1B}a") == [.key(.escape), .key(.character("a"))])
        #expect(inputs([0x1B, CInt(OW_KEY_UP.rawValue)]) == [.key(.escape), .key(.up)])
        #expect(inputs("\u{1B}张") == [.key(.escape), .key(.character("张"))])
    }

    @Test mutating func `a sequence no key is known for is swallowed whole`() {
        #expect(inputs("\u{1B}[99;7~x\u{1B}[Iy\u{1B}OZz") == ["x", "y", "z"].map { .key(.character($0)) })
    }

    @Test mutating func `a sequence that never ends is Escape`() {
        #expect(inputs("\u{1B}[1;") == [.key(.escape)])
        #expect(inputs("2") == [.key(.character("2"))])
    }

    @Test mutating func `a paste is one input and holds no keys`() {
        let keys: [CInt] =
            [begin] + "甲\r\n乙\r丙\n\u{3}\u{1B}".utf8.map(CInt.init) + [CInt(OW_KEY_UP.rawValue), end, 0x61]
        #expect(inputs(keys) == [.paste("甲\n乙\n丙\n\u{3}\u{1B}"), .key(.character("a"))])
    }

    @Test mutating func `a paste of 100 kB over many drains is one input`() {
        #expect(inputs([begin]) == [])
        for _ in 0..<100 { #expect(inputs(String(repeating: "ab\r\n中", count: 143)) == []) }
        #expect(inputs([end]) == [.paste(String(repeating: "ab\n中", count: 14300))])
    }

    @Test mutating func `a paste beyond the limit is cut and its rest is not typed`() {
        let keys = [begin] + [CInt](repeating: 0x61, count: KeyDecoder.pasteLimit + 5) + [end]
        #expect(inputs(keys) == [.paste(String(repeating: "a", count: KeyDecoder.pasteLimit))])
        #expect(inputs("b") == [.key(.character("b"))])
    }
}
