/// Files named by their SHA-256: documents as they were issued, scanned materials, pinned definitions.
///
/// Keeping the same bytes twice is keeping them once. What is read is hashed again, so a changed byte is found.
public struct ContentFolder: Sendable {
    /// Bytes that one file may have: a scan of some dozen pages.
    public static let sizeLimit = 64 << 20

    private let data: DataFolder
    let folder: Folder
    private let name: String
    private let queue = FileQueue()

    /// Documents and scans, `blobs/`.
    public static func blobs(in data: DataFolder) -> ContentFolder {
        ContentFolder(data: data, folder: data.blobs, name: "blobs")
    }

    /// Definitions, checklists, forms and templates that cases are pinned to, `definitions/`; the bytes are opaque here.
    public static func definitions(in data: DataFolder) -> ContentFolder {
        ContentFolder(data: data, folder: data.definitions, name: "definitions")
    }

    private init(data: DataFolder, folder: Folder, name: String) {
        self.data = data
        self.folder = folder
        self.name = name
    }

    /// Keeps `bytes`, and gives their hash (64 hexadecimal letters) once they are on the disk.
    @discardableResult
    public func keep(_ bytes: [UInt8]) async throws(StoreFault) -> String {
        let hash = Digest(of: bytes[...]).description
        let shard = String(hash.prefix(2))
        guard bytes.count <= ContentFolder.sizeLimit else {
            throw .tooLarge(path: folder.path(of: hash), limit: ContentFolder.sizeLimit)
        }
        try await queue.perform { [self] () throws(StoreFault) in
            try data.withLock(lock(shard)) { () throws(StoreFault) in
                let shelf = try folder.madeChild(shard)
                // Bytes that were damaged on the disk are put right by keeping them again.
                if try shelf.read(hash, limit: ContentFolder.sizeLimit) != bytes {
                    try shelf.replace(hash, with: bytes)
                }
            }
        }
        return hash
    }

    /// The bytes with this hash.
    ///
    /// - Throws: `.missing`; `.wrongContent` if the file holds something else; `.badName` for what is no hash.
    public func read(_ hash: String) async throws(StoreFault) -> [UInt8] {
        try await queue.perform { [self] () throws(StoreFault) in try readNow(hash) }
    }

    /// As `read`, on the caller's thread: for definitions, which are looked up while a case is folded.
    public func readNow(_ hash: String) throws(StoreFault) -> [UInt8] {
        guard Digest(hex: hash.utf8) != nil else { throw .badName(hash) }
        let shard = String(hash.prefix(2))
        let path = path(of: hash)
        let shelf: Folder
        do {
            shelf = try folder.child(shard)
        } catch .missing {
            throw .missing(path: path)
        }
        guard let bytes = try shelf.read(hash, limit: ContentFolder.sizeLimit) else { throw .missing(path: path) }
        guard Digest(of: bytes[...]).description == hash else { throw .wrongContent(path: path) }
        return bytes
    }

    /// Hashes of all there is, sorted; a name that no file here can have is a fault.
    func listing() throws(StoreFault) -> [Result<String, RecordFault>] {
        var found: [Result<String, RecordFault>] = []
        for shard in try folder.names().sorted() {
            let shelf: Folder
            do {
                shelf = try folder.child(shard)
            } catch .wrongType(let path), .symbolicLink(let path) {
                found.append(.failure(RecordFault(file: path, operation: 0, reason: .notARecord)))
                continue
            }
            for name in try shelf.names().sorted() {
                let isHash = Digest(hex: name.utf8) != nil && name.prefix(2) == shard
                let stray = RecordFault(file: shelf.path(of: name), operation: 0, reason: .notARecord)
                found.append(isHash ? .success(name) : .failure(stray))
            }
        }
        return found
    }

    /// Reads every file to its last byte, and looks for those that records name.
    ///
    /// - Parameter named: a record's file by the hash that it names.
    public func verify(named: [String: String] = [:]) async throws(StoreFault) -> [RecordFault] {
        try await queue.perform { [self] () throws(StoreFault) in
            var faults: [RecordFault] = []
            var missing = named
            for found in try listing() {
                switch found {
                case .failure(let fault): faults.append(fault)
                case .success(let hash):
                    missing[hash] = nil
                    if let fault = try fault(of: hash) { faults.append(fault) }
                }
            }
            faults += missing.map { hash, record in
                RecordFault(file: path(of: hash), operation: 0, reason: .named(by: record))
            }
            return faults
        }
    }

    /// Reads the files of `hashes`, which the record `record` names.
    public func verify(only hashes: Set<String>, of record: String) async throws(StoreFault) -> [RecordFault] {
        try await queue.perform { [self] () throws(StoreFault) in
            var faults: [RecordFault] = []
            for hash in hashes.sorted() {
                do throws(StoreFault) {
                    if let fault = try fault(of: hash) { faults.append(fault) }
                } catch .missing(let path) {
                    faults.append(RecordFault(file: path, operation: 0, reason: .named(by: record)))
                }
            }
            return faults
        }
    }

    /// What is wrong with the file of a hash; nil where it holds what it should.
    func fault(of hash: String) throws(StoreFault) -> RecordFault? {
        do {
            _ = try readNow(hash)
            return nil
        } catch {
            guard let fault = RecordFault(content: error, path(of: hash)) else { throw error }
            return fault
        }
    }

    func path(of hash: String) -> String { "\(folder.path)/\(hash.prefix(2))/\(hash)" }

    /// Every folder there is, with its lock.
    func shards() throws(StoreFault) -> [(folder: Folder, lock: String)] {
        var shards: [(Folder, String)] = []
        for shard in try folder.names() { shards.append((try folder.child(shard), lock(shard))) }
        return shards
    }

    func lock(_ shard: String) -> String { "\(name)-\(shard)" }
}

extension RecordFault {
    /// A fault of a file named by its hash, as verification tells it; nil for what says nothing about the file.
    init?(content fault: StoreFault, _ path: String) {
        switch fault {
        case .wrongContent, .tooLarge: self.init(file: path, operation: 0, reason: .content)
        case .wrongType, .symbolicLink: self.init(file: path, operation: 0, reason: .notARecord)
        case .system(.read, _, let errno), .system(.open, _, let errno):
            self.init(file: path, operation: 0, reason: .unreadable(errno: errno))
        default: return nil
        }
    }
}
