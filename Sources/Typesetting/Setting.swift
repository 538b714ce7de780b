import CPango
import CellText
import Documents

/// Sets the lines of a page into a galley: what is alike on sheets and rolls.
struct Setting {
    /// Sizes and distances in points.
    struct Measures {
        var width: Double
        /// Of running text.
        var size: Double
        var leading: Double
        var title: Double
        var big: Double
        /// Of tables.
        var table: Double
        /// Height of the place for a seal.
        var seal: Double
    }

    /// Something of some height that draws itself into the place whose upper left corner it is given.
    typealias Drawing = (_ surface: OpaquePointer, _ x: Double, _ y: Double) -> Void
    typealias Line = Galley<Drawing>.Line

    var galley = Galley<Drawing>()
    let compositor: Compositor
    let measures: Measures
    /// Distance from a table's lines to its words.
    private let padding = (x: 3.0, y: 2.5)

    init(_ compositor: Compositor, _ measures: Measures) {
        (self.compositor, self.measures) = (compositor, measures)
    }

    /// Sets `lines`; `code` draws the page's code where a line asks for it, `title` what stands around the first title.
    mutating func set(
        _ lines: [Page.Line], code: (inout Setting) -> Void = { _ in },
        title: (inout Setting, SafeText) -> Void = { $0.centred($1, $0.measures.title) }
    ) {
        var index = 0
        while index < lines.count {
            let line = lines[index]
            let text = line.cells.first ?? SafeText()
            index += 1
            switch line.style {
            case .plain where text.isEmpty: blank(measures.leading / 2)
            case .plain: paragraph(text)
            case .paragraph: paragraph(text, indent: 2 * measures.size)
            case .right: paragraph(text, side: .right)
            case .title: title(&self, text)
            case .big: centred(text, measures.big)
            case .code: code(&self)
            case .bar: bar(line.cells)
            case .columns: columns(line.cells)
            case .tableHead(let columns):
                let head = row(line.cells, columns, isHead: true)
                galley.beginTable(head)
            case .row(let columns): galley.row(row(line.cells, columns, isHead: false))
            case .tableEnd: galley.endTable([Galley.Line({ _, _, _ in }, height: padding.y * 2, isBlank: true)])
            case .sign, .seal:
                let rest = lines[(index - 1)...].prefix { $0.style == .sign || $0.style == .seal }
                index += rest.count - 1
                signature(Array(rest))
            }
        }
    }

    private mutating func blank(_ height: Double) {
        galley.paragraph([Galley.Line({ _, _, _ in }, height: height, isBlank: true)])
    }

    private mutating func paragraph(_ text: SafeText, indent: Double = 0, side: Compositor.Side = .left) {
        galley.paragraph(
            lines(
                compositor.block(
                    text, .body, size: measures.size, width: measures.width, side: side, indent: indent,
                    justified: side == .left), leading: measures.leading))
    }

    mutating func centred(_ text: SafeText, _ size: Double, _ face: Compositor.Face = .title) {
        galley.heading(
            lines(compositor.block(text, face, size: size, width: measures.width, side: .centre), leading: size * 1.6))
    }

    func lines(_ block: Compositor.Block, leading: Double) -> [Line] {
        block.lines.indices.map { index in
            Galley.Line(
                { surface, x, y in block.draw(index, on: surface, x: x, y: y, leading: leading) }, height: leading)
        }
    }

    /// Cells of one width; what ends with a colon is to be filled in by hand, on a line.
    private mutating func columns(_ cells: [SafeText]) {
        let gap = measures.size
        let width = (measures.width + gap) / Double(max(1, cells.count)) - gap
        let leading = measures.leading
        let blocks = cells.map { compositor.block($0, .body, size: measures.size, width: width) }
        let height = Double(blocks.map(\.lines.count).max() ?? 1) * leading
        let isOpen = cells.map { $0.string.last == "：" }
        galley.whole([
            Galley.Line(
                { surface, x, y in
                    for (index, block) in blocks.enumerated() {
                        let left = x + Double(index) * (width + gap)
                        block.draw(on: surface, x: left, y: y, leading: leading)
                        guard isOpen[index], let last = block.lines.last, last.width < width - 2 * gap else { continue }
                        let base = y + Double(block.lines.count) * leading - leading * 0.2
                        Stroke.line(surface, from: (left + last.width, base), to: (left + width, base))
                    }
                }, height: height)
        ])
    }

