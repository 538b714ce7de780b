/// Strict reading of JSON (RFC 8259): Foundation's readers pass over duplicate keys and, some of them, trailing commas.
public enum StrictJSON {
    /// How the bytes must be laid out.
    public enum Form: Sendable {
        /// Any white space, key order, escape and number that the grammar has.
        case anyLayout
        /// One spelling only: no white space, keys ascending by their UTF-8 bytes, shortest escapes, integers. These are
        /// the bytes that `JSONEncoder` writes with `.sortedKeys` and `.withoutEscapingSlashes`, as long as there are
        /// no fractions.
        case canonical
    }

    /// A member of the outermost object.
    public struct Member: Hashable, Sendable {
        public let key: String
        /// Where its value stands, in the indices of the bytes checked.
        public let value: Range<Int>
    }

    /// Checks that `bytes` are one JSON value and nothing else.
    ///
    /// - Parameters:
    ///   - sizeLimit: bytes allowed.
    ///   - depthLimit: nested arrays and objects allowed.
    public static func check(
        _ bytes: ArraySlice<UInt8>, form: Form = .anyLayout, sizeLimit: Int = .max, depthLimit: Int = 64
    ) throws(JSONFault) {
        _ = try members(of: bytes, form: form, sizeLimit: sizeLimit, depthLimit: depthLimit)
    }

    /// Checks that `bytes` are one JSON value and nothing else.
    public static func check(
        _ bytes: [UInt8], form: Form = .anyLayout, sizeLimit: Int = .max, depthLimit: Int = 64
    ) throws(JSONFault) {
        try check(bytes[...], form: form, sizeLimit: sizeLimit, depthLimit: depthLimit)
    }

    /// Checks `bytes`, and gives the members of the outermost object; none if the value is not an object.
    public static func members(
        of bytes: ArraySlice<UInt8>, form: Form = .anyLayout, sizeLimit: Int = .max, depthLimit: Int = 64
    ) throws(JSONFault) -> [Member] {
        guard bytes.count <= sizeLimit else {
            throw JSONFault(.tooLarge(limit: sizeLimit), at: sizeLimit, in: bytes)
        }
        var scanner = Scanner(bytes, canonical: form == .canonical, depthLimit: depthLimit)
        return try scanner.document()
    }
}
