/// The grid as lines of text, for golden tests.
extension Grid {
    /// The rows without their trailing spaces, joined by line ends.
    public var text: String {
        (0..<size.height).map { trimmed(String(scalars(of: row($0)))) }.joined(separator: "\n")
    }

    /// Like `text`, with the styles: `‹R›合格‹›` is reversed, `‹RB bad›` reversed, bold and in the tint `bad`, `‹›` goes
    /// back to plain. Letters: R reverse, B bold, U underline, D dim. The last line tells where the cursor is, if shown.
    public var annotated: String {
        var lines = (0..<size.height).map { trimmed(annotated(row($0))) }
        if let cursor { lines.append("cursor \(cursor.x),\(cursor.y)") }
        return lines.joined(separator: "\n")
    }

    private func annotated(_ row: ArraySlice<Cell>) -> String {
        var line = ""
        var style = Style.plain
        for cell in row where !cell.isTail {
            if cell.style != style { line += cell.style.annotation }
            style = cell.style
            line += cell.glyph.string
        }
        return style == .plain ? line : line + Style.plain.annotation
    }

    private func scalars(of row: ArraySlice<Cell>) -> String.UnicodeScalarView {
        var scalars = String.UnicodeScalarView()
        for cell in row where !cell.isTail { cell.glyph.write(to: &scalars) }
        return scalars
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}

extension Style {
    fileprivate var annotation: String {
        let letters: [(Attributes, String)] = [(.reverse, "R"), (.bold, "B"), (.underline, "U"), (.dim, "D")]
        let attributes = letters.filter { self.attributes.contains($0.0) }.map(\.1).joined()
        let words = [attributes, tint == .plain ? "" : "\(tint)"].filter { !$0.isEmpty }
        return "‹" + words.joined(separator: " ") + "›"
    }
}