    /// A bar between its label and its value.
    private mutating func bar(_ cells: [SafeText]) {
        let leading = measures.table * 1.6
        let label = measures.width * 0.3
        let room = measures.width * 0.55
        let name = compositor.block(cells.first ?? SafeText(), .body, size: measures.table, width: label - padding.x)
        let value = compositor.block(
            cells.count > 1 ? cells[1] : SafeText(), .body, size: measures.table, width: measures.width - label - room)
        let length = room * Double(Page.hundredths(cells)) / 100
        let height = Double(max(1, name.lines.count)) * leading
        galley.whole([
            Galley.Line(
                { [padding] surface, x, y in
                    name.draw(on: surface, x: x, y: y, leading: leading)
                    Stroke.grey(surface, 0.55) {
                        cairo_rectangle(surface, x + label, y + leading * 0.2, length, leading * 0.6)
                        cairo_fill(surface)
                    }
                    value.draw(on: surface, x: x + label + length + padding.x, y: y, leading: leading)
                }, height: height)
        ])
    }

    /// A row in its frame: one piece, unless it is higher than any page.
    private func row(_ cells: [SafeText], _ columns: [Page.Column], isHead: Bool) -> [Line] {
        let gap = 2.0
        let total = columns.reduce(0) { $0 + Double($1.width) + gap }
        let widths = columns.map { (Double($0.width) + gap) / total * measures.width }
        let leading = measures.table * 1.3
        let blocks = zip(zip(cells, columns), widths).map { cell, width in
            compositor.block(
                cell.0, isHead ? .title : .body, size: measures.table, width: width - 2 * padding.x,
                side: isHead || cell.1.isTrailing ? .centre : .left)
        }
        let count = blocks.map(\.lines.count).max() ?? 1
        let most = 30
        return stride(from: 0, to: max(1, count), by: most).map { first in
            let shown = min(most, count - first)
            let height = Double(shown) * leading + 2 * padding.y
            return Galley.Line(
                { [padding] surface, x, y in
                    var left = x
                    if isHead {
                        Stroke.grey(surface, 0.93) {
                            cairo_rectangle(surface, x, y, widths.reduce(0, +), height)
                            cairo_fill(surface)
                        }
                    }
                    for (block, width) in zip(blocks, widths) {
                        cairo_set_line_width(surface, 0.5)
                        cairo_rectangle(surface, left, y, width, height)
                        cairo_stroke(surface)
                        // One line of words stands in the middle of a high row.
                        let own = block.lines.indices.dropFirst(first).prefix(shown)
                        let lead = (height - Double(own.count) * leading) / 2
                        for (place, index) in own.enumerated() {
                            block.draw(
                                index, on: surface, x: left + padding.x, y: y + lead + Double(place) * leading,
                                leading: leading)
                        }
                        left += width
                    }
                }, height: height)
        }
    }

    /// Who signs and when, at the right, the seal's place over both (GB/T 9704 §7.3.5.1).
    private mutating func signature(_ lines: [Page.Line]) {
        // Sixteen characters: what most bodies' names take.
        let width = min(measures.width, 16.5 * measures.size)
        let words = lines.filter { $0.style == .sign }.map { line in
            compositor.block(
                line.cells.first ?? SafeText(), .body, size: measures.size, width: width, side: .centre)
        }
        let seal = lines.first { $0.style == .seal }?.cells.first.map { text in
            compositor.block(text, .label, size: measures.size * 0.7, width: width, side: .centre)
        }
        let leading = measures.leading
        let text = words.reduce(0) { $0 + Double($1.lines.count) * leading }
        // The seal's words have a line between what is signed and the date.
        let stacked = text + (seal == nil ? 0 : leading)
        let height = seal == nil ? stacked : max(stacked, measures.seal)
        let diameter = measures.seal
        galley.signature([
            Galley.Line(
                { [measures] surface, x, y in
                    let left = x + measures.width - width
                    if seal != nil {
                        Stroke.grey(surface, 0.6) {
                            cairo_set_line_width(surface, 0.7)
                            cairo_set_dash(surface, [3, 3], 2, 0)
                            cairo_new_sub_path(surface)
                            cairo_arc(surface, left + width / 2, y + height / 2, diameter / 2, 0, 2 * .pi)
                            cairo_stroke(surface)
                        }
                    }
                    var top = y + (height - stacked) / 2
                    for (index, block) in words.enumerated() {
                        if let seal, index == words.count - 1 {
                            Stroke.grey(surface, 0.5) {
                                seal.draw(on: surface, x: left, y: top, leading: leading)
                            }
                            top += leading
                        }
                        block.draw(on: surface, x: left, y: top, leading: leading)
                        top += Double(block.lines.count) * leading
                    }
                }, height: height)
        ])
    }
}
