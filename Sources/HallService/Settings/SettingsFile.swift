public import Casework
import Catalogue
import FoundationEssentials
import StrictJSON

/// `hall.json` in a data folder: read strictly, so that a slip of the pen is named and not passed over.
public struct SettingsFile: Sendable {
    static let name = "hall.json"
    private let file: PrivateFile

    /// The settings of the hall in the folder `data`.
    public init(data: String) {
        file = PrivateFile(folder: data, name: SettingsFile.name)
    }

    /// The settings; `.missing` where there is no file, `.badSetting` with path and reason where it makes no sense.
    public func read() throws(Trouble) -> HallSettings {
        guard let bytes = try file.read() else { throw Trouble(.missing, SettingsFile.name) }
        return try SettingsFile.parse(bytes)
    }

    /// Changes the settings while nobody else does.
    public func update(_ change: (inout HallSettings) throws(Trouble) -> Void) throws(Trouble) {
        try file.update { (bytes) throws(Trouble) in
            guard let bytes else { throw Trouble(.missing, SettingsFile.name) }
            var settings = try SettingsFile.parse(bytes)
            try change(&settings)
            try settings.check()
            return try SettingsFile.write(settings)
        }
    }

    /// Writes the first settings of a new hall.
    public func create(_ settings: HallSettings) throws(Trouble) {
        try settings.check()
        try file.update { (bytes) throws(Trouble) in
            guard bytes == nil else { throw Trouble(.badSetting, "\(SettingsFile.name): exists") }
            return try SettingsFile.write(settings)
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
