import CellText

/// Divides set lines into pages of 60 lines, each with its head and foot, and repeats the heads of tables.
struct Pagination {
    private let room: Int
    private var pages: [[SafeText]] = [[]]

    /// The whole text of `lines`: each page is filled up to its foot, a form feed begins every page but the first.
    ///
    /// - Parameter furniture: head and foot of page n of m; their height must not depend on the numbers.
    static func text(
        _ lines: [PageLayout.Line], furniture: (Int, Int) -> (head: [SafeText], foot: [SafeText])
    ) -> String {
        let (head, foot) = furniture(1, 1)
        var pagination = Pagination(room: max(10, PageLayout.height - head.count - foot.count - 2))
        for group in groups(lines) { pagination.place(group) }
        let pages = pagination.pages
        return pages.enumerated().map { index, body in
            let (head, foot) = furniture(index + 1, pages.count)
            let blank = [SafeText](repeating: SafeText(), count: pagination.room - body.count)
            return (head + [SafeText()] + body + blank + [SafeText()] + foot).map { $0.printed + "\n" }.joined()
        }.joined(separator: "\u{0C}")
    }

    private init(room: Int) {
        self.room = room
    }

    /// Runs of lines that no page may part.
    private static func groups(_ lines: [PageLayout.Line]) -> [[PageLayout.Line]] {
        var groups: [[PageLayout.Line]] = []
        var joins = false
        for line in lines {
            if joins { groups[groups.count - 1].append(line) } else { groups.append([line]) }
            joins = line.keepsNext
        }
        return groups
    }

    private mutating func place(_ group: [PageLayout.Line]) {
        if pages[pages.count - 1].count + group.count > room { pages.append([]) }
        for line in group {
            if pages[pages.count - 1].count == room { pages.append([]) }
            let isTop = pages[pages.count - 1].isEmpty
            if isTop && line.text.isEmpty { continue }
            if isTop { pages[pages.count - 1] += line.tableHead }
            pages[pages.count - 1].append(line.text)
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
