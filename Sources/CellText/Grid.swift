/// The cells of one frame. It takes clean text only, and never holds half of a wide glyph.
///
/// A wide glyph is a head and a tail; whatever overwrites one of them blanks the other, because a terminal that is sent
/// a half shifts the rest of the row.
public struct Grid: Hashable, Sendable {
    /// One cell: a glyph, or the tail of the wide glyph before it.
    public struct Cell: Hashable, Sendable {
        /// What is drawn; of width zero in a tail.
        public internal(set) var glyph = Glyph.space
        /// How it is drawn; a tail is drawn with its head.
        public internal(set) var style = Style.plain
        /// True for the second cell of a wide glyph.
        public var isTail: Bool { glyph.width == 0 }
    }

    /// Columns and rows.
    public let size: Size
    /// Where the hardware cursor stands (the input method opens beside it), or nil to hide it.
    public var cursor: Point?
    private var cells: [Cell]

    /// A blank grid; a negative size counts as zero.
    public init(_ size: Size) {
        self.size = Size(width: max(0, size.width), height: max(0, size.height))
        cells = Array(repeating: Cell(), count: self.size.width * self.size.height)
    }

    /// The whole grid as a block.
    public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cells of row `y`, which must be inside the grid.
    public func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }

    /// The rows that differ from `earlier`; all of them when the sizes differ.
    public func changedRows(since earlier: Grid) -> [Int] {
        let rows = 0..<size.height
        return size == earlier.size ? rows.filter { row($0) != earlier.row($0) } : Array(rows)
    }

    /// Draws `text` from column `x` of row `y`, inside `clip` (the grid when nil). A wide glyph cut by the edge leaves a
    /// space. Returns the column after the text, as if nothing had been cut.
    @discardableResult
    public mutating func put(
        _ text: SafeText,
        x: Int,
        y: Int,
        style: Style = .plain,
        within clip: Rect? = nil
    ) -> Int {
        let area = clip.map(bounds.intersection) ?? bounds
        let span = area.intersection(Rect(x: x, y: y, width: text.width, height: 1))
        guard !span.isEmpty else { return x + text.width }
        let row = y * size.width
        repairEdges(of: span)
        var column = x
        for glyph in text.glyphs {
            if column >= span.maxX { break }
            let next = column + glyph.width
            if column >= span.x, next <= span.maxX {
                cells[row + column] = Cell(glyph: glyph, style: style)
                if glyph.width == 2 { cells[row + column + 1] = Cell(glyph: .tail, style: style) }
            } else if next > span.x {
                cells[row + max(column, span.x)] = Cell(style: style)
            }
            column = next
        }
        return x + text.width
    }

    /// Blanks a block in `style`.
    public mutating func fill(_ block: Rect, style: Style = .plain) {
        let area = bounds.intersection(block)
        guard !area.isEmpty else { return }
        repairEdges(of: area)
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX { cells[y * size.width + x] = Cell(style: style) }
        }
    }

    /// Gives a block another style and leaves its text; a wide glyph at the edge follows the cell it begins in.
    public mutating func setStyle(_ block: Rect, _ style: Style) {
        let area = bounds.intersection(block)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            let row = y * size.width
            for x in area.x..<area.maxX where x > area.x || !cells[row + x].isTail { cells[row + x].style = style }
            if area.maxX < size.width, cells[row + area.maxX].isTail { cells[row + area.maxX].style = style }
        }
    }

    /// Blanks the outer halves of wide glyphs that the edges of `area` cut, as `area` is about to be overwritten.
    private mutating func repairEdges(of area: Rect) {
        for y in area.y..<area.maxY {
            let row = y * size.width
            if cells[row + area.x].isTail { cells[row + area.x - 1].glyph = .space }
            if area.maxX < size.width, cells[row + area.maxX].isTail { cells[row + area.maxX].glyph = .space }
        }
    }
}
