import CellText

/// Sets the lines of a page as plain text.
struct PageLayout {
    /// Cells between two columns.
    static let gap = 2
    /// Two Chinese characters, the indent of paragraphs (GB/T 9704 §7.3.3).
    private static let indent: SafeText = "    "

    private(set) var galley = Galley<SafeText>()
    private let width: Int

    /// Sets `lines` in `width` cells.
    init(_ lines: [Page.Line], width: Int) {
        self.width = width
        for line in lines { set(line.style, line.cells) }
    }

    private mutating func set(_ style: Page.Style, _ cells: [SafeText]) {
        let text = cells.first ?? SafeText()
        let rule = SafeText(String(repeating: "-", count: width))
        switch style {
        case .plain: galley.paragraph(lines(text.wrapped(to: width)))
        case .paragraph: galley.paragraph(lines((Self.indent + text).wrapped(to: width)))
        case .title, .big: galley.heading(lines(text.wrapped(to: width).map { Self.centred($0, in: width) }))
        case .right: galley.paragraph(lines(text.wrapped(to: width).map { $0.padded(to: width, .trailing) }))
        case .code: break
        case .bar:
            let room = width - 40
            let marks = SafeText(String(repeating: "#", count: Page.hundredths(cells) * room / 100))
            let value = cells.count > 1 ? cells[1] : SafeText()
            let line = text.fitted(to: 26) + "  " + marks.padded(to: room) + "  " + value.fitted(to: 10)
            galley.whole(lines([line]))
        case .sign, .seal:
            let half = SafeText(String(repeating: " ", count: width / 2))
            galley.signature(lines(text.wrapped(to: width / 2).map { half + Self.centred($0, in: width / 2) }))
        case .columns:
            let width = (self.width + Self.gap) / cells.count - Self.gap
            galley.whole(lines(Self.beside(cells, cells.map { _ in .init(width: width, isTrailing: false) })))
        case .tableHead(let columns):
            galley.beginTable(lines([rule] + Self.beside(cells, columns) + [rule]))
        case .row(let columns): galley.row(lines(Self.beside(cells, columns)))
        case .tableEnd: galley.endTable(lines([rule]))
        }
    }

    private func lines(_ texts: [SafeText]) -> [Galley<SafeText>.Line] {
        texts.map { Galley.Line($0, height: 1, isBlank: $0.isEmpty) }
    }

    /// `text` in the middle of `width` cells.
    static func centred(_ text: SafeText, in width: Int) -> SafeText {
        text.padded(to: text.width + max(0, width - text.width) / 2, .trailing)
    }

    /// Cells side by side, each wrapped in its column.
    private static func beside(_ cells: [SafeText], _ columns: [Page.Column]) -> [SafeText] {
        let wrapped = zip(cells, columns).map { cell, column in cell.wrapped(to: column.width) }
        return (0..<(wrapped.map(\.count).max() ?? 0)).map { row in
            var line = SafeText()
            for (index, (texts, column)) in zip(wrapped, columns).enumerated() {
                if index > 0 { line += SafeText(String(repeating: " ", count: gap)) }
                let text = row < texts.count ? texts[row] : SafeText()
                line += text.padded(to: column.width, column.isTrailing ? .trailing : .leading)
            }
            return line
        }
    }

    /// Two texts at the two ends of a line of `width` cells; on lines of their own where one is too short for both.
    static func ends(_ cells: [SafeText], in width: Int) -> [SafeText] {
        let (left, right) = (cells[0], cells[1])
        guard left.width + right.width + gap <= width else {
            return left.wrapped(to: width) + right.wrapped(to: width).map { $0.padded(to: width, .trailing) }
        }
        return [left + right.padded(to: width - left.width, .trailing)]
    }
}
