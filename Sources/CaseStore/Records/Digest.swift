import Crypto

/// A SHA-256, as it stands in files: 64 small hexadecimal letters.
struct Digest: Hashable, Sendable {
    let hex: [UInt8]

    init(of bytes: ArraySlice<UInt8>) {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    init(_ digest: SHA256Digest) {
        var hex: [UInt8] = []
        hex.reserveCapacity(64)
        for byte in digest {
            hex.append(Digest.letters[Int(byte >> 4)])
            hex.append(Digest.letters[Int(byte & 15)])
        }
        self.hex = hex
    }

    private static let letters = Array("0123456789abcdef".utf8)

    /// Takes what stands in a file or name; nil if it is no SHA-256.
    init?(hex: some Sequence<UInt8>) {
        self.hex = Array(hex)
        guard self.hex.count == 64, self.hex.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
    }
}

extension Digest: CustomStringConvertible {
    var description: String { String(decoding: hex, as: UTF8.self) }
}
