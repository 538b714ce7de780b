public import Casework
import Glibc

/// A backup as it was written.
public struct BackupReport: Sendable {
    public let manifest: BackupManifest
    /// Bytes of the file.
    public let size: Int
    /// SHA-256 of the file, hexadecimal; to be kept elsewhere by those who want proof that it is still the one.
    public let sha256: String
}

extension RecordStore {
    /// Writes all that a hall must not lose into a new tar file, while consoles go on.
    ///
    /// After the seals, records are read, each whole and by the reader that checks its chain, and only then definitions, blobs
    /// and numbers: what a record names was kept before it was named, so nothing named is missing. Tickets come after cases,
    /// and settings after both, for the same reason. Locks, sessions, leases, drafts, journal, index and the export key are
    /// left out.
    ///
    /// The file bears its name only when it is whole; a file that is there already is never replaced.
    public func backUp(
        to path: String, hall: String, host: String, now: @escaping @Sendable () -> Instant
    ) async throws(StoreFault) -> BackupReport {
        try await queue.perform { [self] () throws(StoreFault) in
            let unfinished = path + ".unfinished"
            var status = stat()
            guard lstat(path, &status) != 0 else { throw .system(.open, path: path, errno: EEXIST) }
            let file = Descriptor(
                try system(.open, unfinished) {
                    Glibc.open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
                })
            do throws(StoreFault) {
                let start = now()
                var collector = BackupCollector(
                    self, TarWriter(file, path: unfinished, modified: Int(start.milliseconds / 1000)))
                try collector.collect()
                let report = try collector.finish(from: start, to: now(), host: host, hall: hall)
                try system(.rename, path) { rename(unfinished, path) }
                try OutsideFile.syncFolder(of: path)
                return report
            } catch {
                _ = unlink(unfinished)
                throw error
            }
        }
    }
}

/// Walks through the data folder and puts what it finds into a tar file.
private struct BackupCollector: ~Copyable {
    private let store: RecordStore
    private var tar: TarWriter
    private var members: [BackupManifest.Member] = []
    private var leftOut: [RecordFault] = []

    init(_ store: RecordStore, _ tar: consuming TarWriter) {
        self.store = store
        self.tar = tar
    }

    mutating func collect() throws(StoreFault) {
        let data = store.folder
        // Before the records: what a seal states of a record, the record read after it has.
        if let seals = try SealFolder(data).existing() {
            for name in try seals.names().sorted() { try addFile(name, of: seals, "\(SealFolder.name)/") }
        }
        // In the order of the enumeration: cases, then the tickets that led to them.
        for kind in RecordKind.allCases {
            for shard in try data.shards(of: kind) {
                let listing = try data.listing(kind, shard)
                leftOut += listing.strays
                for place in listing.places.sorted(by: { $0.file < $1.file }) { try addRecord(place) }
            }
        }
        try addContent("definitions", .definitions(in: data))
        try addContent("blobs", .blobs(in: data))
        for name in try data.numbers.names().sorted() { try addFile(name, of: data.numbers, "numbers/") }
        for name in try data.damaged.names().sorted() { try addFile(name, of: data.damaged, "damaged/") }
        for name in try data.documents.names().sorted() { try addFile(name, of: data.documents, "documents/") }
        for name in try data.root.names().sorted() where BackupSort(name) != nil {
            try addFile(name, of: data.root, "")
        }
    }

    mutating func finish(
        from start: Instant, to end: Instant, host: String, hall: String
    ) throws(StoreFault) -> BackupReport {
        let manifest = BackupManifest(
            from: start, to: end, host: host, hall: hall, leftOut: leftOut, members: members)
        guard let bytes = try? manifest.encoded() else {
            throw .unwritable(kind: BackupManifest.name, reason: "does not encode")
        }
        try tar.add(BackupManifest.name, bytes)
        try tar.add(BackupManifest.seal, BackupManifest.sealing(bytes))
        let sha256 = try tar.finish()
        return BackupReport(manifest: manifest, size: tar.count, sha256: sha256)
    }

    private mutating func addRecord(_ place: Place) throws(StoreFault) {
        let log: LogFile
        switch try store.judged(place) {
        case .success(let found): log = found
        case .failure(let fault): return leftOut.append(fault)
        }
        // It may have been set aside since it was listed.
        guard log.revision > 0 else { return }
        try add(
            "\(place.kind.rawValue)/\(place.shard)/\(place.file)", log.bytes, revision: log.revision,
            head: log.head.description)
    }

    private mutating func addContent(
        _ name: String, _ content: ContentFolder
    ) throws(StoreFault) {
        for found in try content.listing() {
            switch found {
            case .failure(let fault): leftOut.append(fault)
            case .success(let hash):
                let bytes: [UInt8]
                do {
                    bytes = try content.readNow(hash)
                } catch {
                    guard let fault = RecordFault(content: error, content.path(of: hash)) else { throw error }
                    leftOut.append(fault)
                    continue
                }
                try add("\(name)/\(hash.prefix(2))/\(hash)", bytes)
            }
        }
    }

    private mutating func addFile(_ name: String, of folder: Folder, _ prefix: String) throws(StoreFault) {
        guard BackupSort(prefix + name) != nil else {
            return leftOut.append(RecordFault(file: folder.path(of: name), operation: 0, reason: .notARecord))
        }
        guard let bytes = try folder.read(name, limit: 1 << 30) else { return }
        try add(prefix + name, bytes)
    }

    private mutating func add(
        _ name: String, _ bytes: [UInt8], revision: Int? = nil, head: String? = nil
    ) throws(StoreFault) {
        try tar.add(name, bytes)
        members.append(
            BackupManifest.Member(
                name: name, size: bytes.count, sha256: Digest(of: bytes[...]).description, revision: revision,
                head: head))
    }
}

extension BackupManifest {
    /// The line of sha256sum(1) for the manifest `bytes`.
    static func sealing(_ bytes: [UInt8]) -> [UInt8] {
        Array("\(Digest(of: bytes[...]))  \(name)\n".utf8)
    }
}
