import Casework
import Catalogue
import Documents
import FoundationEssentials

/// Renders pages with what only the hall knows: names, addresses, defect phrases.
struct PagePrinter: Sendable {
    let templates: DocumentTemplates

    /// Reads the templates under a resource folder.
    init(resources: URL) throws(Trouble) {
        var sources: [DocumentKind: String] = [:]
        for kind in DocumentKind.allCases {
            let file = resources.appending(path: "documents/\(kind.rawValue).txt")
            sources[kind] = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
        }
        do {
            templates = try DocumentTemplates.decode(sources)
        } catch {
            throw Trouble(.badSetting, "documents/\(error.file):\(error.line): \(error.reason)")
        }
    }

    /// The page that `act` calls for. It says what the log says up to the act, so it is the same page every time.
    func page(
        _ kind: DocumentKind, of act: ULID, in subject: Case, _ definitions: Definitions, _ premises: Premises
    ) throws(Trouble) -> String {
        let author = subject.log.first { $0.intent == act }?.actor
        let context = premises.pageContext(
            centre: author?.centre ?? subject.centre, counter: author?.window,
            clerk: author.flatMap { premises.settings.member($0.person)?.name } ?? "")
        do {
            return try templates.render(kind, act: act, of: subject, definitions, context).text
        } catch {
            throw Trouble(.damaged, "\(subject.id): \(kind.rawValue): \(error)")
        }
    }
}

extension Premises {
    /// What a page says about the hall.
    func pageContext(centre: String, counter: String?, clerk: String) -> PageContext {
        PageContext(
            catalogue, centre: centre, hallName: settings.name, counter: counter ?? "", clerk: clerk, rules: rules)
    }
}
