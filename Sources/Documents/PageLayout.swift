import CellText

/// Sets filled-in lines for A4 plain text, 80 cells wide, and notes which of them may not be parted.
struct PageLayout {
    /// Cells of a line.
    static let width = 80
    /// Lines of a page, its head and foot included.
    static let height = 60
    /// Cells between two columns.
    static let gap = 2
    /// Two Chinese characters, the indent of paragraphs (GB/T 9704 §7.3.3).
    private static let indent: SafeText = "    "
    private static let rule = SafeText(String(repeating: "-", count: width))

    /// A line as set.
    struct Line {
        var text: SafeText
        /// No page may end after it.
        var keepsNext = false
        /// Head of the table it stands in: a page that begins with this line repeats it.
        var tableHead: [SafeText] = []
    }

    private(set) var lines: [Line] = []
    private var tableHead: [SafeText] = []
    /// Where the latest row of the open table begins.
    private var lastRow: Int?

    /// Sets `filled`, the lines of a template; what stands on every page is set page by page (`Pagination`).
    init(_ filled: [(style: Template.Style, cells: [SafeText])]) {
        for line in filled { set(line.style, line.cells) }
    }

    private mutating func set(_ style: Template.Style, _ cells: [SafeText]) {
        let text = cells.first ?? SafeText()
        switch style {
        case .plain: paragraph(text.wrapped(to: Self.width))
        case .paragraph: paragraph((Self.indent + text).wrapped(to: Self.width))
        case .title: keep(text.wrapped(to: Self.width).map { Self.centred($0, in: Self.width) })
        case .right: paragraph(text.wrapped(to: Self.width).map { $0.padded(to: Self.width, .trailing) })
        case .sign: sign(text)
        case .columns:
            let width = (Self.width + Self.gap) / cells.count - Self.gap
            whole(Self.beside(cells, cells.map { _ in .init(width: width, isTrailing: false) }))
        case .tableHead(let columns):
            tableHead = [Self.rule] + Self.beside(cells, columns) + [Self.rule]
            keep(tableHead)
        case .row(let columns):
            lastRow = lines.count
            whole(Self.beside(cells, columns))
        case .tableEnd:
            endTable()
        case .head, .foot: break
        }
    }

    /// Neither the first line alone at the end of a page nor the last alone at the beginning of one.
    private mutating func paragraph(_ texts: [SafeText]) {
        for (index, text) in texts.enumerated() {
            let keeps = texts.count > 1 && (index == 0 || index == texts.count - 2)
            lines.append(Line(text: text, keepsNext: keeps))
        }
    }

    private mutating func keep(_ texts: [SafeText]) {
        lines += texts.map { Line(text: $0, keepsNext: true) }
    }

    /// Lines that no page divides.
    private mutating func whole(_ texts: [SafeText]) {
        keep(texts)
        lines[lines.count - 1].keepsNext = false
        for index in lines.indices.suffix(texts.count) { lines[index].tableHead = tableHead }
    }

    /// The last row, often the sum, takes the row before it and the rule after it along.
    private mutating func endTable() {
        if let lastRow, lastRow > 0 { lines[lastRow - 1].keepsNext = true }
        if let last = lines.indices.last { lines[last].keepsNext = true }
        lines.append(Line(text: Self.rule))
        (tableHead, lastRow) = ([], nil)
    }

    /// A signature never stands alone on a page (GB/T 9704 §7.3.5): three lines of words before it come along.
    private mutating func sign(_ text: SafeText) {
        var words = 3
        for index in lines.indices.reversed() where words > 0 {
            lines[index].keepsNext = true
            if !lines[index].text.isEmpty { words -= 1 }
        }
        let half = SafeText(String(repeating: " ", count: Self.width / 2))
        whole(text.wrapped(to: Self.width / 2).map { half + Self.centred($0, in: Self.width / 2) })
    }

    /// `text` in the middle of `width` cells.
    static func centred(_ text: SafeText, in width: Int) -> SafeText {
        text.padded(to: text.width + max(0, width - text.width) / 2, .trailing)
    }

    /// Cells side by side, each wrapped in its column.
    private static func beside(_ cells: [SafeText], _ columns: [Template.Column]) -> [SafeText] {
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

    /// Two texts at the two ends of a line; on lines of their own where one is too short for both.
    static func ends(_ cells: [SafeText]) -> [SafeText] {
        let (left, right) = (cells[0], cells[1])
        guard left.width + right.width + gap <= width else {
            return left.wrapped(to: width) + right.wrapped(to: width).map { $0.padded(to: width, .trailing) }
        }
        return [left + right.padded(to: width - left.width, .trailing)]
    }
}
