import CellText

/// The plain form: lines of 80 cells, pages of 60 lines divided by form feeds; of a roll one page of its width.
extension Page {
    /// Cells of a line on A4.
    static let textWidth = 80
    /// Lines of a page, its head and foot included.
    private static let textHeight = 60

    /// The page as plain text, each page filled up to its foot.
    public var text: String {
        let galley = PageLayout(lines, width: format.textWidth).galley
        guard format == .a4 else {
            let body = galley.pages(room: .infinity).flatMap { $0.map(\.content) }
            return body.map { $0.printed + "\n" }.joined()
        }
        let (head, foot) = furniture(1, 1)
        let room = max(10, Page.textHeight - head.count - foot.count - 2)
        let pages = galley.pages(room: Double(room))
        return pages.enumerated().map { index, body in
            let (head, foot) = furniture(index + 1, pages.count)
            let blank = [SafeText](repeating: SafeText(), count: max(0, room - body.count))
            let lines = head + [SafeText()] + body.map(\.content) + blank + [SafeText()] + foot
            return lines.map { $0.printed + "\n" }.joined()
        }.joined(separator: "\u{0C}")
    }

    /// Head and foot of page `page`; their height does not depend on the numbers.
    private func furniture(_ page: Int, _ pages: Int) -> (head: [SafeText], foot: [SafeText]) {
        let ends = head.map { Page.words($0, page: page, of: pages) }
        return (
            ends.isEmpty ? [] : PageLayout.ends(ends, in: Page.textWidth),
            foot.isEmpty ? [] : [PageLayout.centred(Page.words(foot, page: page, of: pages), in: Page.textWidth)]
        )
    }
}

extension Page.Format {
    /// Cells of a line of plain text: what a receipt printer's first font has on a roll.
    fileprivate var textWidth: Int {
        switch self {
        case .a4: Page.textWidth
        case .roll(let width): width < 70 ? 32 : 48
        }
    }
}

extension SafeText {
    /// Without the spaces that only fill the line up.
    fileprivate var printed: String {
        var text = string[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
