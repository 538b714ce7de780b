public import Casework
public import CellText
import FoundationEssentials

/// A page as it is made and kept: every word of it with the mark it stands under. The plain text and the set page are two
/// drawings of the same; nothing but this is needed for either, so a copy made years later says what was issued.
public struct Page: Sendable, Equatable {
    /// What it is set on.
    public enum Format: Sendable, Equatable {
        /// A4, 80 cells by 60 lines as plain text.
        case a4
        /// A roll of this width in millimetres: 58 or 80.
        case roll(Int)
    }

    /// A line with its words, a text a cell.
    public struct Line: Sendable, Equatable {
        public var style: Style
        public var cells: [SafeText]
    }

    /// How a line is laid out; the names are those of the marks in templates.
    public enum Style: Hashable, Sendable {
        /// Flush left, no mark.
        case plain
        /// `@title`: centred.
        case title
        /// `@para`: two characters' indent, as GB/T 9704 sets paragraphs.
        case paragraph
        /// `@right`: flush right.
        case right
        /// `@big`: centred and as large as the paper allows.
        case big
        /// `@code`: the page's code with its digits, on a roll; A4 has it at the head.
        case code
        /// `@bar label | value | hundredths`: a bar of so many hundredths between its label and its value.
        case bar
        /// `@sign`: centred in the right half, kept on one page with what stands before it.
        case sign
        /// `@seal`: a line of the signature where the seal goes.
        case seal
        /// `@columns a | b`: columns of one width.
        case columns
        /// `@table 6> No. | * Name`: head of a table, repeated on each page; `*` takes what is left, `>` sets right.
        case tableHead([Column])
        /// `@row a | b`: a row of the table, never divided by a page's end.
        case row([Column])
        /// `@end`: end of the table.
        case tableEnd
    }

    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// Cells.
        public var width: Int
        public var isTrailing: Bool
    }

    /// A piece of what stands on every page.
    public enum Piece: Sendable, Equatable {
        case text(SafeText)
        /// Number of the page, and how many there are.
        case page, pages
    }

    /// Name of its template, `receipt`.
    public let name: String
    /// Number at the head of each page, `<case number>-<code><n>`; empty where it has none.
    public let number: String
    /// What its code says (`CaseCode`), and the plain digits of the same.
    public let code: (text: String, digits: String)?
    /// When it was made.
    public let issuedAt: Instant
    public let format: Format
    /// Who keeps a copy, where several are signed at once; none for a page of which one is enough.
    public let copies: [String]
    /// Left and right at the head of each page.
    public let head: [[Piece]]
    public let foot: [Piece]
    public let lines: [Line]

    public static func == (left: Page, right: Page) -> Bool { left.encoded == right.encoded }
}

extension Page {
    /// The words of `pieces` on page `page` of `pages`.
    public static func words(_ pieces: [Piece], page: Int, of pages: Int) -> SafeText {
        pieces.reduce(into: SafeText()) { text, piece in
            switch piece {
            case .text(let words): text += words
            case .page: text += SafeText(String(page))
            case .pages: text += SafeText(String(pages))
            }
        }
    }

    /// What each of its copies is headed with, `一式二份 第一联 市场监管局留存`; nothing where one is enough.
    public var copyLabels: [String] {
        let count = PaperWords.ordinal(copies.count)
        return copies.isEmpty
            ? [""]
            : copies.enumerated().map { "一式\(count)份 第\(PaperWords.ordinal($0.offset + 1))联 \($0.element)" }
    }

    /// Length of a bar, 0 to 100.
    public static func hundredths(_ cells: [SafeText]) -> Int {
        max(0, min(100, cells.count > 2 ? Int(cells[2].string) ?? 0 : 0))
    }

    /// The title, `@title`.
    public var title: SafeText { lines.first { $0.style == .title }?.cells.first ?? SafeText() }
}
