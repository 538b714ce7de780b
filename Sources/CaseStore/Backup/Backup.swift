import Casework
import Glibc

/// A backup file: read and held against itself, and written back as a hall.
public struct Backup: Sendable {
    public let path: String
    public let manifest: BackupManifest
    /// What the days' seals say against the files beside them. It was so in the hall, and is no reason not to restore it.
    public let sealFaults: [RecordFault]

    /// Reads the file to its last byte: each head, each member's digest, each record's chain, what the seals state of each,
    /// and that neither more nor less is there than the manifest says.
    public init(checking path: String) throws(BackupFault) {
        self.path = path
        var found: [String: BackupManifest.Member] = [:]
        var manifest: [UInt8]?
        var seal: [UInt8]?
        var seals = BackupSeals()
        var times: Set<Int> = []
        var tar = try TarReader.open(path)
        while let (header, bytes) = try tar.next() {
            times.insert(header.modified)
            // Nothing follows the manifest but its seal.
            guard seal == nil, manifest == nil || header.name == BackupManifest.seal else {
                throw .member(header.name, .unlisted)
            }
            switch header.name {
            case BackupManifest.name: manifest = bytes
            case BackupManifest.seal: seal = bytes
            default:
                let member = try Backup.member(header.name, bytes, &seals)
                guard found.updateValue(member, forKey: member.name) == nil else { throw .member(member.name, .twice) }
            }
        }
        guard let manifest else { throw .member(BackupManifest.name, .missing) }
        guard let seal else { throw .member(BackupManifest.seal, .missing) }
        guard seal == BackupManifest.sealing(manifest) else { throw .member(BackupManifest.name, .altered) }
        self.manifest = try BackupManifest(manifest)
        guard times == [Int(self.manifest.from.milliseconds / 1000)] else {
            throw .member(BackupManifest.name, .altered)
        }
        for member in self.manifest.members {
            guard let there = found.removeValue(forKey: member.name) else { throw .member(member.name, .missing) }
            guard there == member else { throw .member(member.name, .altered) }
        }
        if let extra = found.keys.sorted().first { throw .member(extra, .unlisted) }
        guard self.manifest.members.contains(where: { $0.name == DataFolder.mark }) else {
            throw .member(DataFolder.mark, .missing)
        }
        sealFaults = seals.faults(leftOut: self.manifest.leftOut)
    }

    /// What a member is, once it proved to be what its name says.
    private static func member(
        _ name: String, _ bytes: [UInt8], _ seals: inout BackupSeals
    ) throws(BackupFault) -> BackupManifest.Member {
        let digest = Digest(of: bytes[...]).description
        var member = BackupManifest.Member(name: name, size: bytes.count, sha256: digest)
        switch BackupSort(name) {
        case nil: throw .member(name, .badName)
        case .mark:
            do {
                try DataFolder.check(bytes, name)
            } catch .newerHall {
                throw .member(name, .newer)
            } catch {
                throw .member(name, .altered)
            }
        case .content(let hash):
            guard hash == digest else { throw .member(name, .altered) }
        case .record(let place):
            do {
                let log = try LogFile(bytes, kind: place.kind, id: place.id, file: name)
                member.revision = log.revision
                member.head = log.head.description
                seals.check(log)
            } catch {
                if case .newerFormat = error.reason { throw .member(name, .newer) }
                throw .member(name, .record)
            }
        case .seal(let day): seals.take(bytes, of: day)
        case .plain: if name == DataFolder.accessLog { seals.check(accessLog: bytes) }
        }
        return member
    }

    /// Writes the hall into `data`, which must be missing or empty. It becomes a hall with the last file: one that was cut
    /// short is none, and is not gone on with.
    public func restore(to data: String) throws(BackupFault) {
        let empty: Folder?
        do throws(StoreFault) {
            empty = try DataFolder.emptyFolder(data)
        } catch {
            throw .store(error)
        }
        guard let root = empty else { throw .notEmpty(path: data) }
        let digests = Dictionary(uniqueKeysWithValues: manifest.members.map { ($0.name, $0.sha256) })
        var tar = try TarReader.open(path)
        var mark: [UInt8]?
        var shelf = (name: "", folder: root)
        while let (header, bytes) = try tar.next() {
            guard let digest = digests[header.name] else { continue }
            // It was read before, but who knows whether it is still the same file.
            guard digest == Digest(of: bytes[...]).description else { throw .member(header.name, .altered) }
            if header.name == DataFolder.mark {
                mark = bytes
                continue
            }
            do throws(StoreFault) {
                try Backup.write(bytes, header.name, in: root, &shelf)
            } catch {
                throw .store(error)
            }
        }
        guard let mark else { throw .member(DataFolder.mark, .missing) }
        do throws(StoreFault) {
            try shelf.folder.sync()
            try root.sync()
            try root.replace(DataFolder.mark, with: mark)
            _ = try DataFolder.open(data, create: false)
        } catch {
            throw .store(error)
        }
    }

    /// Writes a file into its folder, `shelf` where that is the one of the file before; its names are waited for when the
    /// next folder begins.
    private static func write(
        _ bytes: [UInt8], _ name: String, in root: Folder, _ shelf: inout (name: String, folder: Folder)
    ) throws(StoreFault) {
        let parts = name.split(separator: "/").map(String.init)
        let parent = parts.dropLast().joined(separator: "/")
        if parent != shelf.name {
            try shelf.folder.sync()
            var folder = root
            for part in parts.dropLast() { folder = try folder.madeChild(part) }
            shelf = (parent, folder)
        }
        let (folder, last) = (shelf.folder, parts.last ?? name)
        let file = try folder.created(last, O_WRONLY)
        try file.write(bytes, folder.path(of: last))
        try file.sync(folder.path(of: last))
        try file.close(folder.path(of: last))
    }
}
