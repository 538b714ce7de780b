import CellText
import Testing

struct SafeTextTests {
    @Test func `an escape sequence is shown and not obeyed`() {
        #expect(SafeText("\u{1B}[31m张\u{7}\u{9B}2J").string == "\u{FFFD}[31m张\u{FFFD}\u{FFFD}2J")
    }

    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FE0F}"])
    func `what has no shape is dropped`(unseen: String) {
        #expect(SafeText("138" + unseen + "01").string == "13801")
    }

    @Test func `tabs and line ends become one space each`() {
        #expect(SafeText("a\tb\r\nc\rd\ne\u{2028}f\u{85}g\u{A0}h").string == "a b c d e f g h")
    }

    @Test func `private use and noncharacters are shown as unknown`() {
        #expect(SafeText("\u{E000}\u{FFFE}\u{F0000}").string == "\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test func `a mark without a base is shown as unknown`() {
        #expect(SafeText("\u{301}a \u{301}").string == "\u{FFFD}a \u{FFFD}")
    }

    @Test func `a tower of marks keeps two`() {
        let text = SafeText("e\u{301}\u{302}\u{303}\u{304}x")
        #expect(text.string.unicodeScalars.map(\.value) == [0x65, 0x301, 0x302, 0x78])
        #expect(text.width == 2)
        #expect(text.glyphs.count == 2)
    }

    @Test func `width counts cells and not characters`() {
        #expect(SafeText("食品 SS03").width == 9)
        #expect(SafeText("食品 SS03").glyphs.map(\.width) == [2, 2, 1, 1, 1, 1, 1])
    }

    @Test func `cleaning twice changes nothing more`() {
        let wild = "\u{1B}\u{301}a\u{200D}\u{302}\u{303}\u{304}\r\n\r\u{1160}\u{1161}\u{10FFFF}家👨‍👩‍👧"
        let once = SafeText(wild)
        #expect(SafeText(once.string) == once)
        #expect(SafeText.isClean(once.string))
        #expect(!SafeText.isClean(wild))
    }

    @Test func `text of several lines is divided at every kind of line end`() {
        #expect(SafeText.lines("一\r\n二\n\n三\r") == ["一", "二", "", "三", ""])
    }

    @Test func `what is put into an interpolation is cleaned too`() {
        let name = "张\u{202E}敏"
        let text: SafeText = "\(SafeText("A017")) \(name)"
        #expect(text == SafeText("A017") + " " + "张敏")
        #expect(text.width == 9)
    }
}
