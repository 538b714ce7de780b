/// Why a document's template is refused: which file, which line, and what is wrong with it.
public struct TemplateFault: Error, Equatable, Sendable {
    /// What can be wrong with a template.
    public enum Reason: Equatable, Sendable {
        /// There is no template for this document.
        case missing
        /// `{{` without `}}` on the same line, or nothing between them.
        case brokenTag
        /// No such text or list on this document, at this place.
        case unknownName(String)
        /// A list may stand only around whole lines, as `{{#name}}` on a line of its own.
        case listInsideLine(String)
        /// A section that is never closed; the line is the one that opens it.
        case unclosedSection(String)
        /// A closing tag that closes nothing, or another section than the one that is open.
        case strayClosing(String)
        /// A layout mark that doesn't exist.
        case unknownMark(String)
        /// `@row` or `@end` without a table, or a table that is never ended.
        case rowOutsideTable, unclosedTable
        /// Column widths that are no numbers, or that don't fit on the page.
        case columns(String)
        /// A roll is 58 or 80 millimetres wide.
        case roll(String)
        /// Cells of a line against those that its mark or table has.
        case cells(expected: Int, found: Int)
        /// The law wants this on the document, and the template leaves it out; the line is the last one.
        case lacks(String)
    }

    /// Name of the template, `correction`.
    public let name: String
    /// 1 for the first line; 0 where the whole file is meant.
    public let line: Int
    public let reason: Reason

    /// Name of the file, `correction.txt`.
    public var file: String { name + ".txt" }
}

extension TemplateFault.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "no such file"
        case .brokenTag: "{{ without a name and }} on the same line"
        case .unknownName(let name): "nothing is called \"\(name)\" here"
        case .listInsideLine(let name):
            "the list \"\(name)\" goes around whole lines, as {{#\(name)}} on a line of its own"
        case .unclosedSection(let name): "{{#\(name)}} is never closed by {{/\(name)}}"
        case .strayClosing(let name): "{{/\(name)}} closes nothing that is open"
        case .unknownMark(let mark): "no mark is called \"\(mark)\""
        case .rowOutsideTable: "@row or @end without @table before it"
        case .unclosedTable: "the table is never ended by @end"
        case .columns(let widths): "these columns don't fit on a line of 80 cells: \"\(widths)\""
        case .roll(let width): "a roll is 58 or 80 millimetres wide, not \"\(width)\""
        case .cells(let expected, let found): "\(expected) cells are wanted, not \(found)"
        case .lacks(let name): "the law wants {{\(name)}} on this paper"
        }
    }
}
