/// Where and why bytes are not the JSON that was asked for.
public struct JSONFault: Error, Codable, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Codable, Hashable, Sendable {
        /// More bytes than the caller allows.
        case tooLarge(limit: Int)
        /// Arrays and objects nested deeper than the caller allows.
        case tooDeep(limit: Int)
        /// A byte order mark, which RFC 8259 forbids a writer to send.
        case byteOrderMark
        case unexpectedEnd
        /// No value, key or sign can start or go on with this byte here; bytes after the value included.
        case unexpectedByte(UInt8)
        case invalidUTF8
        /// A control character that stands unescaped in a string.
        case controlCharacter(UInt8)
        case invalidEscape
        /// Half of a surrogate pair: no character.
        case loneSurrogate
        case invalidNumber
        /// The object has this key already. Keys that Unicode holds to be equivalent are one key, as in a Swift dictionary.
        case duplicateKey(String)
        /// Canonical form: a space, tab or line break between tokens.
        case whitespace
        /// Canonical form: the key does not sort after the one before it.
        case keyOutOfOrder(String)
        /// Canonical form: the character has a shorter spelling.
        case needlessEscape
        /// Canonical form: a fraction, an exponent, or minus zero.
        case notAnInteger
    }

    public let reason: Reason
    /// Bytes before the fault.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int

    /// Counts line and column of `offset` bytes into `bytes`.
    init(_ reason: Reason, at offset: Int, in bytes: ArraySlice<UInt8>) {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
        self.reason = reason
        self.offset = offset
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    }
}
