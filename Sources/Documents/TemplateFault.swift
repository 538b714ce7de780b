public import Casework

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
        /// Cells of a line against those that its mark or table has.
        case cells(expected: Int, found: Int)
        /// The law wants this on the document, and the template leaves it out; the line is the last one.
        case lacks(String)
    }

    public let document: DocumentKind
    /// 1 for the first line; 0 where the whole file is meant.
    public let line: Int
    public let reason: Reason

    /// Name of the file, `correction.txt`.
    public var file: String { document.rawValue + ".txt" }
}
