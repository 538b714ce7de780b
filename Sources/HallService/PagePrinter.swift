import Casework
import Catalogue
import Documents
import FoundationEssentials

/// Renders pages with what only the hall knows: names, addresses, defect phrases.
struct PagePrinter: Sendable {
    let templates: DocumentTemplates

    /// Reads the templates under a resource folder. Those of the same names in `own`, the hall's folder of its own, stand in
    /// for them.
    init(resources: URL, own: URL) throws(Trouble) {
        let shipped = resources.appending(path: "documents", directoryHint: .isDirectory)
        var sources: [String: String] = [:]
        var files: [String: URL] = [:]
        for name in DocumentTemplates.names {
            let places = [own, shipped].map { $0.appending(path: "\(name).txt") }
            let file = places.first { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
            guard let file, let bytes = try? Data(contentsOf: file) else { continue }
            files[name] = file
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Trouble(.badSetting, "\(file.path(percentEncoded: false)): not UTF-8")
            }
            sources[name] = text
        }
        do {
            templates = try DocumentTemplates.decode(sources)
        } catch {
            let file = files[error.name]?.path(percentEncoded: false) ?? "documents/\(error.file)"
            throw Trouble(.badSetting, "\(file):\(error.line): \(error.reason)")
        }
    }

    /// The page that `act` calls for. It says what the log says up to the act, so it is the same page every time.
    func page(
        _ kind: DocumentKind, of act: ULID, in subject: Case, _ definitions: Definitions, _ premises: Premises
    ) throws(Trouble) -> Page {
        let author = subject.log.first { $0.intent == act }?.actor
        let context = premises.pageContext(
            centre: author?.centre ?? subject.centre, counter: author?.window,
            clerk: author.flatMap { premises.settings.member($0.person)?.name } ?? "")
        do {
            return try templates.render(kind, act: act, of: subject, definitions, context)
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
