import CellText
import Testing

/// Terminals that draw some marks in two cells.
struct AmbiguousTests {
    private func shown(_ text: String) -> String { SafeText(text).glyphs.map(\.unambiguous.string).joined() }

    @Test func `marks of ambiguous width get ASCII stand-ins of one cell`() {
        #expect(shown("“记缺陷”80×24—…·①Ⅲ↑↓") == "\"记缺陷\"80x24-..13^v")
        #expect(shown("lǚ Lé Ж") == "lu Le ?")
    }

    @Test func `everything else stays, and no width changes`() {
        let text = "王建国 ABC ，。：（1）ö ﾊ 𠮷"
        #expect(shown(text) == text)
        for glyph in SafeText("“·①王A…Ж§é").glyphs { #expect(glyph.unambiguous.width == glyph.width) }
    }
}
