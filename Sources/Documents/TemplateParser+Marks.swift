/// The layout marks at the beginning of a line, and the cells that each divides the line into.
extension TemplateParser {
    /// What the line's mark asks for, and what follows the mark. A line without a mark is plain.
    func mark(_ text: Substring) throws(TemplateFault) -> (Template.Mark, Substring) {
        guard text.hasPrefix("@") else { return (.set(.plain), text) }
        let name = text.prefix { $0 != " " }
        let body = text.dropFirst(name.count).drop { $0 == " " }
        let style: Page.Style
        switch name {
        case "@head": return (.head, body)
        case "@foot": return (.foot, body)
        case "@copies": return (.copies, body)
        case "@roll":
            guard let width = Int(body), [58, 80].contains(width) else { throw fault(.roll(String(body))) }
            return (.roll(width), "")
        case "@title": style = .title
        case "@para": style = .paragraph
        case "@right": style = .right
        case "@big": style = .big
        case "@code": style = .code
        case "@bar": style = .bar
        case "@sign": style = .sign
        case "@seal": style = .seal
        case "@columns": style = .columns
        case "@table":
            if table != nil { throw fault(.unclosedTable) }
            style = .tableHead(try columns(body))
        case "@row":
            guard let table else { throw fault(.rowOutsideTable) }
            style = .row(table)
        case "@end":
            guard table != nil else { throw fault(.rowOutsideTable) }
            style = .tableEnd
        default: throw fault(.unknownMark(String(name)))
        }
        return (.set(style), body)
    }

    /// The cells of `body`: as many as the mark or the table asks for.
    func divide(_ body: Substring, _ mark: Template.Mark) throws(TemplateFault) -> [Substring] {
        let cells = body.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        switch mark {
        case .set(.columns), .copies: return cells
        case .set(.tableHead): return cells.map { $0.drop { $0 != " " }.trimmed }
        case .set(.row(let columns)): return try expecting(columns.count, cells)
        case .head: return try expecting(2, cells)
        case .set(.bar): return try expecting(3, cells)
        default: return [body]
        }
    }

    private func expecting(_ count: Int, _ cells: [Substring]) throws(TemplateFault) -> [Substring] {
        guard cells.count == count else { throw fault(.cells(expected: count, found: cells.count)) }
        return cells
    }

    /// The columns of a table's head: `6>` six cells, set right; `*` what the others leave.
    private func columns(_ body: Substring) throws(TemplateFault) -> [Page.Column] {
        let specs = body.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed.prefix { $0 != " " } }
        var columns: [Page.Column] = []
        for spec in specs {
            let isTrailing = spec.hasSuffix(">")
            guard let width = spec == "*" ? 0 : Int(isTrailing ? spec.dropLast() : spec),
                (2...Page.textWidth).contains(width) || spec == "*"
            else { throw fault(.columns(String(spec))) }
            columns.append(.init(width: width, isTrailing: isTrailing))
        }
        let taken = columns.reduce(0) { $0 + $1.width } + (columns.count - 1) * PageLayout.gap
        let rest = Page.textWidth - taken
        let open = columns.indices.filter { columns[$0].width == 0 }
        guard open.count <= 1, rest >= (open.isEmpty ? 0 : 10) else {
            throw fault(.columns(String(body)))
        }
        if let index = open.first { columns[index].width = rest }
        return columns
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
