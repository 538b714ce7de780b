import Casework
import CellText

/// Reads a template line by line and refuses what it doesn't know, so that a hall's mistake shows when the program
/// starts and not on an applicant's paper.
struct TemplateParser {
    private let name: String
    private let names: Template.Names
    /// Open sections, innermost last: the blocks read so far, and the texts that may be named there.
    private var open: [(name: String, inverted: Bool, line: Int, blocks: [Template.Block], texts: Set<String>)] = []
    private var blocks: [Template.Block] = []
    private(set) var table: [Page.Column]?
    private var line = 0
    private var used: Set<String> = []

    /// The template in `source`; everything in `required` must be named in it.
    static func parse(
        _ source: String, _ name: String, _ names: Template.Names, required: Set<String>
    ) throws(TemplateFault) -> Template {
        var parser = TemplateParser(name: name, names: names)
        var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        for text in lines {
            parser.line += 1
            if !text.hasPrefix("#") { try parser.read(text) }
        }
        if let section = parser.open.last { throw parser.fault(.unclosedSection(section.name), at: section.line) }
        if parser.table != nil { throw parser.fault(.unclosedTable) }
        if let name = required.subtracting(parser.used).min() { throw parser.fault(.lacks(name)) }
        return Template(blocks: parser.blocks)
    }

    private init(name: String, names: Template.Names) {
        (self.name, self.names) = (name, names)
    }

    func fault(_ reason: TemplateFault.Reason, at place: Int? = nil) -> TemplateFault {
        TemplateFault(name: name, line: place ?? line, reason: reason)
    }

    private var texts: Set<String> { open.last?.texts ?? names.texts }

    private mutating func read(_ text: Substring) throws(TemplateFault) {
        if let tag = sectionTag(text) {
            switch tag.sign {
            case "/":
                guard let section = open.popLast(), section.name == tag.name else {
                    throw fault(.strayClosing(tag.name))
                }
                add(.section(section.name, inverted: section.inverted, section.blocks))
            default:
                guard texts.contains(tag.name) || names.lists[tag.name] != nil else {
                    throw fault(.unknownName(tag.name))
                }
                used.insert(tag.name)
                let entry = tag.sign == "#" ? names.lists[tag.name] ?? [] : []
                open.append((tag.name, tag.sign == "^", line, [], texts.union(entry)))
            }
            return
        }
        let (mark, body) = try mark(text)
        let cells = try divide(body, mark)
        if case .set(.tableHead(let columns)) = mark { table = columns }
        if mark == .set(.tableEnd) { table = nil }
        let forPages: Set<String> = mark == .head || mark == .foot ? Set(DocumentTemplates.pageTexts) : []
        var read: [[Template.Segment]] = []
        for cell in cells { read.append(try segments(cell, texts.union(forPages))) }
        add(.line(.init(mark: mark, cells: read)))
    }

    private mutating func add(_ block: Template.Block) {
        if open.isEmpty { blocks.append(block) } else { open[open.count - 1].blocks.append(block) }
    }

    /// The tag of a line that holds a section's opening or closing and nothing else.
    private func sectionTag(_ text: Substring) -> (sign: Character, name: String)? {
        guard text.hasPrefix("{{"), text.hasSuffix("}}"), let sign = text.dropFirst(2).first, "#^/".contains(sign)
        else { return nil }
        let name = text.dropFirst(3).dropLast(2)
        return name.contains("{") || name.contains("}") ? nil : (sign, String(name))
    }

    /// The pieces of a cell; sections inside it are of texts only.
    private mutating func segments(
        _ cell: Substring, _ texts: Set<String>
    ) throws(TemplateFault) -> [Template.Segment] {
        var stack: [(name: String, inverted: Bool, segments: [Template.Segment])] = [("", false, [])]
        var rest = cell
        while let start = rest.firstRange(of: "{{") {
            stack[stack.count - 1].segments.append(.literal(SafeText(String(rest[..<start.lowerBound]))))
            guard let end = rest[start.upperBound...].firstRange(of: "}}"), start.upperBound < end.lowerBound else {
                throw fault(.brokenTag)
            }
            let tag = rest[start.upperBound..<end.lowerBound]
            rest = rest[end.upperBound...]
            let sign = tag.first ?? " "
            let name = String("#^/".contains(sign) ? tag.dropFirst() : tag)
            if sign == "/" {
                let section = stack.removeLast()
                guard !stack.isEmpty, section.name == name else { throw fault(.strayClosing(name)) }
                stack[stack.count - 1].segments.append(
                    .section(name, inverted: section.inverted, section.segments))
                continue
            }
            if names.lists[name] != nil, !texts.contains(name) { throw fault(.listInsideLine(name)) }
            guard texts.contains(name) else { throw fault(.unknownName(name)) }
            used.insert(name)
            if sign == "#" || sign == "^" {
                stack.append((name, sign == "^", []))
            } else {
                stack[stack.count - 1].segments.append(.text(name))
            }
        }
        guard stack.count == 1 else { throw fault(.unclosedSection(stack[stack.count - 1].name)) }
        return stack[0].segments + [.literal(SafeText(String(rest)))]
    }
}
