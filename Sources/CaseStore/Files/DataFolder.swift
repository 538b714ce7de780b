import Casework
import Glibc

/// The folder of a hall: where everything lies that must outlive the program.
///
///     hall                 mark and format: "onewindow 1"
///     cases/<XX>/<id>.json records, by the last two letters of their identity (1024 folders)
///     tickets/<XX>/…       laid out alike, so that there is one rule; a day's tickets are the index's business
///     locks/               one empty file a lock, never renamed or removed
///     journal              which record was changed, in order
///     numbers/             last number of each series
///     sessions/            one file a running console
///     drafts/<owner>/      what a console's clerk has half typed; made with the first
///     leases/              which desk works on which case now; made with the first
///     seals/               one file a day: how the day left its records; made with the first
///     blobs/, definitions/ by SHA-256
///     export.key           by which exports name people and cases; made with the first, and in no backup
///     access.log, diary.log  who read a whole number; what the machine's keeper should know
///     damaged/             what was set aside on request
///     documents/           templates of the hall's own, in the place of those it was shipped with
///     index.sqlite         derived from the records
public final class DataFolder: Sendable {
    /// Version of this layout.
    static let format = 1
    static let mark = "hall"
    /// Who read a whole citizen number.
    public static let accessLog = "access.log"
    /// Held by whoever replaces a file at the top of the folder.
    static let rootLock = "hall"
    private static let folders = [
        "cases", "tickets", "blanks", "shifts", "enquiries", "locks", "numbers", "sessions", "blobs", "definitions",
        "damaged", "documents",
    ]

    /// Path as it was given.
    public let path: String
    let root: Folder
    let numbers: Folder
    let sessions: Folder
    let blobs: Folder
    let definitions: Folder
    let damaged: Folder
    let documents: Folder
    private let cases: Folder
    private let tickets: Folder
    private let blanks: Folder
    private let shifts: Folder
    private let enquiries: Folder
    private let locks: Folder

    private init(_ root: Folder) throws(StoreFault) {
        self.root = root
        path = root.path
        cases = try root.madeChild("cases")
        tickets = try root.madeChild("tickets")
        blanks = try root.madeChild("blanks")
        shifts = try root.madeChild("shifts")
        enquiries = try root.madeChild("enquiries")
        locks = try root.madeChild("locks")
        numbers = try root.madeChild("numbers")
        sessions = try root.madeChild("sessions")
        blobs = try root.madeChild("blobs")
        definitions = try root.madeChild("definitions")
        damaged = try root.madeChild("damaged")
        documents = try root.madeChild("documents")
    }

    /// Opens the hall at `path`.
    ///
    /// - Parameter create: whether an empty or missing folder becomes a new hall.
    /// - Throws: `.missing`, `.notAHall`, `.newerHall`, `.openToOthers`, `.foreignOwner`, `.symbolicLink`, or what the
    ///   system says.
    public static func open(_ path: String, create: Bool) throws(StoreFault) -> DataFolder {
        let path = withoutSlash(path)
        if create { try make(path) }
        let root = try Folder(at: path)
        if let mark = try root.read(mark, limit: 100) {
            try check(mark, path)
            return try DataFolder(root)
        }
        // A making that was cut short may be gone on with; anything else is not ours to fill.
        let known = Set(folders + [Journal.name])
        guard create, try root.names().allSatisfy(known.contains) else { throw .notAHall(path: path) }
        let folder = try DataFolder(root)
        try folder.withLock(rootLock) { () throws(StoreFault) in
            try root.replace(mark, with: Array("onewindow \(format)\n".utf8))
        }
        return folder
    }

    /// Whether a hall may be made at `path`: there is nothing, or only what a making that was cut short has left, without
    /// settings and without a record.
    public static func isFree(_ path: String) throws(StoreFault) -> Bool {
        let root: Folder
        do {
            root = try Folder(at: path)
        } catch .missing {
            return true
        }
        let names = try root.names()
        guard Set(names).isSubset(of: folders + [mark, Journal.name]) else { return false }
        for name in folders where names.contains(name) && name != "locks" {
            guard try root.child(name).names().isEmpty else { return false }
        }
        return true
    }

