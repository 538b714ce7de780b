public import Casework
import Glibc

/// Who sits at a console of a counter.
public struct Occupant: Hashable, Sendable {
    /// Staff number.
    public var person: String
    public var counter: String

    /// `person` at `counter`.
    public init(person: String, counter: String) {
        self.person = person
        self.counter = counter
    }
}

/// A running console's sign of life: a file that it keeps locked. The kernel lets go of it with the process, however
/// that ends, so a ticket held by a dead console can be called again.
public final class SessionLock: Sendable {
    /// The session's identity, also the file's name.
    public let session: ULID
    private let occupant: Occupant?
    private let file: Descriptor
    private let folder: DataFolder

    /// Signs the session on. Throws `.system(.open, …, EEXIST)` if the identity was used before.
    ///
    /// - Parameter occupant: who sits there, for those who sign in at the same counter.
    public init(_ session: ULID, in folder: DataFolder, for occupant: Occupant? = nil) throws(StoreFault) {
        let name = session.description
        self.session = session
        self.occupant = occupant
        self.folder = folder
        let path = folder.sessions.path(of: name)
        // The sweeper's lock keeps it from taking the file away between its making and its locking.
        file = try folder.withLock(SessionLock.sweeping) { () throws(StoreFault) in
            let file = try folder.sessions.created(name, O_RDWR)
            try system(.lock, path) { flock(file.number, LOCK_EX) }
            return file
        }
    }

    /// Writes down when a key was last typed at the console, for those who ask whether anybody still sits there. Not
    /// waited for on the disk: what a power cut takes is a session that has ended anyway.
    public func keyTyped(at moment: Instant) throws(StoreFault) {
        let words = ["\(moment)"] + (occupant.map { [$0.person, $0.counter] } ?? [])
        let bytes = Array(words.joined(separator: "\t").utf8)
        try system(.write, folder.sessions.path(of: session.description)) {
            bytes.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, 0) }
        }
    }

    /// When a key was last typed at the console `session`; nil where it is not known.
    public static func lastKey(of session: ULID, in folder: DataFolder) throws(StoreFault) -> Instant? {
        try words(of: session, in: folder).first.flatMap { Instant($0) }
    }

    /// Who sits at the consoles that run now, at one counter.
    public static func occupants(of counter: String, in folder: DataFolder) throws(StoreFault) -> [Occupant] {
        try occupants(in: folder).map(\.occupant).filter { $0.counter == counter }
    }

    /// Who sits at the consoles of all counters now, and the sessions they have.
    public static func occupants(in folder: DataFolder) throws(StoreFault) -> [(session: ULID, occupant: Occupant)] {
        var found: [(session: ULID, occupant: Occupant)] = []
        for session in try folder.sessions.names().compactMap({ ULID($0) }) {
            let words = try words(of: session, in: folder)
            guard words.count == 3, try isAlive(session, in: folder) else { continue }
            found.append((session, Occupant(person: words[1], counter: words[2])))
        }
        return found
    }

    private static func words(of session: ULID, in folder: DataFolder) throws(StoreFault) -> [String] {
        guard let bytes = try folder.sessions.read(session.description, limit: 1000) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
            .map(String.init)
    }

    deinit {
        // Only tidiness: a file without its lock is a dead session's.
        try? folder.sessions.remove(session.description)
    }

    private static let sweeping = "sessions"

    /// Whether a console with this session runs now, on this machine.
    public static func isAlive(_ session: ULID, in folder: DataFolder) throws(StoreFault) -> Bool {
        guard let file = try folder.sessions.open(session.description, O_RDWR) else { return false }
        return try isHeld(file, folder.sessions.path(of: session.description))
    }

    /// Removes the files of sessions that ended without doing so themselves, and gives their identities.
    @discardableResult
    public static func sweep(_ folder: DataFolder) throws(StoreFault) -> [ULID] {
        try folder.withLock(sweeping) { () throws(StoreFault) in
            var dead: [ULID] = []
            for name in try folder.sessions.names() {
                guard let session = ULID(name), !(try isAlive(session, in: folder)) else { continue }
                try folder.sessions.remove(name)
                dead.append(session)
            }
            return dead.sorted()
        }
    }

    /// A shared lock, so that those who ask at the same time don't take each other for the console.
    private static func isHeld(_ file: borrowing Descriptor, _ path: String) throws(StoreFault) -> Bool {
        do {
            try system(.lock, path) { flock(file.number, LOCK_SH | LOCK_NB) }
            return false
        } catch .system(.lock, _, EWOULDBLOCK) {
            return true
        }
    }
}
