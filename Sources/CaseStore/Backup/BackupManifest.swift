public import Casework
import FoundationEssentials
import StrictJSON

/// What a backup says of itself in its member `manifest.json`: of when it is, from where, and each member with its digest.
///
/// It comes last, because only then is known what was read; `manifest.sha256` after it is its own digest, in the form of
/// sha256sum(1).
public struct BackupManifest: Codable, Hashable, Sendable {
    static let name = "manifest.json"
    static let seal = "manifest.sha256"
    static let format = 1

    /// A file of the hall.
    public struct Member: Codable, Hashable, Sendable {
        public var name: String
        public var size: Int
        public var sha256: String
        /// Of a record: its last operation's sequence, and the hash of that operation's line.
        public var revision: Int?
        public var head: String?
    }

    public var format: Int
    /// Each file is as it stood at some moment between these two.
    public var from: Instant
    public var to: Instant
    public var host: String
    /// Name of the hall.
    public var hall: String
    /// How many members of each sort: `cases`, `tickets`, `blobs`, `definitions`, `numbers`, `seals`.
    public var counts: [String: Int]
    /// Files that were not as they were written, and are not in the backup.
    public var leftOut: [RecordFault]
    public var members: [Member]

    /// One member a line.
    func encoded() throws -> [UInt8] {
        var frame = self
        frame.members = []
        return try LinedJSON.encode(frame, "members", members)
    }

    init(_ bytes: [UInt8]) throws(BackupFault) {
        struct Format: Codable {
            let format: Int
        }
        guard (try? StrictJSON.check(bytes)) != nil,
            let found = try? JSONDecoder().decode(Format.self, from: Data(bytes))
        else { throw .member(BackupManifest.name, .altered) }
        guard found.format <= BackupManifest.format else { throw .member(BackupManifest.name, .newer) }
        guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: Data(bytes)) else {
            throw .member(BackupManifest.name, .altered)
        }
        self = manifest
    }

    init(from: Instant, to: Instant, host: String, hall: String, leftOut: [RecordFault], members: [Member]) {
        format = BackupManifest.format
        self.from = from
        self.to = to
        self.host = host
        self.hall = hall
        self.leftOut = leftOut
        self.members = members
        let inFolders = members.filter { $0.name.contains("/") }
        counts = Dictionary(inFolders.map { (String($0.name.prefix { $0 != "/" }), 1) }, uniquingKeysWith: +)
    }
}

/// What a member is, by its name.
enum BackupSort {
    case mark
    case record(Place)
    case content(hash: String)
    case seal(Day)
    /// `hall.json` and its like, numbers, the log of who read what, what was set aside, templates.
    case plain

    /// nil for a name that leads anywhere else than into a hall's folder.
    init?(_ name: String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy(FileName.isPlain), let last = parts.last else { return nil }
        switch (parts.count, parts[0]) {
        case (1, DataFolder.mark): self = .mark
        case (1, DataFolder.accessLog): self = .plain
        case (1, _) where last.hasSuffix(".json") && last != BackupManifest.name: self = .plain
        case (2, "numbers"), (2, "damaged"), (2, "documents"): self = .plain
        case (2, SealFolder.name):
            guard let day = SealFolder.day(of: last) else { return nil }
            self = .seal(day)
        case (3, "blobs"), (3, "definitions"):
            guard Digest(hex: last.utf8) != nil, parts[1] == last.prefix(2) else { return nil }
            self = .content(hash: last)
        case (3, _):
            guard let kind = RecordKind(rawValue: parts[0]), let place = Place(kind, shard: parts[1], file: last) else {
                return nil
            }
            self = .record(place)
        default: return nil
        }
    }
}
