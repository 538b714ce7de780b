public import Casework
import CellText

/// The templates of all papers, read and checked: words and layout are the hall's, facts are the case's.
public struct DocumentTemplates: Sendable {
    /// Names that only `@head` and `@foot` know.
    static let pageTexts = ["page", "pages"]
    /// Names of all templates, of documents first.
    public static let names = DocumentKind.allCases.map(\.rawValue) + FormKind.allCases.map(\.rawValue)

    private let templates: [String: Template]

    /// Reads the texts of the templates by name; the first that is wrong, in the order of `names`, is refused.
    public static func decode(_ sources: [String: String]) throws(TemplateFault) -> DocumentTemplates {
        var templates: [String: Template] = [:]
        func read(
            _ name: String, _ names: Template.Names, required: Set<String>
        ) throws(TemplateFault) {
            guard let source = sources[name] else { throw TemplateFault(name: name, line: 0, reason: .missing) }
            templates[name] = try TemplateParser.parse(source, name, names, required: required)
        }
        for kind in DocumentKind.allCases {
            let vocabulary = PageVocabulary.of(kind)
            try read(kind.rawValue, vocabulary.names, required: vocabulary.required.union(pageTexts))
        }
        for kind in FormKind.allCases { try read(kind.rawValue, kind.names, required: kind.required) }
        return DocumentTemplates(templates: templates)
    }

    /// Makes the document `kind` of the act `act` of `subject`, from the log up to that act and nothing later: the
    /// same page whenever it is asked for, as long as the hall's words and calendar stay.
    ///
    /// - Parameter definitions: the definitions that the case's items are pinned to.
    public func render(
        _ kind: DocumentKind, act: ULID, of subject: Case, _ definitions: Definitions, _ context: PageContext
    ) throws(RenderFault) -> Page {
        let facts = try PageFacts(kind, act: act, of: subject, definitions, context)
        let code = CaseCode(number: facts.state.number)
        return Page(
            kind.rawValue, number: facts.number, code: (code.text, code.number), issuedAt: facts.main.recordedAt,
            self[kind.rawValue].lines(PageVocabulary.of(kind).values(facts)))
    }

    /// `decode` has made sure that every name has one.
    subscript(_ name: String) -> Template {
        templates[name] ?? Template()
    }
}

extension Page {
    /// A page of a template's filled lines.
    init(
        _ name: String, number: String, code: (text: String, digits: String)?, issuedAt: Instant,
        _ filled: [Template.Filled]
    ) {
        (self.name, self.number, self.code, self.issuedAt) = (name, number, code, issuedAt)
        func words(_ cells: [[Piece]]) -> [SafeText] { cells.map { Page.words($0, page: 1, of: 1) } }
        var (format, copies, head, foot, lines) = (Format.a4, [String](), [[Piece]](), [Piece](), [Line]())
        for (mark, cells) in filled {
            switch mark {
            case .set(let style): lines.append(Line(style: style, cells: words(cells)))
            case .head: head = cells
            case .foot: foot = cells.first ?? []
            case .copies: copies = words(cells).map(\.string)
            case .roll(let width): format = .roll(width)
            }
        }
        (self.format, self.copies, self.head, self.foot, self.lines) = (format, copies, head, foot, lines)
    }
}
