public import Casework
import FoundationEssentials

/// Who works on a case at a desk now. No fact of the case, and never in its log: it ends with the console.
public struct Lease: Codable, Hashable, Sendable {
    /// Staff number.
    public var person: String
    public var counter: String?
    /// The console that has it; its sign of life is the lease's.
    public var session: ULID
    public var since: Instant

    /// A lease by its parts.
    public init(person: String, counter: String?, session: ULID, since: Instant) {
        self.person = person
        self.counter = counter
        self.session = session
        self.since = since
    }
}

/// Leases on cases: `leases/<case>.json`, a file as long as a desk has the case open.
public struct LeaseFolder: Sendable {
    static let name = "leases"
    private static let sizeLimit = 4096
    private let data: DataFolder

    /// The leases of the hall in `data`; their folder is made with the first.
    public init(_ data: DataFolder) {
        self.data = data
    }

    /// The lease on a case, in force or not; nil where there is none.
    ///
    /// - Throws: `.wrongContent` for a file that holds something else.
    public func lease(on id: ULID) throws(StoreFault) -> Lease? {
        guard let folder = try existing() else { return nil }
        return try read(id, folder)
    }

    /// Puts `lease` on a case unless another console's stands there that is in force, which is given back then. A lease
    /// that can't be read is none.
    public func hold(
        _ id: ULID, _ lease: Lease, unless isInForce: (Lease) -> Bool
    ) throws(StoreFault) -> Lease? {
        try data.withLock(LeaseFolder.name) { () throws(StoreFault) in
            let folder = try data.root.madeChild(LeaseFolder.name)
            if let found = try? read(id, folder) {
                if found.session == lease.session { return nil }
                if isInForce(found) { return found }
            }
            guard let bytes = try? JSONEncoder.sorted.encode(lease) else {
                throw .unwritable(kind: LeaseFolder.name, reason: "\(id)")
            }
            try folder.replace(file(id), with: Array(bytes))
            return nil
        }
    }

    /// Ends the lease of `session` on a case; another's is left alone.
    public func release(_ id: ULID, of session: ULID) throws(StoreFault) {
        try data.withLock(LeaseFolder.name) { () throws(StoreFault) in
            guard let folder = try existing(), try read(id, folder)?.session == session else { return }
            try folder.remove(file(id))
        }
    }

    private func read(_ id: ULID, _ folder: Folder) throws(StoreFault) -> Lease? {
        guard let bytes = try folder.read(file(id), limit: LeaseFolder.sizeLimit) else { return nil }
        guard let lease = try? JSONDecoder().decode(Lease.self, from: Data(bytes)) else {
            throw .wrongContent(path: folder.path(of: file(id)))
        }
        return lease
    }

    private func existing() throws(StoreFault) -> Folder? {
        do {
            return try data.root.child(LeaseFolder.name)
        } catch .missing {
            return nil
        }
    }

    private func file(_ id: ULID) -> String { "\(id).json" }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
