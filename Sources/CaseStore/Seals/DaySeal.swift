public import Casework
import FoundationEssentials
import StrictJSON

/// How a day left the hall's records: `seals/<day>.json`, written once when the day is over.
///
/// Each names the seal before it by the SHA-256 of its file, so the digest of the latest, kept anywhere else, proves all of
/// them, and they prove the records: whoever rewrites a record with its whole chain has another head than was sealed.
public struct DaySeal: Codable, Hashable, Sendable {
    static let format = 1

    /// The seal before: its day, and the SHA-256 of its file.
    public struct Link: Codable, Hashable, Sendable {
        public var day: Day
        public var digest: String
    }

    /// The beginning of `access.log`, which only grows.
    public struct Access: Codable, Hashable, Sendable {
        public var bytes: Int
        /// Whole lines among these bytes.
        public var lines: Int
        public var sha256: String
    }

    public var format: Int
    public var day: Day
    /// Name of the hall, all its centres together.
    public var hall: String
    public var made: Instant
    /// nil in the first.
    public var previous: Link?
    public var access: Access
    /// Records whose files were not as they were written when the seal was made, as far as that was known.
    public var damaged: [String]
    /// Each record with an operation that was recorded on the day, as it stood after the last of them.
    public var records: [RecordHead]

    /// One record a line.
    func encoded() throws(StoreFault) -> [UInt8] {
        var frame = self
        frame.records = []
        do {
            return try LinedJSON.encode(frame, "records", records)
        } catch {
            throw .unwritable(kind: SealFolder.name, reason: String(describing: error))
        }
    }

    /// Reads the seal of `day`. A seal has one spelling, as a record has.
    init(_ bytes: [UInt8], of day: Day) throws(SealFault) {
        struct Format: Codable {
            let format: Int
        }
        guard (try? StrictJSON.check(bytes)) != nil, let found = try? StrictJSON.decode(Format.self, from: bytes[...])
        else { throw .notASeal }
        guard found.format <= DaySeal.format else { throw .newer(found.format) }
        guard let seal = try? StrictJSON.decode(DaySeal.self, from: bytes[...]), (try? seal.encoded()) == bytes,
            seal.day == day, seal.previous.map({ $0.day < day }) ?? true
        else { throw .notASeal }
        self = seal
    }

    init(
        day: Day, hall: String, made: Instant, previous: Link?, access: Access, damaged: [String], records: [RecordHead]
    ) {
        format = DaySeal.format
        self.day = day
        self.hall = hall
        self.made = made
        self.previous = previous
        self.access = access
        self.damaged = damaged
        self.records = records
    }
}

/// Why bytes are no seal of a day.
enum SealFault: Error {
    case notASeal
    case newer(Int)
}

/// A seal as it lies in its file.
public struct KeptSeal: Hashable, Sendable {
    public let seal: DaySeal
    /// SHA-256 of the file, hexadecimal.
    public let digest: String

    init(_ seal: DaySeal, _ bytes: [UInt8]) {
        self.seal = seal
        digest = Digest(of: bytes[...]).description
    }
}
