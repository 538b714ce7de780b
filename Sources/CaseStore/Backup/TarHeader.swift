/// The head of a member of a POSIX tar file (ustar): 512 bytes, in the one spelling that this program gives them.
///
/// Our own, because what Swift has either holds a whole archive in memory or wraps a C library for the sake of this page.
/// GNU tar reads what it writes; it reads only what it wrote, so that a changed byte of a head is found as well.
struct TarHeader: Equatable {
    static let block = 512

    /// Path of the member.
    let name: String
    /// Bytes of its content.
    let size: Int
    /// Seconds since 1970.
    let modified: Int

    init(name: String, size: Int, modified: Int) {
        self.name = name
        self.size = size
        self.modified = modified
    }

    /// The head in `bytes`; nil unless they are what `bytes` of that head would be.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == TarHeader.block else { return nil }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range].prefix { $0 != 0 }, as: UTF8.self) }
        let prefix = text(345..<500)
        guard let size = Int(text(124..<135), radix: 8), let modified = Int(text(136..<147), radix: 8) else {
            return nil
        }
        self.init(name: (prefix.isEmpty ? "" : prefix + "/") + text(0..<100), size: size, modified: modified)
        guard self.bytes == bytes else { return nil }
    }

    /// The 512 bytes; nil for a name that is too long, or a size or time that eleven octal digits can't say.
    var bytes: [UInt8]? {
        guard let (prefix, rest) = splitName, let size = octal(size, 11), let modified = octal(modified, 11) else {
            return nil
        }
        var bytes = [UInt8](repeating: 0, count: TarHeader.block)
        func put(_ text: String, _ place: Int) {
            bytes.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        put(rest, 0)
        put("0000600", 100)
        put("0000000", 108)
        put("0000000", 116)
        put(size, 124)
        put(modified, 136)
        put("        ", 148)
        put("0", 156)
        put("ustar", 257)
        put("00", 263)
        put("0000000", 329)
        put("0000000", 337)
        put(prefix, 345)
        guard let sum = octal(bytes.reduce(0) { $0 + Int($1) }, 6) else { return nil }
        put(sum + "\0 ", 148)
        return bytes
    }

    /// Bytes from the end of the content to the next block.
    var padding: Int { (TarHeader.block - size % TarHeader.block) % TarHeader.block }

    /// A long name is cut in two at a slash, the later part as long as may be.
    private var splitName: (prefix: String, rest: String)? {
        let name = Array(name.utf8)
        guard !name.isEmpty, !name.contains(0) else { return nil }
        if name.count <= 100 { return ("", self.name) }
        guard let slash = name.dropLast().indices.first(where: { name[$0] == 0x2F && name.count - $0 - 1 <= 100 }),
            (1...155).contains(slash)
        else { return nil }
        return (String(decoding: name[..<slash], as: UTF8.self), String(decoding: name[(slash + 1)...], as: UTF8.self))
    }

    private func octal(_ number: Int, _ digits: Int) -> String? {
        let text = String(number, radix: 8)
        guard number >= 0, text.count <= digits else { return nil }
        return String(repeating: "0", count: digits - text.count) + text
    }
}
