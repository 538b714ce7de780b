public import CellText

/// A frame of the console as a drawing: the very grid that a terminal gets, written as SVG.
///
/// Each glyph is placed on its cell, so wide ones take two cells whatever font a viewer has. The bytes depend on
/// nothing but the grid, the title and the theme.
public struct Picture: Sendable {
    private let grid: Grid
    private let title: String
    private let theme: Appearance

    /// Units of the drawing a cell is wide and high; a wide glyph is as wide as the font is high.
    private static let cell = (width: 8, height: 20)
    private static let font = 16
    /// From the upper edge of a cell to the line that letters stand on, and to the line under them.
    private static let (baseline, underline) = (15, 18)
    private static let margin = 12

    /// A drawing of `grid`.
    /// - Parameter title: read aloud in place of the picture.
    public init(of grid: Grid, title: String, theme: Appearance = .auto) {
        self.grid = grid
        self.title = title
        self.theme = theme
    }

    /// The SVG document, ended by a line end.
    public var svg: String {
        let width = grid.size.width * Picture.cell.width + 2 * Picture.margin
        let height = grid.size.height * Picture.cell.height + 2 * Picture.margin
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
                + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"t\" font-size=\"\(Picture.font)\" "
                + "font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','Source Han Mono SC',monospace\">",
            "<title id=\"t\">\(title.escaped)</title>",
            "<style>\(theme.styleSheet)</style>",
            "<rect class=\"k\" x=\".5\" y=\".5\" width=\"\(width - 1)\" height=\"\(height - 1)\" rx=\"6\"/>",
        ]
        for y in 0..<grid.size.height { lines += bars(of: y) + words(of: y) }
        if let cursor = grid.cursor { lines.append(rectangle("p", cursor.x, cursor.y, width: 2)) }
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    /// What lies behind the words of a row, and the lines under them.
    private func bars(of y: Int) -> [String] {
        let row = grid.row(y)
        let bars = row.stretches(by: \.bar).map { stretch in
            rectangle(stretch.key, stretch.columns.lowerBound, y, width: stretch.columns.count * Picture.cell.width)
        }
        let lines = row.stretches { $0.attributes.contains(.underline) ? $0.ink ?? "p" : nil }.map { stretch in
            rectangle(
                stretch.key, stretch.columns.lowerBound, y, width: stretch.columns.count * Picture.cell.width,
                height: 1, down: Picture.underline)
        }
        return bars + lines
    }

    private func words(of y: Int) -> [String] {
        Run.words(of: grid.row(y)).map { run in
            let ink = run.style.ink.map { " class=\"\($0)\"" } ?? ""
            let weight = run.style.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
            let places = run.columns.map { "\(Picture.left($0))" }.joined(separator: " ")
            return "<text\(ink)\(weight) y=\"\(Picture.top(y) + Picture.baseline)\" x=\"\(places)\">"
                + "\(run.text.escaped)</text>"
        }
    }

    private func rectangle(
        _ ink: String, _ x: Int, _ y: Int, width: Int, height: Int = Picture.cell.height, down: Int = 0
    ) -> String {
        "<rect class=\"\(ink)\" x=\"\(Picture.left(x))\" y=\"\(Picture.top(y) + down)\" width=\"\(width)\" "
            + "height=\"\(height)\"/>"
    }

    private static func left(_ column: Int) -> Int { margin + column * cell.width }
    private static func top(_ row: Int) -> Int { margin + row * cell.height }
}

extension Style {
    /// The class of what is written, nil for plain.
    fileprivate var ink: String? {
        if attributes.contains(.reverse) { return attributes.contains(.dim) ? "f" : "n" }
        return attributes.contains(.dim) ? "m" : tint.ink
    }

    /// The class of what lies behind it, nil for the ground.
    fileprivate var bar: String? { attributes.contains(.reverse) ? tint.ink ?? "r" : nil }
}

extension Style.Tint {
    fileprivate var ink: String? {
        switch self {
        case .plain: nil
        case .good: "g"
        case .warn: "w"
        case .bad: "b"
        case .info: "i"
        case .muted: "m"
        }
    }
}

extension String {
    /// The text as it stands between two tags.
    fileprivate var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
