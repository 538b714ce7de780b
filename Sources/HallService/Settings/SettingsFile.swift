import CaseStore
import Casework
import FoundationEssentials
import StrictJSON

/// `hall.json` in a data folder: read strictly, so that a slip of the pen is named and not passed over.
struct SettingsFile: Sendable {
    static let name = HallSettings.file
    private let documents: HallDocuments

    /// The settings of the hall in `folder`.
    init(_ folder: DataFolder) {
        documents = HallDocuments(folder)
    }

    /// The settings; `.missing` where there is no file, `.badSetting` with path and reason where it makes no sense.
    func read() async throws(Trouble) -> HallSettings {
        let bytes = try await troubled { () throws(StoreFault) in try await documents.load(SettingsFile.name) }
        guard let bytes else { throw Trouble(.missing, SettingsFile.name) }
        return try SettingsFile.parse(bytes)
    }

    /// Changes the settings while nobody else does, and gives the new ones.
    func update(
        _ change: @escaping @Sendable (inout HallSettings) throws(Trouble) -> Void
    ) async throws(Trouble) -> HallSettings {
        try await documents.edit(SettingsFile.name) { (bytes) throws(Trouble) in
            guard let bytes else { throw Trouble(.missing, SettingsFile.name) }
            var settings = try SettingsFile.parse(bytes)
            try change(&settings)
            try settings.check()
            return (try SettingsFile.write(settings), settings)
        }
    }

    /// Writes the first settings of a new hall.
    func create(_ settings: HallSettings) async throws(Trouble) {
        try settings.check()
        try await documents.edit(SettingsFile.name) { (bytes) throws(Trouble) in
            guard bytes == nil else { throw Trouble(.badSetting, "\(SettingsFile.name): exists") }
            return (try SettingsFile.write(settings), ())
        }
    }

    static func parse(_ bytes: [UInt8]) throws(Trouble) -> HallSettings {
        do {
            try StrictJSON.check(bytes)
        } catch {
            throw Trouble(.badSetting, "\(name): \(error.line):\(error.column): \(error.reason)")
        }
        let settings: HallSettings
        do {
            settings = try JSONDecoder().decode(HallSettings.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw Trouble(.badSetting, "\(name): \(error.place)")
        } catch {
            throw Trouble(.badSetting, "\(name): \(error)")
        }
        try settings.check()
        return settings
    }

    private static func write(_ settings: HallSettings) throws(Trouble) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(settings)) + [UInt8(ascii: "\n")]
        } catch {
            throw Trouble(.badSetting, "\(name): \(error)")
        }
    }
}

extension DecodingError {
    /// `staff[2].capacities: reason`
    fileprivate var place: String {
        let (context, last): (Context, (any CodingKey)?) =
            switch self {
            case .keyNotFound(let key, let context): (context, key)
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context, nil)
            @unknown default: (Context(codingPath: [], debugDescription: "\(self)"), nil)
            }
        let path = (context.codingPath + (last.map { [$0] } ?? [])).reduce(into: "") { path, key in
            path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
        return "\(path.isEmpty ? "." : path): \(last == nil ? context.debugDescription : "missing")"
    }
}
