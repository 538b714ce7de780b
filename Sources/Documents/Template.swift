import Catalogue
import CellText

/// A document's template, read once: lines with a layout mark, and sections around them.
///
/// People's words are put into a read template and never read as one, so nothing they type can become markup.
struct Template: Sendable {
    var blocks: [Block] = []

    /// A line, or lines that stand once for each entry of a list, or only where a text is (not) empty.
    indirect enum Block: Sendable {
        case line(Line)
        case section(String, inverted: Bool, [Block])
    }

    /// A line of one cell or more.
    struct Line: Sendable {
        var style: Style
        var cells: [[Segment]]
    }

    /// A piece of a line.
    indirect enum Segment: Sendable {
        case literal(SafeText)
        case text(String)
        case section(String, inverted: Bool, [Segment])
    }

    /// How a line is laid out; the raw names are the marks of the files.
    enum Style: Hashable, Sendable {
        /// Flush left, no mark.
        case plain
        /// `@title`: centred.
        case title
        /// `@para`: two characters' indent, as GB/T 9704 sets paragraphs.
        case paragraph
        /// `@right`: flush right.
        case right
        /// `@sign`: centred in the right half, kept on one page with what stands before it.
        case sign
        /// `@columns a | b`: columns of one width.
        case columns
        /// `@table 6> No. | * Name`: head of a table, repeated on each page; `*` takes what is left, `>` sets right.
        case tableHead([Column])
        /// `@row a | b`: a row of the table, never divided by a page's end.
        case row([Column])
        /// `@end`: end of the table.
        case tableEnd
        /// `@head left | right` and `@foot text`: on each page.
        case head, foot
    }

    /// A column of a table.
    struct Column: Hashable, Sendable {
        /// Cells.
        var width: Int
        var isTrailing: Bool
    }

    /// The texts and lists that a template may name. Texts of a list's entries are added inside its section.
    struct Names: Sendable {
        var texts: Set<String>
        var lists: [String: Set<String>]
    }

    /// What the names stand for on one document.
    struct Values: Sendable {
        var texts: [String: String]
        var lists: [String: [[String: String]]]
    }
}

extension Template {
    /// The lines of the document, in order, with their texts filled in.
    func lines(_ values: Values) -> [(style: Style, cells: [SafeText])] {
        Template.lines(blocks, values)
    }

    /// The lines of `list`'s section alone, one array for each entry; none where the template has no such section.
    func entries(of list: String, _ values: Values) -> [[(style: Style, cells: [SafeText])]] {
        for case .section(list, inverted: false, let inner) in blocks {
            return (values.lists[list] ?? []).map { Template.lines(inner, values.adding($0)) }
        }
        return []
    }

    private static func lines(_ blocks: [Block], _ values: Values) -> [(style: Style, cells: [SafeText])] {
        blocks.flatMap { block in
            switch block {
            case .line(let line): [(line.style, line.cells.map { fill($0, values) })]
            case .section(let name, let inverted, let inner):
                values.scopes(name, inverted: inverted).flatMap { lines(inner, $0) }
            }
        }
    }

    private static func fill(_ segments: [Segment], _ values: Values) -> SafeText {
        segments.reduce(into: SafeText()) { text, segment in
            switch segment {
            case .literal(let words): text += words
            case .text(let name): text += SafeText((values.texts[name] ?? "").withoutCertaintyMarks)
            case .section(let name, let inverted, let inner):
                for scope in values.scopes(name, inverted: inverted) { text += fill(inner, scope) }
            }
        }
    }
}

extension Template.Values {
    /// The values for each time that a section stands: once for an entry of a list, once or never for a text.
    fileprivate func scopes(_ name: String, inverted: Bool) -> [Self] {
        let entries = lists[name] ?? (texts[name].map { $0.isEmpty ? [] : [[:]] } ?? [])
        return inverted ? (entries.isEmpty ? [self] : []) : entries.map(adding)
    }

    func adding(_ entry: [String: String]) -> Self {
        Template.Values(texts: texts.merging(entry) { _, inner in inner }, lists: lists)
    }
}
