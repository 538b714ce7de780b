import Casework
import Crypto
import Glibc

/// Reads `access.log` once from its beginning, and tells what every beginning of it is: it only grows, so each day's seal
/// states one.
struct AccessReader: ~Copyable {
    private static let portion = 1 << 20

    let size: Int
    /// nil for a log whose bytes are in hand.
    private let file: Descriptor?
    private let inHand: [UInt8]
    private let path: String
    private var hash = SHA256()
    private var bytes = 0
    private var lines = 0

    /// The log of a hall; one that is not there is empty.
    init(_ data: DataFolder) throws(StoreFault) {
        path = data.root.path(of: DataFolder.accessLog)
        inHand = []
        if let file = try data.root.open(DataFolder.accessLog, O_RDONLY) {
            size = try file.inspect(data.root.path(of: DataFolder.accessLog)).size
            self.file = consume file
        } else {
            size = 0
            file = nil
        }
    }

    /// A log whose bytes are in hand.
    init(_ bytes: [UInt8]) {
        size = bytes.count
        file = nil
        inHand = bytes
        path = DataFolder.accessLog
    }

    /// The beginning of `length` bytes, or as many of them as there are; never fewer than were read before.
    mutating func read(to length: Int) throws(StoreFault) -> DaySeal.Access {
        while bytes < min(length, size) {
            let part = try read(min(AccessReader.portion, min(length, size) - bytes))
            guard !part.isEmpty else { break }
            part.withUnsafeBytes { hash.update(bufferPointer: $0) }
            bytes += part.count
            lines += part.count { $0 == UInt8(ascii: "\n") }
        }
        return DaySeal.Access(bytes: bytes, lines: lines, sha256: Digest(hash.finalize()).description)
    }

    private func read(_ count: Int) throws(StoreFault) -> [UInt8] {
        try file?.read(at: bytes, count: count, path) ?? Array(inHand[bytes..<bytes + count])
    }

    /// What was changed since any of `seals` was made: between the last one that holds and the first that does not.
    mutating func fault(under seals: [KeptSeal]) throws(StoreFault) -> RecordFault? {
        var lines = 0
        for seal in seals.map(\.seal).sorted(by: { $0.access.bytes < $1.access.bytes }) {
            let found = try read(to: seal.access.bytes)
            if found == seal.access {
                lines = found.lines
                continue
            }
            let reason: RecordFault.Reason =
                found.bytes < seal.access.bytes
                ? .linesMissing(after: found.lines, on: seal.day)
                : .linesUnlikeSeal(
                    from: lines + 1, through: max(lines + 1, found.lines, seal.access.lines), on: seal.day)
            return RecordFault(file: path, operation: 0, reason: reason)
        }
        return nil
    }
}
