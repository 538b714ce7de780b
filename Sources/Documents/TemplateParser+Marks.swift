/// The layout marks at the beginning of a line, and the cells that each divides the line into.
extension TemplateParser {
    /// The style that the line's mark names, and what follows the mark. A line without a mark is plain.
    func mark(_ text: Substring) throws(TemplateFault) -> (Template.Style, Substring) {
        guard text.hasPrefix("@") else { return (.plain, text) }
        let name = text.prefix { $0 != " " }
        let body = text.dropFirst(name.count).drop { $0 == " " }
        switch name {
        case "@title": return (.title, body)
        case "@para": return (.paragraph, body)
        case "@right": return (.right, body)
        case "@sign": return (.sign, body)
        case "@columns": return (.columns, body)
        case "@head": return (.head, body)
        case "@foot": return (.foot, body)
        case "@table":
            if table != nil { throw fault(.unclosedTable) }
            return (.tableHead(try columns(body)), body)
        case "@row":
            guard let table else { throw fault(.rowOutsideTable) }
            return (.row(table), body)
        case "@end":
            guard table != nil else { throw fault(.rowOutsideTable) }
            return (.tableEnd, body)
        default: throw fault(.unknownMark(String(name)))
        }
    }

    /// The cells of `body`: as many as the mark or the table asks for.
    func divide(_ body: Substring, _ style: Template.Style) throws(TemplateFault) -> [Substring] {
        let cells = body.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        switch style {
        case .columns: return cells
        case .tableHead: return cells.map { $0.drop { $0 != " " }.trimmed }
        case .row(let columns): return try expecting(columns.count, cells)
        case .head: return try expecting(2, cells)
        default: return [body]
        }
    }

    private func expecting(_ count: Int, _ cells: [Substring]) throws(TemplateFault) -> [Substring] {
        guard cells.count == count else { throw fault(.cells(expected: count, found: cells.count)) }
        return cells
    }

    /// The columns of a table's head: `6>` six cells, set right; `*` what the others leave.
    private func columns(_ body: Substring) throws(TemplateFault) -> [Template.Column] {
        let specs = body.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed.prefix { $0 != " " } }
        var columns: [Template.Column] = []
        for spec in specs {
            let isTrailing = spec.hasSuffix(">")
            guard let width = spec == "*" ? 0 : Int(isTrailing ? spec.dropLast() : spec),
                (2...PageLayout.width).contains(width) || spec == "*"
            else { throw fault(.columns(String(spec))) }
            columns.append(.init(width: width, isTrailing: isTrailing))
        }
        let taken = columns.reduce(0) { $0 + $1.width } + (columns.count - 1) * PageLayout.gap
        let rest = PageLayout.width - taken
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
