import CellText
import Testing

struct FittingTests {
    private let text: SafeText = "一次性告知"

    @Test func `a wide glyph is never halved by a cut`() {
        #expect(text.prefix(cells: 5) == "一次")
        #expect(text.suffix(cells: 5) == "告知")
        #expect(text.prefix(cells: 10) == text)
        #expect(text.suffix(cells: 99) == text)
        #expect(text.prefix(cells: 1).isEmpty)
        #expect(text.prefix(cells: -1).isEmpty)
    }

    @Test func `a truncated text says so within its cells`() {
        #expect(text.truncated(to: 10) == text)
        #expect(text.truncated(to: 9) == "一次性..")
        #expect(text.truncated(to: 8, marker: "…") == "一次性…")
        #expect(text.truncated(to: 1) == ".")
    }

    @Test func `padding fills up from either side`() {
        #expect(text.padded(to: 12) == "一次性告知  ")
        #expect(SafeText("31").padded(to: 5, .trailing) == "   31")
        #expect(text.padded(to: 3) == text)
    }

    @Test(arguments: 0...14) func `a fitted text takes exactly its cells`(cells: Int) {
        #expect(text.fitted(to: cells).width == cells)
        #expect(text.fitted(to: cells, .trailing).width == cells)
    }
}
