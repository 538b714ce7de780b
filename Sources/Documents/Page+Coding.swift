import Casework
import CellText
import FoundationEssentials

/// The form in which pages are kept: JSON with sorted keys, a mark and its cells for each line.
extension Page {
    /// What is kept and hashed.
    public var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists: nothing that an encoder could refuse.
        return (try? encoder.encode(Kept(self))).map(Array.init) ?? []
    }

    /// Reads a page that was kept; nil for anything else. Pages kept by earlier versions are plain text, and so none.
    public init?(_ bytes: [UInt8]) {
        guard bytes.first == UInt8(ascii: "{"), let kept = try? JSONDecoder().decode(Kept.self, from: Data(bytes)),
            kept.version == 1, let issuedAt = Instant(kept.issuedAt)
        else { return nil }
        var lines: [Line] = []
        for line in kept.lines {
            guard let style = line.first.flatMap(Style.init(mark:)) else { return nil }
            lines.append(Line(style: style, cells: line.dropFirst().map { SafeText($0) }))
        }
        name = kept.name
        number = kept.number
        code = kept.code.map { ($0, kept.digits ?? $0) }
        self.issuedAt = issuedAt
        format = kept.roll.map(Format.roll) ?? .a4
        copies = kept.copies
        head = kept.head.map { $0.map(Piece.init(kept:)) }
        foot = kept.foot.map(Piece.init(kept:))
        self.lines = lines
    }

    /// A page kept by a version that kept the plain text alone: its lines as they stand. nil for bytes that are no text.
    public init?(plain bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        (name, number, code) = ("", "", nil)
        issuedAt = Instant(milliseconds: 0, offset: 0)
        (format, copies, head, foot) = (.a4, [], [], [])
        lines = SafeText.lines(text).map { Line(style: .plain, cells: [$0]) }
    }

    private struct Kept: Codable {
        var version = 1
        var name: String
        var number: String
        var code: String?
        var digits: String?
        var issuedAt: String
        var roll: Int?
        var copies: [String]
        var head: [[String]]
        var foot: [String]
        /// Mark first, then the cells.
        var lines: [[String]]

        init(_ page: Page) {
            name = page.name
            number = page.number
            code = page.code?.text
            digits = page.code?.digits
            issuedAt = page.issuedAt.description
            if case .roll(let width) = page.format { roll = width }
            copies = page.copies
            head = page.head.map { $0.map(\.kept) }
            foot = page.foot.map(\.kept)
            lines = page.lines.map { [$0.style.mark] + $0.cells.map(\.string) }
        }
    }
}

extension Page.Piece {
    fileprivate var kept: String {
        switch self {
        case .text(let text): text.string
        case .page: "{page}"
        case .pages: "{pages}"
        }
    }

    fileprivate init(kept: String) {
        switch kept {
        case "{page}": self = .page
        case "{pages}": self = .pages
        default: self = .text(SafeText(kept))
        }
    }
}

extension Page.Style {
    /// As templates write it; of a table also the widths that its columns were given.
    fileprivate var mark: String {
        switch self {
        case .plain: ""
        case .title: "title"
        case .paragraph: "para"
        case .right: "right"
        case .big: "big"
        case .code: "code"
        case .bar: "bar"
        case .sign: "sign"
        case .seal: "seal"
        case .columns: "columns"
        case .tableHead(let columns): "table \(Self.widths(columns))"
        case .row(let columns): "row \(Self.widths(columns))"
        case .tableEnd: "end"
        }
    }

    private static func widths(_ columns: [Page.Column]) -> String {
        columns.map { "\($0.width)\($0.isTrailing ? ">" : "")" }.joined(separator: " ")
    }

    fileprivate init?(mark: String) {
        let words = mark.split(separator: " ")
        let columns = words.dropFirst().compactMap { word -> Page.Column? in
            Int(word.hasSuffix(">") ? word.dropLast() : word).map { .init(width: $0, isTrailing: word.hasSuffix(">")) }
        }
        guard columns.count == max(0, words.count - 1), columns.allSatisfy({ (1...200).contains($0.width) }) else {
            return nil
        }
        switch words.first {
        case nil: self = .plain
        case "title": self = .title
        case "para": self = .paragraph
        case "right": self = .right
        case "big": self = .big
        case "code": self = .code
        case "bar": self = .bar
        case "sign": self = .sign
        case "seal": self = .seal
        case "columns": self = .columns
        case "table" where !columns.isEmpty: self = .tableHead(columns)
        case "row" where !columns.isEmpty: self = .row(columns)
        case "end": self = .tableEnd
        default: return nil
        }
    }
}
