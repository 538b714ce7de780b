/// Cutting and padding text to a number of cells.
extension SafeText {
    /// Which end of a padded text the words stand at.
    public enum Alignment: Sendable {
        /// Words first, spaces after.
        case leading
        /// Spaces first, words after: for numbers.
        case trailing
    }

    /// The longest beginning of at most `cells` cells; a wide glyph is never halved.
    public func prefix(cells: Int) -> SafeText {
        if width <= cells { return self }
        return SafeText(glyphs: glyphs[..<end(from: 0, cells: cells)])
    }

    /// The longest ending of at most `cells` cells.
    public func suffix(cells: Int) -> SafeText {
        if width <= cells { return self }
        var (start, left) = (glyphs.endIndex, cells)
        while start > 0, glyphs[start - 1].width <= left {
            start -= 1
            left -= glyphs[start].width
        }
        return SafeText(glyphs: glyphs[start...])
    }

    /// The text, or its beginning with `marker` when it is longer than `cells` cells.
    public func truncated(to cells: Int, marker: SafeText = "..") -> SafeText {
        if width <= cells { return self }
        if marker.width >= cells { return marker.prefix(cells: cells) }
        return prefix(cells: cells - marker.width) + marker
    }

    /// The text with spaces up to `cells` cells; a longer text stays as it is.
    public func padded(to cells: Int, _ alignment: Alignment = .leading) -> SafeText {
        if width >= cells { return self }
        let spaces = SafeText(glyphs: repeatElement(.space, count: cells - width))
        return alignment == .leading ? self + spaces : spaces + self
    }

    /// The text in exactly `cells` cells: truncated when longer, padded when shorter.
    public func fitted(to cells: Int, _ alignment: Alignment = .leading) -> SafeText {
        truncated(to: cells).padded(to: cells, alignment)
    }

    /// The index after the last glyph that fits into `cells` cells from `start`.
    func end(from start: Int, cells: Int) -> Int {
        var (end, left) = (start, cells)
        while end < glyphs.endIndex, glyphs[end].width <= left {
            left -= glyphs[end].width
            end += 1
        }
        return end
    }
}
