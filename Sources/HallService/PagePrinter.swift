import Casework
import Catalogue
import FoundationEssentials

/// Renders pages with what only the hall knows: names, addresses, defect phrases.
struct PagePrinter: Sendable {
    init(resources: URL, catalogue: Catalogue) throws(Trouble) {}

    func page(_ kind: DocumentKind, of act: ULID, in subject: Case, _ hall: HallService) throws(Trouble) -> String {
        "\(subject.number) \(kind.rawValue) \(act)\n"
    }
}
