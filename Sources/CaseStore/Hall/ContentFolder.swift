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
        let path = "\(folder.path)/\(shard)/\(hash)"
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

    func lock(_ shard: String) -> String { "\(name)-\(shard)" }
}
