public import Casework
import CellText

/// The documents' templates, all read and checked: words and layout are the hall's, facts are the case's.
public struct DocumentTemplates: Sendable {
    /// Names that only `@head` and `@foot` know.
    static let pageTexts = ["page", "pages"]

    private let templates: [DocumentKind: Template]

    /// Reads the text of one template for each kind; the first that is wrong, in the order of the kinds, is refused.
    public static func decode(_ sources: [DocumentKind: String]) throws(TemplateFault) -> DocumentTemplates {
        var templates: [DocumentKind: Template] = [:]
        for kind in DocumentKind.allCases {
            guard let source = sources[kind] else {
                throw TemplateFault(document: kind, line: 0, reason: .missing)
            }
            let vocabulary = PageVocabulary.of(kind)
            templates[kind] = try TemplateParser.parse(
                source, kind, vocabulary.names, required: vocabulary.required.union(pageTexts))
        }
        return DocumentTemplates(templates: templates)
    }

    /// Renders the document `kind` of the act `act` of `subject`, from the log up to that act and nothing later: the
    /// same page whenever it is asked for, as long as the hall's words and calendar stay.
    ///
    /// - Parameter definitions: the definitions that the case's items are pinned to.
    public func render(
        _ kind: DocumentKind, act: ULID, of subject: Case, _ definitions: Definitions, _ context: PageContext
    ) throws(RenderFault) -> Page {
        let facts = try PageFacts(kind, act: act, of: subject, definitions, context)
        let template = self[kind]
        let values = PageVocabulary.of(kind).values(facts)
        let layout = PageLayout(template.lines(values))
        let text = Pagination.text(layout.lines) { page, pages in
            let numbered = values.adding(["page": String(page), "pages": String(pages)])
            let lines = template.lines(numbered)
            return (
                lines.filter { $0.style == .head }.flatMap { PageLayout.ends($0.cells) },
                lines.filter { $0.style == .foot }.flatMap(\.cells).map { PageLayout.centred($0, in: PageLayout.width) }
            )
        }
        return Page(kind: kind, number: facts.number, text: text)
    }

    /// `decode` has made sure that every kind has one.
    subscript(_ kind: DocumentKind) -> Template {
        templates[kind] ?? Template()
    }
}
