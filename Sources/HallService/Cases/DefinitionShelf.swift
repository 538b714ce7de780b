import CaseStore
import Casework
import Catalogue
import FoundationEssentials
import Synchronization

/// Definitions by hash: those of the catalogue, and those that cases of earlier catalogues are pinned to.
final class DefinitionShelf: Sendable {
    private let archive: ContentFolder
    private let known: Mutex<[String: ItemDefinition]>
    private let archived = Mutex<Set<String>>([])

    init(_ catalogue: Catalogue, _ archive: ContentFolder) throws(Trouble) {
        self.archive = archive
        var known: [String: ItemDefinition] = [:]
        for item in catalogue.items { known[try Catalogue.pin(item)] = item }
        self.known = Mutex(known)
    }

    /// For folding. What the catalogue does not have any more is read from the archive, once.
    var definitions: Definitions { Definitions { [self] hash in definition(hash) } }

    private func definition(_ hash: String) -> ItemDefinition? {
        if let definition = known.withLock({ $0[hash] }) { return definition }
        guard let bytes = try? archive.readNow(hash),
            let definition = try? Catalogue.definition(archived: Data(bytes), hash: hash)
        else { return nil }
        known.withLock { $0[hash] = definition }
        return definition
    }

    /// Keeps a definition in the data folder before a case is pinned to it.
    func keep(_ definition: ItemDefinition, as hash: String) async throws(Trouble) {
        guard !archived.withLock({ $0.contains(hash) }) else { return }
        let bytes: [UInt8]
        do {
            bytes = Array(try Catalogue.archiveBytes(of: definition))
        } catch {
            throw Trouble(error)
        }
        let kept = try await troubled { () throws(StoreFault) in try await archive.keep(bytes) }
        guard kept == hash else { throw Trouble(.definitionMissing, "\(definition.short): \(hash)") }
        archived.withLock { _ = $0.insert(hash) }
        known.withLock { $0[hash] = definition }
    }
}

extension Catalogue {
    /// The hash that pins a definition in a case.
    static func pin(_ definition: ItemDefinition) throws(Trouble) -> String {
        do {
            return try hash(of: definition)
        } catch {
            throw Trouble(error)
        }
    }
}
