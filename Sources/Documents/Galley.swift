/// Set lines in order with what holds them together, whatever they are set in: plain text counts lines, a set page points.
public struct Galley<Content> {
    /// A line as set.
    public struct Line {
        public var content: Content
        /// In the unit of the page's room.
        public var height: Double
        /// An empty line, which begins no page.
        public var isBlank = false
        /// No page may end after it.
        var keepsNext = false
        /// Head of the table it stands in: a page that begins with this line repeats it.
        var tableHead: [Line] = []

        /// A line `height` high.
        public init(_ content: Content, height: Double, isBlank: Bool = false) {
            self.content = content
            self.height = height
            self.isBlank = isBlank
        }
    }

    private var lines: [Line] = []
    private var tableHead: [Line] = []
    /// Where the latest row of the open table begins.
    private var lastRow: Int?

    /// An empty one.
    public init() {}

    /// Neither the first line alone at the end of a page nor the last alone at the beginning of one.
    public mutating func paragraph(_ texts: [Line]) {
        for (index, text) in texts.enumerated() {
            lines.append(text)
            lines[lines.count - 1].keepsNext = texts.count > 1 && (index == 0 || index == texts.count - 2)
        }
    }

    /// Lines that no page ends after: a heading and what it stands above.
    public mutating func heading(_ texts: [Line]) {
        for text in texts {
            lines.append(text)
            lines[lines.count - 1].keepsNext = true
        }
    }

    /// Lines that no page divides.
    public mutating func whole(_ texts: [Line]) {
        guard !texts.isEmpty else { return }
        heading(texts)
        lines[lines.count - 1].keepsNext = false
        for index in lines.indices.suffix(texts.count) { lines[index].tableHead = tableHead }
    }

    /// Opens a table: `head` stands above its first row and again on each page.
    public mutating func beginTable(_ head: [Line]) {
        heading(head)
        tableHead = head
    }

    /// A row of the open table.
    public mutating func row(_ texts: [Line]) {
        lastRow = lines.count
        whole(texts)
    }

    /// The last row, often the sum, takes the row before it and the table's end along.
    public mutating func endTable(_ end: [Line]) {
        if let lastRow, lastRow > 0 { lines[lastRow - 1].keepsNext = true }
        if let last = lines.indices.last { lines[last].keepsNext = true }
        lines += end
        (tableHead, lastRow) = ([], nil)
    }

    /// A signature never stands alone on a page (GB/T 9704 §7.3.5): three lines of words before it come along.
    public mutating func signature(_ texts: [Line]) {
        var words = 3
        for index in lines.indices.reversed() where words > 0 {
            lines[index].keepsNext = true
            if !lines[index].isBlank { words -= 1 }
        }
        whole(texts)
    }

    /// The lines divided into pages that have `room` each, at least one. What is higher than a page is divided all the same.
    public func pages(room: Double) -> [[Line]] {
        var pages: [[Line]] = [[]]
        var used = 0.0
        func turn() {
            pages.append([])
            used = 0
        }
        for group in groups {
            if used > 0, used + group.reduce(0, { $0 + $1.height }) > room + Self.tolerance { turn() }
            for line in group {
                if used > 0, used + line.height > room + Self.tolerance { turn() }
                let isTop = pages[pages.count - 1].isEmpty
                if isTop && line.isBlank { continue }
                let added = isTop ? line.tableHead + [line] : [line]
                pages[pages.count - 1] += added
                used += added.reduce(0) { $0 + $1.height }
            }
        }
        return pages
    }

    /// Sums of heights are not exact to the last bit.
    private static var tolerance: Double { 1e-6 }

    /// Runs of lines that no page may part.
    private var groups: [[Line]] {
        var groups: [[Line]] = []
        var joins = false
        for line in lines {
            if joins { groups[groups.count - 1].append(line) } else { groups.append([line]) }
            joins = line.keepsNext
        }
        return groups
    }
}
