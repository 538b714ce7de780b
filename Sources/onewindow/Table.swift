import CellText

/// Rows of a table for the terminal: columns as wide as their widest cell, Chinese counted as two.
struct Table {
    private var rows: [[SafeText]]

    /// A table that begins with its headings.
    init(_ headings: [String]) {
        rows = [headings.map { SafeText($0) }]
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells.map { SafeText($0) })
    }

    /// The lines, without spaces at their ends.
    var lines: [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padded(to: $1).string }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }
}
