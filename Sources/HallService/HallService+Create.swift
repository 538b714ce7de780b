import CaseStore
public import Casework
public import Catalogue
public import FoundationEssentials
import Typesetting

/// A new hall.
extension HallService {
    /// Makes a hall in the empty, missing or half made folder `data`: settings from the catalogue, one counter for each window,
    /// nobody on its staff.
    ///
    /// - Parameter change: what the caller sets beside that, before the settings are written.
    /// - Throws: `.badSetting` for a folder that holds anything.
    public static func create(
        data: String, resources: URL, _ change: (inout HallSettings) -> Void = { _ in }
    ) async throws(Trouble) -> HallSettings {
        let catalogue = try await catalogue(resources: resources)
        var settings = HallSettings(catalogue: catalogue)
        change(&settings)
        try settings.check()
        try settings.check(against: catalogue)
        let folder = try await Blocking()() { () throws(Trouble) in
            let folder: DataFolder?
            do throws(StoreFault) {
                folder = try DataFolder.isFree(data) ? try DataFolder.open(data, create: true) : nil
            } catch {
                throw Trouble(error)
            }
            guard let folder else { throw Trouble(.badSetting, "\(data): not empty") }
            return folder
        }
        try await SettingsFile(folder).create(settings)
        return settings
    }
}

extension HallService {
    /// Whether a hall may be made at `data`.
    public static func isFree(data: String) async throws(Trouble) -> Bool {
        try await Blocking()() { () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try DataFolder.isFree(data)
            }
        }
    }

    /// The catalogue under a resource folder, read and checked.
    public static func catalogue(resources: URL) async throws(Trouble) -> Catalogue {
        try await Blocking()() { () throws(Trouble) in
            do throws(CatalogueFault) {
                return try Catalogue.load(from: resources.appending(path: "catalogue", directoryHint: .isDirectory))
            } catch {
                throw Trouble(error)
            }
        }
    }
}

extension HallSettings {
    /// What a hall of this catalogue begins with. Centre codes are examples (○), from 370002 on, for it to change.
    init(catalogue: Catalogue) {
        self.init(
            name: catalogue.centres.first?.heading ?? "",
            centres: catalogue.centres.enumerated().map { place, centre in
                Centre(id: centre.id, name: centre.name, code: "\(370_002 + place)")
            },
            counters: catalogue.windows.enumerated().map { place, window in
                Counter(id: "\(place + 1)", window: window.id)
            },
            // Named, so that a hall sees what it may change.
            printing: PrintSettings(typefaces: Typefaces()))
    }
}
