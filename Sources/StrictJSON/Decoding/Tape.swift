/// A JSON text as a flat list of its values, in the order in which they stand: one allocation instead of a tree.
///
/// For bytes that were checked, or that this program wrote itself: it passes over what is not worth a second check, and
/// never reads outside of them whatever they are.
struct Tape: Sendable {
    struct Node: Sendable {
        enum Kind: UInt8, Sendable { case object, array, string, escaped, number, yes, no, null }

        var kind: Kind
        /// Bytes of a string without its quotes, of a number, of a whole array or object.
        var range: Range<Int>
        /// The node after this one and all that lies in it.
        var next = 0
    }

    let bytes: ArraySlice<UInt8>
    let nodes: [Node]

    /// The bytes are no JSON at this offset.
    struct Malformed: Error {
        let offset: Int
    }

    init(_ bytes: ArraySlice<UInt8>) throws(Malformed) {
        self.bytes = bytes
        let built = bytes.withUnsafeBufferPointer { buffer -> Result<[Node], Malformed> in
            var builder = Builder(buffer: buffer, base: bytes.startIndex)
            do throws(Malformed) {
                try builder.value()
                builder.skipSpace()
                return builder.position == buffer.count
                    ? .success(builder.nodes) : .failure(Malformed(offset: builder.position))
            } catch {
                return .failure(error)
            }
        }
        nodes = try built.get()
    }

    private struct Builder {
        let buffer: UnsafeBufferPointer<UInt8>
        /// Index of the first byte in the bytes that were given.
        let base: Int
        var nodes: [Node] = []
        var position = 0
        private var depth = 0

        init(buffer: UnsafeBufferPointer<UInt8>, base: Int) {
            (self.buffer, self.base) = (buffer, base)
            nodes.reserveCapacity(48)
        }

        private var byte: UInt8 { position < buffer.count ? buffer[position] : 0 }

        mutating func skipSpace() {
            while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
        }

        private mutating func expect(_ wanted: UInt8) throws(Malformed) {
            skipSpace()
            guard byte == wanted else { throw Malformed(offset: position) }
            position += 1
        }

        mutating func value() throws(Malformed) {
            skipSpace()
            let start = position
            let place = nodes.count
            switch byte {
            case UInt8(ascii: "\""): return try string()
            case UInt8(ascii: "{"):
                try members(.object, until: UInt8(ascii: "}")) { (builder) throws(Malformed) in
                    builder.skipSpace()
                    try builder.string()
                    try builder.expect(UInt8(ascii: ":"))
                    try builder.value()
                }
            case UInt8(ascii: "["):
                try members(.array, until: UInt8(ascii: "]")) { (builder) throws(Malformed) in try builder.value() }
            case UInt8(ascii: "t"): try word(.yes, "true")
            case UInt8(ascii: "f"): try word(.no, "false")
            case UInt8(ascii: "n"): try word(.null, "null")
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                while isNumber(byte) { position += 1 }
                nodes.append(Node(kind: .number, range: base + start..<base + position))
            default: throw Malformed(offset: position)
            }
            nodes[place].next = nodes.count
        }

        private func isNumber(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }

        private mutating func members(
            _ kind: Node.Kind, until end: UInt8, _ member: (inout Builder) throws(Malformed) -> Void
        ) throws(Malformed) {
            let place = nodes.count
            let start = position
            nodes.append(Node(kind: kind, range: base + start..<base + start))
            position += 1
            depth += 1
            guard depth <= 64 else { throw Malformed(offset: position) }
            skipSpace()
            if byte == end {
                position += 1
            } else {
                while true {
                    try member(&self)
                    skipSpace()
                    if byte == end {
                        position += 1
                        break
                    }
                    try expect(UInt8(ascii: ","))
                }
            }
            depth -= 1
            nodes[place].range = base + start..<base + position
        }

        private mutating func word(_ kind: Node.Kind, _ word: StaticString) throws(Malformed) {
            let start = position
            for index in 0..<word.utf8CodeUnitCount {
                guard byte == word.utf8Start[index] else { throw Malformed(offset: position) }
                position += 1
            }
            nodes.append(Node(kind: kind, range: base + start..<base + position))
        }

        private mutating func string() throws(Malformed) {
            guard byte == UInt8(ascii: "\"") else { throw Malformed(offset: position) }
            position += 1
            let start = position
            var kind = Node.Kind.string
            while position < buffer.count {
                switch buffer[position] {
                case UInt8(ascii: "\""):
                    nodes.append(Node(kind: kind, range: base + start..<base + position, next: nodes.count + 1))
                    position += 1
                    return
                case UInt8(ascii: "\\"):
                    kind = .escaped
                    position += 2
                default: position += 1
                }
            }
            throw Malformed(offset: start)
        }
    }
}

extension Tape {
    /// Content of the string at `place`; nil for another kind of value.
    func string(_ place: Int) -> String? {
        let node = nodes[place]
        switch node.kind {
        case .string: return String(decoding: bytes[node.range], as: UTF8.self)
        case .escaped:
            // With its quotes, as the scanner reads one.
            let quoted = bytes[node.range.lowerBound - 1..<node.range.upperBound + 1]
            var scanner = Scanner(quoted, canonical: false, depthLimit: 1)
            return try? scanner.string().text
        default: return nil
        }
    }

    /// The number at `place`, if it is one that `T` holds.
    func integer<T: FixedWidthInteger>(_ place: Int, _: T.Type) -> T? {
        let node = nodes[place]
        guard node.kind == .number else { return nil }
        return T(String(decoding: bytes[node.range], as: UTF8.self))
    }

    func number(_ place: Int) -> Double? {
        let node = nodes[place]
        guard node.kind == .number else { return nil }
        return Double(String(decoding: bytes[node.range], as: UTF8.self))
    }

    func bool(_ place: Int) -> Bool? {
        switch nodes[place].kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// Where the value of `key` lies in the object at `place`.
    func value(_ key: String, in place: Int) -> Int? {
        var child = place + 1
        let end = nodes[place].next
        while child < end {
            if isKey(key, child) { return child + 1 }
            child = nodes[child + 1].next
        }
        return nil
    }

    private func isKey(_ key: String, _ place: Int) -> Bool {
        let node = nodes[place]
        guard node.kind == .string else { return string(place) == key }
        var key = key
        return key.withUTF8 { $0.count == node.range.count && $0.elementsEqual(bytes[node.range]) }
    }

    /// Keys of the object at `place`.
    func keys(in place: Int) -> [String] {
        var keys: [String] = []
        var child = place + 1
        while child < nodes[place].next {
            keys.append(string(child) ?? "")
            child = nodes[child + 1].next
        }
        return keys
    }

    /// The keys and indices that lead to `place`.
    func path(to place: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var parent = 0
        while parent < place {
            var child = parent + 1
            var index = 0
            let isObject = nodes[parent].kind == .object
            while true {
                let value = isObject ? child + 1 : child
                if place < nodes[value].next {
                    path.append(isObject ? Step(stringValue: string(child) ?? "") : Step(intValue: index))
                    parent = value
                    break
                }
                child = nodes[value].next
                index += 1
            }
        }
        return path
    }

    private struct Step: CodingKey {
        let stringValue: String
        let intValue: Int?

        init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
        init(intValue: Int) { (stringValue, self.intValue) = ("\(intValue)", intValue) }
    }
}
