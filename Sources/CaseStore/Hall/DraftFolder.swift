public import Casework

/// What people have half typed: `drafts/<owner>/<session>.json`, one file a console session, so that one person at two
/// counters overwrites nothing. They hold personal data: folders 0700, files 0600, gone when the work is saved.
public struct DraftFolder: Sendable {
    /// Bytes that one draft may have: every field of a form at its limit is a tenth of it.
    public static let sizeLimit = 1 << 20
    static let name = "drafts"

    private let data: DataFolder
    private let queue = FileQueue()

    /// The drafts of the hall in `data`; their folder is made with the first.
    public init(_ data: DataFolder) {
        self.data = data
    }

    /// Replaces the draft of `session`, on the caller's thread; the bytes are on the disk when this returns.
    ///
    /// - Parameter owner: letters, digits and `-`: person and capacity.
    public func keep(_ bytes: [UInt8], of owner: String, session: ULID) throws(StoreFault) {
        try check(owner)
        guard bytes.count <= DraftFolder.sizeLimit else {
            throw .tooLarge(path: "\(DraftFolder.name)/\(owner)/\(session)", limit: DraftFolder.sizeLimit)
        }
        try data.withLock(DraftFolder.lock(owner)) { () throws(StoreFault) in
            let folder = try data.root.madeChild(DraftFolder.name).madeChild(owner)
            try folder.replace(file(session), with: bytes)
        }
    }

    /// Removes the draft of `session`, if there is one, on the caller's thread.
    public func remove(of owner: String, session: ULID) throws(StoreFault) {
        try check(owner)
        try data.withLock(DraftFolder.lock(owner)) { () throws(StoreFault) in
            try existing(owner)?.remove(file(session))
        }
    }

    /// Gives the newest draft of `owner` whose console is gone to `session`, and its bytes; nil where there is none. Of
    /// two consoles that ask at the same time one gets it.
    public func takeOver(of owner: String, by session: ULID) async throws(StoreFault) -> [UInt8]? {
        try check(owner)
        return try await queue.perform { [self] () throws(StoreFault) in
            try data.withLock(DraftFolder.lock(owner)) { () throws(StoreFault) in
                guard let folder = try existing(owner), let left = try newest(in: folder) else { return nil }
                try folder.move(file(left), to: folder, as: file(session))
                return try folder.read(file(session), limit: DraftFolder.sizeLimit)
            }
        }
    }

    /// Moves a draft that makes no sense to `damaged/`, so that it stands in nobody's way, and gives its name there.
    public func setAside(of owner: String, session: ULID) async throws(StoreFault) -> String {
        try check(owner)
        return try await queue.perform { [self] () throws(StoreFault) in
            try data.withLock(DraftFolder.lock(owner)) { () throws(StoreFault) in
                let name = "draft-\(owner)-\(file(session))"
                try existing(owner)?.move(file(session), to: data.damaged, as: name)
                return name
            }
        }
    }

    /// By the time of the last keystroke, not of the sign-in.
    private func newest(in folder: Folder) throws(StoreFault) -> ULID? {
        var newest: (moment: Int, session: ULID)?
        for name in try folder.names() {
            guard name.hasSuffix(".json"), let session = ULID(name.dropLast(5)),
                try !SessionLock.isAlive(session, in: data), let status = try folder.inspect(name)
            else { continue }
            let found = (status.modified, session)
            if newest.map({ $0 < found }) ?? true { newest = found }
        }
        return newest?.session
    }

    private func existing(_ owner: String) throws(StoreFault) -> Folder? {
        do {
            return try data.root.child(DraftFolder.name).child(owner)
        } catch .missing {
            return nil
        }
    }

    private func check(_ owner: String) throws(StoreFault) {
        guard FileName.isPlain(owner) else { throw .badName(owner) }
    }

    private func file(_ session: ULID) -> String { "\(session).json" }
    static func lock(_ owner: String) -> String { "drafts-\(owner)" }
}
