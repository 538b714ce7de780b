public import CaseStore
public import Casework
public import Catalogue
public import Documents
public import FoundationEssentials
import Logging

/// A hall at work: everything that a console, a command or the demo does to its records goes through here.
///
/// Methods are asynchronous and never wait for a disk, a lock or a password's hash on the caller's thread.
public final class HallService: Sendable {
    let premises: Premises
    let data: DataFolder
    let store: RecordStore
    let records: any RecordAccess
    let index: CaseIndex
    let numbers: NumberSeries
    let blobs: ContentFolder
    let lockouts: Lockouts
    let drafts: DraftFolder
    let leases: LeaseFolder
    let settingsFile: SettingsFile
    let shelf: DefinitionShelf
    let printer: PagePrinter
    let press = Press()
    let boards = Boards()
    let watched = Watched()
    let diary: Logger
    let blocking = Blocking()
    let views = ViewFolder()
    /// Whoever sits at the console has no account in the hall: nothing is started for them, and files come from the hall's
    /// own folder.
    let isSealed: Bool
    private let identities: Identities

    /// Opens the hall in the folder `data`.
    ///
    /// - Parameters:
    ///   - resources: folder that holds `catalogue`, `words` and `documents`.
    ///   - clock: the moment now; its zone is the hall's own, whatever the clock's is.
    ///   - random: chance for identities.
    ///   - isSealed: whether files are taken from `scanFolder` alone and no program is started.
    /// - Throws: `.missing` where there is no hall, `.badSetting` for settings or a catalogue that make no sense,
    ///   `.newerFormat`, or what the system says.
    public static func open(
        data: String, resources: URL, clock: @escaping @Sendable () -> Instant = { Instant.system },
        random: any RandomNumberGenerator & Sendable = SystemChance(),
        patience: CaseIndex.Patience = .waits, isSealed: Bool = false
    ) async throws(Trouble) -> HallService {
        try await open(
            data: data, resources: resources, clock: clock, random: random, patience: patience, isSealed: isSealed
        ) { $0 }
    }

    /// - Parameter access: what stands between the service and the files.
    static func open(
        data: String, resources: URL, clock: @escaping @Sendable () -> Instant,
        random: any RandomNumberGenerator & Sendable = SystemChance(),
        patience: CaseIndex.Patience = .waits, isSealed: Bool = false,
        access: @escaping @Sendable (RecordStore) -> any RecordAccess
    ) async throws(Trouble) -> HallService {
        let catalogue = try await catalogue(resources: resources)
        let folder = try await Blocking()() { () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try DataFolder.open(data, create: false)
            }
        }
        let settings = try await SettingsFile(folder).read()
        try settings.check(against: catalogue)
        let printer = try await Blocking()() { () throws(Trouble) in
            try PagePrinter(
                resources: resources, own: URL(filePath: data).appending(path: "documents", directoryHint: .isDirectory)
            )
        }
        let premises = Premises(catalogue, settings, clock)
        let service = try await Blocking()() { () throws(Trouble) in
            try HallService(folder, premises, printer, Identities(random), patience, isSealed, access)
        }
        try await service.refresh()
        await service.releaseDead()
        // What consoles left behind that were killed; only tidiness, so no reason not to open.
        _ = try? await Blocking()() { () throws(Trouble) in
            try stored { () throws(StoreFault) in
                try SessionLock.sweep(folder)
                try folder.sweepTemporaries()
            }
        }
        return service
    }

    private init(
        _ folder: DataFolder, _ premises: Premises, _ printer: PagePrinter, _ identities: Identities,
        _ patience: CaseIndex.Patience, _ isSealed: Bool, _ access: (RecordStore) -> any RecordAccess
    ) throws(Trouble) {
        self.premises = premises
        self.isSealed = isSealed
        self.identities = identities
        self.printer = printer
        data = folder
        diary = Diary.logger(in: folder)
        settingsFile = SettingsFile(folder)
        lockouts = Lockouts(folder)
        drafts = DraftFolder(folder)
        leases = LeaseFolder(folder)
        numbers = NumberSeries(folder)
        blobs = .blobs(in: folder)
        let shelf = try DefinitionShelf(premises.catalogue, .definitions(in: folder))
        self.shelf = shelf
        let summaries = Summaries(shelf: shelf, pinyin: premises.catalogue.initials) {
            (premises.now.day, premises.rules)
        }
        do {
            store = try RecordStore(folder)
            records = access(store)
            index = CaseIndex(of: store, boot: try CaseIndex.thisBoot(), patience: patience, summarise: summaries.row)
        } catch {
            throw Trouble(error)
        }
    }

    /// The published items and the hall's own files.
    public var catalogue: Catalogue { premises.catalogue }

    /// The settings as they were last read; they are read again at each sign-in.
    public var settings: HallSettings { premises.settings }

    /// Now, in the hall's zone.
    public var now: Instant { premises.now }

    /// What rules read, by catalogue and settings.
    public var rules: HallRules { premises.rules }

    /// The templates of the hall's papers, for a notice's preview.
    public var templates: DocumentTemplates { printer.templates }

    /// A fresh identity: for an intent, a session, a record.
    public func identity() -> ULID {
        identities.next(at: now)
    }

    /// What a decision for `actor` rests on now; the console greys its keys by the same one.
    public func context(for actor: Actor, intent: ULID) -> Context {
        Context(actor: actor, now: now, window: window(of: actor), rules: rules, intent: intent)
    }

    /// The comprehensive window of the actor's counter; nil behind the window.
    public func window(of actor: Actor) -> ServiceWindow? {
        actor.counter
            .flatMap { id in settings.counters.first { $0.id == id } }
            .flatMap { catalogue.window($0.window) }
    }

    /// Reads the settings again.
    @discardableResult
    func refreshSettings() async throws(Trouble) -> HallSettings {
        let settings = try await settingsFile.read()
        try settings.check(against: catalogue)
        premises.settings = settings
        return settings
    }

    /// Changes the settings while nobody else does; they take effect in other consoles with their next sign-in.
    public func changeSettings(
        _ change: @escaping @Sendable (inout HallSettings) throws(Trouble) -> Void
    ) async throws(Trouble) {
        let settings = try await settingsFile.update(change)
        premises.settings = settings
    }
}

extension Instant {
    /// The system's clock, without a zone of its own.
    public static var system: Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)), offset: 0)
    }
}
