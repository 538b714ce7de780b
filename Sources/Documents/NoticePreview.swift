public import Casework
public import CellText

/// The numbered body of a one-time notice (一次性告知) as it would read now, for a pane of any width.
///
/// It is filled from the notice's own template and wording, so the pane and the paper can't say two things.
public struct NoticePreview: Sendable, Equatable {
    /// Cells of a line of the paper: at this width the pane breaks its lines where the paper does.
    public static let pageWidth = Page.textWidth

    private let paragraphs: [SafeText]

    /// The failed lines of the items `keys` of `subject`, as far as the desk has come; of all items that have no
    /// outcome yet when `keys` is nil.
    public init(of subject: Case, _ keys: [Int]? = nil, _ templates: DocumentTemplates, _ context: PageContext) {
        let items = subject.items.filter { item in
            keys?.contains(item.key) ?? (item.acceptedOn == nil && item.ending == nil)
        }
        let failed = items.map { item in
            (
                item,
                item.marks.compactMap { material, mark -> (String, [Int], String?)? in
                    guard case .failed(let defects, let note) = mark else { return nil }
                    return (material, defects, note)
                }
            )
        }
        let rows = CorrectionRow.merged(failed, of: subject)
        let entries = rows.enumerated().map { $1.texts($0 + 1, context) }
        paragraphs = templates["correction"].entries(of: "lines", .init(texts: [:], lists: ["lines": entries]))
            .map { cells in cells.reduce(into: SafeText()) { $0 += $1 } }
    }

    /// Materials that the notice names.
    public var count: Int { paragraphs.count }

    /// The body in lines of at most `width` cells; a paragraph's further lines are indented by two characters.
    public func lines(width: Int) -> [SafeText] {
        paragraphs.flatMap { paragraph -> [SafeText] in
            guard let first = paragraph.wrapped(to: width).first, first.width < paragraph.width else {
                return [paragraph]
            }
            let indent: SafeText = width >= 16 ? "    " : ""
            let rest = SafeText(
                String(paragraph.suffix(cells: paragraph.width - first.width).string.drop { $0 == " " }))
            return [first] + rest.wrapped(to: width - indent.width).map { indent + $0 }
        }
    }
}
