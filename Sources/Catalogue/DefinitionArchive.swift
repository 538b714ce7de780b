public import Casework
import Crypto
public import FoundationEssentials

/// How a version of an item is pinned in a case and kept in the data folder (`model.md` 6): canonical JSON bytes, and
/// their hash. An upgrade of the catalogue strands no case.
extension Catalogue {
    /// The bytes to archive: JSON with sorted keys, values left out where nil.
    public static func archiveBytes(of definition: ItemDefinition) throws(CatalogueFault) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(definition)
        } catch {
            throw .unencodable(short: definition.short)
        }
    }

    /// Hex SHA-256 of the bytes to archive.
    public static func hash(of definition: ItemDefinition) throws(CatalogueFault) -> String {
        hash(of: try archiveBytes(of: definition))
    }

    /// The definition in archived bytes, which must have the hash that the case pins.
    public static func definition(archived bytes: Data, hash: String) throws(CatalogueFault) -> ItemDefinition {
        guard self.hash(of: bytes) == hash, let definition = try? JSONDecoder().decode(ItemDefinition.self, from: bytes)
        else { throw .archiveDamaged(hash: hash) }
        return definition
    }

    private static func hash(of bytes: Data) -> String {
        SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
