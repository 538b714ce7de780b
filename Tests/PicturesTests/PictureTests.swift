import CellText
import Testing

@testable import Pictures

/// A grid as SVG.
struct PictureTests {
    private func svg(_ size: Size, title: String = "t", _ draw: (inout Grid) -> Void) -> [String] {
        var grid = Grid(size)
        draw(&grid)
        return Picture(of: grid, title: title, theme: .light).svg.split(separator: "\n").map(String.init)
    }

    /// What follows the frame.
    private func drawn(_ size: Size, _ draw: (inout Grid) -> Void) -> [String] {
        Array(svg(size, draw).dropFirst(4).dropLast())
    }

    @Test func `a small screen is written to the last byte`() {
        let lines = svg(Size(width: 8, height: 2), title: "小屏") { grid in
            grid.fill(Rect(x: 0, y: 0, width: 8, height: 1), style: .reverse)
            grid.put("一窗 A", x: 1, y: 0, style: Style([.reverse, .bold]))
            grid.put("合格", x: 0, y: 1, style: .tinted(.good))
            grid.cursor = Point(x: 5, y: 1)
        }
        #expect(
            lines == [
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"88\" height=\"64\" viewBox=\"0 0 88 64\" role=\"img\" "
                    + "aria-labelledby=\"t\" font-size=\"16\" font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC',"
                    + "'Source Han Mono SC',monospace\">",
                "<title id=\"t\">小屏</title>",
                "<style>\(Appearance.light.styleSheet)</style>",
                "<rect class=\"k\" x=\".5\" y=\".5\" width=\"87\" height=\"63\" rx=\"6\"/>",
                "<rect class=\"r\" x=\"12\" y=\"12\" width=\"64\" height=\"20\"/>",
                "<text class=\"n\" font-weight=\"bold\" y=\"27\" x=\"20 36 52 60\">一窗 A</text>",
                "<text class=\"g\" y=\"47\" x=\"12 28\">合格</text>",
                "<rect class=\"p\" x=\"52\" y=\"32\" width=\"2\" height=\"20\"/>",
                "</svg>",
            ])
    }

    @Test func `what XML would obey is escaped, in the title too`() {
        let lines = svg(Size(width: 9, height: 1), title: "<&>") { $0.put("a<b> & \"c", x: 0, y: 0) }
        #expect(lines[1] == "<title id=\"t\">&lt;&amp;&gt;</title>")
        #expect(lines[4].hasSuffix(">a&lt;b&gt; &amp; \"c</text>"))
    }

    @Test func `wide glyphs sit on two cells and what follows on the next`() {
        let lines = drawn(Size(width: 10, height: 1)) { $0.put("a食b品c", x: 0, y: 0) }
        #expect(lines == ["<text y=\"27\" x=\"12 20 36 44 60\">a食b品c</text>"])
    }

    @Test func `nothing follows a mark or a surrogate in one run, so that no list of places slips`() {
        let lines = drawn(Size(width: 10, height: 1)) { $0.put("𠮷a e\u{301}b", x: 0, y: 0) }
        #expect(
            lines == [
                "<text y=\"27\" x=\"12\">𠮷</text>", "<text y=\"27\" x=\"28 36 44\">a e\u{301}</text>",
                "<text y=\"27\" x=\"52\">b</text>",
            ])
    }

    @Test func `a narrow glyph that fonts for Chinese draw wide does not push what follows`() {
        let lines = drawn(Size(width: 10, height: 1)) { $0.put("a→b", x: 0, y: 0) }
        #expect(lines == ["<text y=\"27\" x=\"12 20\">a→</text>", "<text y=\"27\" x=\"28\">b</text>"])
    }

    @Test func `blanks are places, not characters`() {
        let lines = drawn(Size(width: 12, height: 1)) { $0.put("  a b   c  ", x: 0, y: 0) }
        #expect(lines == ["<text y=\"27\" x=\"28 36 44\">a b</text>", "<text y=\"27\" x=\"76\">c</text>"])
    }

    @Test func `a style ends a run, and a reversed tint lies behind its words`() {
        let lines = drawn(Size(width: 12, height: 1)) { grid in
            let x = grid.put("ok", x: 0, y: 0)
            grid.put("no", x: x, y: 0, style: Style([.reverse], tint: .bad))
            grid.put("so", x: x + 2, y: 0, style: Style([.dim, .reverse]))
        }
        #expect(
            lines == [
                "<rect class=\"b\" x=\"28\" y=\"12\" width=\"16\" height=\"20\"/>",
                "<rect class=\"r\" x=\"44\" y=\"12\" width=\"16\" height=\"20\"/>",
                "<text y=\"27\" x=\"12 20\">ok</text>", "<text class=\"n\" y=\"27\" x=\"28 36\">no</text>",
                "<text class=\"f\" y=\"27\" x=\"44 52\">so</text>",
            ])
    }

    @Test func `an underlined field has its line though it is empty`() {
        let lines = drawn(Size(width: 6, height: 1)) {
            $0.fill(Rect(x: 1, y: 0, width: 4, height: 1), style: .underline)
        }
        #expect(lines == ["<rect class=\"p\" x=\"20\" y=\"30\" width=\"32\" height=\"1\"/>"])
    }
}
