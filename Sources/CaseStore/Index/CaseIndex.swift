import Casework
import GRDB
import Glibc
import Synchronization

/// The lists, queues and searches of all consoles: one SQLite file, derived from the records.
///
/// It trails the truth. A query first reads what the journal has gained and takes that in, under a lock, so thirty
/// consoles fold a changed case once between them; a save never waits for it, and it can be deleted at any time. What the
/// journal can't tell (after a start of the machine, or where there is no index) a sweep over all files finds out.
public final class CaseIndex: Sendable {
    static let file = "index.sqlite"
    static let lock = "index"

    let store: RecordStore
    let summarise: Summarise
    /// Identity of this start of the machine. The journal's end may be lost with the machine's memory, so after a new
    /// start every file is compared with its row.
    let boot: String
    let patience: Patience
    let queue = FileQueue()
    let state = Mutex(State())

    /// What a query does while files have to be looked at.
    public enum Patience: Sendable {
        /// It waits until all were, as a program must that prints what there is.
        case waits
        /// It answers from what is there, the newest records first, and looks at the others behind.
        case goesOn
    }

    /// What this console has open.
    struct State {
        var pool: DatabasePool?
        /// The file that `pool` has open; another console may have thrown it away and made another.
        var inode: UInt64 = 0
        /// The journal's offset up to which the index is known to be.
        var offset = -1
        /// All files were looked at since the machine's start.
        var isSwept = false
        /// This process's sweep, if it is at one.
        var sweep: (done: Int, of: Int)?

        mutating func open(_ pool: DatabasePool?, inode: UInt64 = 0) {
            (self.pool, self.inode, offset, isSwept) = (pool, inode, -1, false)
        }
    }

    /// The index of `store`'s records.
    ///
    /// - Parameters:
    ///   - boot: differs after each start of the machine; `CaseIndex.thisBoot()`.
    ///   - patience: what queries do while files have to be looked at.
    ///   - summarise: folds a log and sums it up.
    public init(
        of store: RecordStore, boot: String, patience: Patience = .waits, summarise: @escaping Summarise
    ) {
        self.patience = patience
        self.store = store
        self.boot = boot
        self.summarise = summarise
    }

    /// The kernel's identity of this start of the machine.
    public static func thisBoot() throws(StoreFault) -> String {
        let path = "/proc/sys/kernel/random/boot_id"
        let file = Descriptor(try system(.open, path) { Glibc.open(path, O_RDONLY | O_CLOEXEC) })
        var bytes = [UInt8](repeating: 0, count: 36)
        try system(.read, path) { bytes.withUnsafeMutableBytes { Glibc.read(file.number, $0.baseAddress, $0.count) } }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Brings the index up to the journal's end and asks it; a broken SQLite file is made anew once.
    func query<T: Sendable>(_ ask: @escaping @Sendable (Database) throws -> T) async throws(StoreFault) -> T {
        try await queue.perform { [self] () throws(StoreFault) in
            do {
                return try catchUpNow().read(ask)
            } catch let error as DatabaseError where error.meansDamage {
                return try rebuild { try $0.read(ask) }
            } catch let fault as StoreFault {
                throw fault
            } catch {
                throw StoreFault(ofIndex: error, path: store.folder.root.path(of: CaseIndex.file))
            }
        }
    }

    /// Throws the SQLite file away, reads all records, and tries again what failed.
    func rebuild<T>(_ body: (DatabasePool) throws -> T) throws(StoreFault) -> T {
        do {
            try store.folder.withLock(CaseIndex.lock) { () throws(StoreFault) in try discard() }
            return try body(try catchUpNow())
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw StoreFault(ofIndex: error, path: store.folder.root.path(of: CaseIndex.file))
        }
    }
}

extension CaseIndex {
    /// The database, opened or made; under the index's lock.
    func open() throws -> DatabasePool {
        if let pool = try current() { return pool }
        do {
            return try openFile()
        } catch let error as DatabaseError where error.meansDamage {
            try discard()
            return try openFile()
        }
    }

    /// The database that is open here, unless its file is gone or another.
    func current() throws(StoreFault) -> DatabasePool? {
        let inode = try store.folder.root.inspect(CaseIndex.file)?.inode
        guard let inode else { return nil }
        return state.withLock { $0.inode == inode ? $0.pool : nil }
    }

    private func openFile() throws -> DatabasePool {
        let root = store.folder.root
        if try root.inspect(CaseIndex.file) == nil {
            // SQLite's own files take their mode from this one. It is closed before SQLite opens it: closing any
            // descriptor of a file drops the process's locks on it.
            _ = try root.created(CaseIndex.file, O_RDWR)
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        let pool = try DatabasePool(path: root.path(of: CaseIndex.file), configuration: configuration)
        let version = try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        if version == 0 {
            try pool.write { try $0.execute(sql: Schema.sql) }
        } else if version != Schema.version {
            throw DatabaseError(resultCode: .SQLITE_SCHEMA, message: "index of another version")
        }
        let inode = try root.inspect(CaseIndex.file)?.inode ?? 0
        state.withLock { $0.open(pool, inode: inode) }
        return pool
    }

    /// Removes the database; consoles that have it open see by its inode that it is no longer the one.
    private func discard() throws(StoreFault) {
        state.withLock { $0.open(nil) }
        for suffix in ["", "-wal", "-shm"] {
            try store.folder.root.remove(CaseIndex.file + suffix)
        }
    }
}

extension StoreFault {
    /// What SQLite says as the system would have said it, where it is the system's matter.
    init(ofIndex error: any Error, path: String) {
        let code = (error as? DatabaseError)?.resultCode
        switch code {
        case ResultCode.SQLITE_FULL?: self = .system(.write, path: path, errno: ENOSPC)
        case ResultCode.SQLITE_READONLY?: self = .system(.write, path: path, errno: EROFS)
        case ResultCode.SQLITE_NOMEM?: self = .system(.read, path: path, errno: ENOMEM)
        default: self = .index(String(describing: error))
        }
    }
}

extension DatabaseError {
    /// Whether the file itself is no good; all other errors leave it alone.
    var meansDamage: Bool {
        [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA].contains(resultCode)
    }
}
