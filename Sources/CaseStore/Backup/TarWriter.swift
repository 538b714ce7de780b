import Crypto
import Glibc

/// Writes a tar file member by member, with the digest of all that was written.
struct TarWriter: ~Copyable {
    /// GNU tar's records are twenty blocks; a file that ends with a whole one pleases every reader.
    private static let record = 20 * TarHeader.block
    private static let portion = 1 << 20

    private let file: Descriptor
    private let path: String
    private let modified: Int
    private var waiting: [UInt8] = []
    private var hash = SHA256()
    /// Bytes so far.
    private(set) var count = 0

    /// - Parameter modified: time of all members, seconds since 1970.
    init(_ file: consuming Descriptor, path: String, modified: Int) {
        self.file = file
        self.path = path
        self.modified = modified
    }

    mutating func add(_ name: String, _ bytes: [UInt8]) throws(StoreFault) {
        let header = TarHeader(name: name, size: bytes.count, modified: modified)
        guard let head = header.bytes else { throw .badName(name) }
        try write(head)
        try write(bytes)
        try write([UInt8](repeating: 0, count: header.padding))
    }

    /// Writes the end, waits for the disk, and gives the SHA-256 of the file.
    mutating func finish() throws(StoreFault) -> String {
        let end = count + 2 * TarHeader.block
        let rest = (TarWriter.record - end % TarWriter.record) % TarWriter.record
        try write([UInt8](repeating: 0, count: 2 * TarHeader.block + rest))
        try flush()
        try file.sync(path)
        return Digest(hash.finalize()).description
    }

    private mutating func write(_ bytes: [UInt8]) throws(StoreFault) {
        waiting += bytes
        count += bytes.count
        if waiting.count >= TarWriter.portion { try flush() }
    }

    private mutating func flush() throws(StoreFault) {
        waiting.withUnsafeBytes { hash.update(bufferPointer: $0) }
        try file.write(waiting, path)
        waiting.removeAll(keepingCapacity: true)
    }
}
