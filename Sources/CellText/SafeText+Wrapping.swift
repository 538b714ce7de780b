/// Breaking text into lines as Chinese is set (GB/T 15834 §5.1: no closing mark begins a line, no opening mark ends one).
extension SafeText {
    /// Lines of at most `cells` cells (at least two). Words and numbers stay whole unless they are longer than a line;
    /// spaces at a break are dropped, those at the beginning of the text stay. No text gives one empty line.
    public func wrapped(to cells: Int) -> [SafeText] {
        let limit = max(cells, 2)
        var lines: [SafeText] = []
        var start = 0
        repeat {
            let cut = cutOfLine(from: start, cells: limit)
            var end = cut
            while end > start, glyphs[end - 1].isBlank { end -= 1 }
            lines.append(SafeText(glyphs: glyphs[start..<end]))
            start = cut
            while start < glyphs.endIndex, glyphs[start].isBlank { start += 1 }
        } while start < glyphs.endIndex
        return lines
    }

    /// The index where the next line begins: the last lawful break that fits, or else the last one that divides a word.
    private func cutOfLine(from start: Int, cells: Int) -> Int {
        let limit = end(from: start, cells: cells)
        if limit == glyphs.endIndex { return limit }
        // A break inside the indent would leave an empty line.
        let indent = glyphs[start...].prefix { $0.isBlank }.endIndex
        let candidates = (min(indent, limit - 1) + 1...limit).reversed()
        return candidates.first { isLawfulBreak(before: $0) && !isInsideWord($0) }
            ?? candidates.first { isLawfulBreak(before: $0) }
            ?? limit
    }

    private func isLawfulBreak(before index: Int) -> Bool {
        // A break may stand in spaces: they are dropped, and the glyph after them begins the line.
        guard let next = glyphs[index...].first(where: { !$0.isBlank }) else { return true }
        return !Self.closing.contains(next.base) && !Self.opening.contains(glyphs[index - 1].base)
    }

    private func isInsideWord(_ index: Int) -> Bool {
        let (before, after) = (glyphs[index - 1], glyphs[index])
        return before.width == 1 && after.width == 1 && !before.isBlank && !after.isBlank
    }

    private static let closing = Set("，。、；：？！）》〉」』】〕〗］｝”’％℃‰·・～々．,.;:?!)]}%".unicodeScalars)
    private static let opening = Set("（《〈「『【〔〖［｛“‘￥＄([{".unicodeScalars)
}