    /// With a slash at its end the kernel would follow a link.
    private static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    static func check(_ mark: [UInt8], _ path: String) throws(StoreFault) {
        let words = String(decoding: mark, as: UTF8.self).split(separator: " ")
        guard words.count == 2, words[0] == "onewindow", words[1].hasSuffix("\n"),
            let found = Int(words[1].dropLast()), found >= 1
        else { throw .notAHall(path: path) }
        if found > format { throw .newerHall(path: path, format: found) }
    }

    /// The folder at `path`, made if it is missing; nil where it holds anything, be it hidden.
    static func emptyFolder(_ path: String) throws(StoreFault) -> Folder? {
        let path = withoutSlash(path)
        try make(path)
        let folder = try Folder(at: path)
        return try folder.names(hidden: true).isEmpty ? folder : nil
    }

    /// Makes the folder itself, and waits until its parent, whoever's that is, has the name on the disk.
    private static func make(_ path: String) throws(StoreFault) {
        do {
            try system(.makeFolder, path) { mkdir(path, 0o700) }
        } catch .system(.makeFolder, _, EEXIST) {
            return
        }
        try system(.protect, path) { chmod(path, 0o700) }
        let parent = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        let folder = Descriptor(
            try system(.open, path) { Glibc.open(String(parent), O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
        try folder.sync(String(parent))
    }

    /// Runs `body` while no other process, and no other task of this one, holds the lock `name`. Waits as long as it
    /// takes: the kernel frees the lock of whoever dies.
    func withLock<T: ~Copyable>(_ name: String, _ body: () throws(StoreFault) -> T) throws(StoreFault) -> T {
        let file = try locks.openedOrCreated(name, O_RDWR)
        try system(.lock, locks.path(of: name)) { flock(file.number, LOCK_EX) }
        defer { _ = flock(file.number, LOCK_UN) }
        return try body()
    }

    /// Runs `body` under the lock `name`, unless somebody holds it now.
    func withLockIfFree(_ name: String, _ body: () throws(StoreFault) -> Void) throws(StoreFault) {
        let file = try locks.openedOrCreated(name, O_RDWR)
        do {
            try system(.lock, locks.path(of: name)) { flock(file.number, LOCK_EX | LOCK_NB) }
        } catch .system(.lock, _, EWOULDBLOCK) {
            return
        }
        defer { _ = flock(file.number, LOCK_UN) }
        try body()
    }

    /// Appends `line` to the plain file `name` at the top of the folder by one call, which the kernel keeps whole among
    /// other writers.
    ///
    /// - Parameter durably: whether it is on the disk when this returns.
    public func append(_ line: String, to name: String, durably: Bool) throws(StoreFault) {
        let file = try root.openedOrCreated(name, O_WRONLY | O_APPEND)
        try file.write(Array("\(line)\n".utf8), root.path(of: name))
        if durably { try file.sync(root.path(of: name)) }
    }

    func path(of place: Place) -> String {
        "\(folder(of: place.kind).path)/\(place.shard)/\(place.file)"
    }

    func folder(of kind: RecordKind) -> Folder {
        switch kind {
        case .cases: cases
        case .tickets: tickets
        case .blanks: blanks
        case .shifts: shifts
        case .enquiries: enquiries
        }
    }
}

/// Where a record lies: its folder's name and its lock.
///
/// By the last two letters of the identity, which are chance: the first ones are time, and would put a whole week into
/// one folder. 1024 folders keep a million records at a thousand a folder.
struct Place: Hashable, Sendable {
    let kind: RecordKind
    let id: ULID

    init(_ kind: RecordKind, _ id: ULID) {
        self.kind = kind
        self.id = id
    }

    var shard: String { String(id.description.suffix(2)) }

    /// The record that lies in `shard` under `file`; nil for a name that no record there can have.
    init?(_ kind: RecordKind, shard: String, file: String) {
        guard file.hasSuffix(".json"), let id = ULID(file.dropLast(5)) else { return nil }
        self.init(kind, id)
        guard self.shard == shard else { return nil }
    }

    var file: String { "\(id).json" }
    var lock: String { "\(kind.rawValue)-\(shard)" }
}
