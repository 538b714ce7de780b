import Catalogue
import Foundation
import Testing

/// The catalogue that the program ships, and copies of it with one thing changed.
enum CatalogueFolder {
    static let resources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Resources")
    static let shipped = resources.appending(path: "catalogue")

    /// What loading a copy finds after `old` has become `new` in `file`, everywhere or at its first place.
    static func findings(
        _ file: String, _ old: String, _ new: String, everywhere: Bool = false
    ) throws -> [CatalogueFinding] {
        try findings { folder in
            let url = folder.appending(path: file)
            var text = try String(contentsOf: url, encoding: .utf8)
            let place = try #require(text.range(of: old), "\(old) does not stand in \(file)")
            if everywhere {
                text = text.replacingOccurrences(of: old, with: new)
            } else {
                text.replaceSubrange(place, with: new)
            }
            try Data(text.utf8).write(to: url)
        }
    }

    /// What loading a copy finds after `change` has been made in its folder.
    static func findings(after change: (URL) throws -> Void) throws -> [CatalogueFinding] {
        let copy = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: shipped, to: copy)
        try change(copy)
        do {
            _ = try Catalogue.load(from: copy)
            return []
        } catch {
            guard case .findings(let findings) = error else { throw error }
            return findings
        }
    }
}

extension [CatalogueFinding] {
    /// File, path and code of each, which is what the tests compare.
    var places: [String] { map { "\($0.file) \($0.path) \($0.reason.rawValue)" } }
}
