internal import CellText

/// Neighbouring glyphs of a row that are drawn in one piece, each with the column that it stands in.
struct Run {
    let style: Style
    private(set) var text = ""
    private(set) var columns: [Int] = []

    /// The words of a row: pieces of one style without blanks at either end. Two blanks divide, since viewers make one
    /// of them; and a piece ends with a glyph that might push what follows from its place, as viewers disagree on how
    /// many places of a list a mark or a surrogate takes, and some know only the first place of a list.
    static func words(of row: ArraySlice<Grid.Cell>) -> [Run] {
        var runs: [Run] = []
        for stretch in row.stretches(by: \.self) {
            var blanks = 0
            var isApart = true
            for x in stretch.columns {
                let cell = row[row.startIndex + x]
                if cell.isTail { continue }
                let text = cell.glyph.string
                if text == " " {
                    blanks += 1
                    continue
                }
                if isApart || blanks > 1 {
                    runs.append(Run(style: stretch.key))
                } else if blanks == 1 {
                    runs[runs.count - 1].add(" ", at: x - 1)
                }
                runs[runs.count - 1].add(text, at: x)
                blanks = 0
                isApart = text.utf16.count > 1 || cell.glyph.isAmbiguous
            }
        }
        return runs
    }

    private mutating func add(_ glyph: String, at column: Int) {
        text += glyph
        columns.append(column)
    }
}

extension ArraySlice<Grid.Cell> {
    /// Neighbouring columns whose styles have the same key; those without one are left out.
    func stretches<Key: Equatable>(by key: (Style) -> Key?) -> [(columns: Range<Int>, key: Key)] {
        var stretches: [(columns: Range<Int>, key: Key)] = []
        for (x, cell) in enumerated() {
            guard let key = key(cell.style) else { continue }
            if let last = stretches.last, last.key == key, last.columns.upperBound == x {
                stretches[stretches.count - 1].columns = last.columns.lowerBound..<x + 1
            } else {
                stretches.append((x..<x + 1, key))
            }
        }
        return stretches
    }
}

extension Glyph {
    /// One cell wide, and perhaps two in a font for Chinese: `→`, `—`, `…`.
    fileprivate var isAmbiguous: Bool { width == 1 && !base.isASCII }
}
