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
        var mark: Mark
        var cells: [[Segment]]
    }

    /// A piece of a line.
    indirect enum Segment: Sendable {
        case literal(SafeText)
        case text(String)
        case section(String, inverted: Bool, [Segment])
    }

    /// What the mark at a line's beginning asks for.
    enum Mark: Hashable, Sendable {
        /// A line of the page.
        case set(Page.Style)
        /// `@head left | right` and `@foot text`: on each page.
        case head, foot
        /// `@copies a | b`: who keeps a copy.
        case copies
        /// `@roll 80`: set on a roll of so many millimetres.
        case roll(Int)
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
    /// A line as filled in; the pieces are joined except where the page's number stands between them.
    typealias Filled = (mark: Mark, cells: [[Page.Piece]])

    /// The lines of the document, in order, with their texts filled in.
    func lines(_ values: Values) -> [Filled] {
        Template.lines(blocks, values)
    }

    /// The lines of `list`'s section alone, one array for each entry; none where the template has no such section.
    func entries(of list: String, _ values: Values) -> [[SafeText]] {
        for case .section(list, inverted: false, let inner) in blocks {
            return (values.lists[list] ?? []).map { entry in
                Template.lines(inner, values.adding(entry)).flatMap { $0.cells.map { Page.words($0, page: 1, of: 1) } }
            }
        }
        return []
    }

    private static func lines(_ blocks: [Block], _ values: Values) -> [Filled] {
        blocks.flatMap { block in
            switch block {
            case .line(let line): [(line.mark, line.cells.map { fill($0, values) })]
            case .section(let name, let inverted, let inner):
                values.scopes(name, inverted: inverted).flatMap { lines(inner, $0) }
            }
        }
    }

    private static func fill(_ segments: [Segment], _ values: Values) -> [Page.Piece] {
        segments.reduce(into: []) { pieces, segment in
            switch segment {
            case .literal(let words): add(words, to: &pieces)
            case .text("page") where values.texts["page"] == nil: pieces.append(.page)
            case .text("pages") where values.texts["pages"] == nil: pieces.append(.pages)
            case .text(let name): add(SafeText((values.texts[name] ?? "").withoutCertaintyMarks), to: &pieces)
            case .section(let name, let inverted, let inner):
                for scope in values.scopes(name, inverted: inverted) {
                    for piece in fill(inner, scope) {
                        if case .text(let words) = piece { add(words, to: &pieces) } else { pieces.append(piece) }
                    }
                }
            }
        }
    }

    private static func add(_ words: SafeText, to pieces: inout [Page.Piece]) {
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + words)
        } else {
            pieces.append(.text(words))
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
