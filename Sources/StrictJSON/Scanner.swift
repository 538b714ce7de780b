/// One pass over the bytes of a JSON text; strings and numbers are in `Scanner+Tokens.swift`.
struct Scanner {
    let bytes: ArraySlice<UInt8>
    let canonical: Bool
    let depthLimit: Int
    /// Index of the next byte.
    var position: Int

    private var depth = 0
    private var outermost: [StrictJSON.Member] = []

    init(_ bytes: ArraySlice<UInt8>, canonical: Bool, depthLimit: Int) {
        self.bytes = bytes
        self.canonical = canonical
        self.depthLimit = depthLimit
        position = bytes.startIndex
    }

    mutating func document() throws(JSONFault) -> [StrictJSON.Member] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
        try skipSpace()
        try value()
        try skipSpace()
        if let byte = next { throw fault(.unexpectedByte(byte)) }
        return outermost
    }

    /// The byte at `position`; nil at the end.
    var next: UInt8? {
        position < bytes.endIndex ? bytes[position] : nil
    }

    func fault(_ reason: JSONFault.Reason, at index: Int? = nil) -> JSONFault {
        JSONFault(reason, at: (index ?? position) - bytes.startIndex, in: bytes)
    }

    /// What stands where something else was needed.
    func unexpected() -> JSONFault {
        next.map { fault(.unexpectedByte($0)) } ?? fault(.unexpectedEnd)
    }

    private mutating func value() throws(JSONFault) {
        guard let byte = next else { throw unexpected() }
        switch byte {
        case UInt8(ascii: "{"): try nested { (scanner) throws(JSONFault) in try scanner.object() }
        case UInt8(ascii: "["): try nested { (scanner) throws(JSONFault) in try scanner.array() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw unexpected()
        }
    }

    private mutating func nested(_ body: (inout Scanner) throws(JSONFault) -> Void) throws(JSONFault) {
        guard depth < depthLimit else { throw fault(.tooDeep(limit: depthLimit)) }
        depth += 1
        position += 1
        try skipSpace()
        try body(&self)
        depth -= 1
    }

    private mutating func array() throws(JSONFault) {
        if take(UInt8(ascii: "]")) { return }
        while true {
            try value()
            try skipSpace()
            if take(UInt8(ascii: "]")) { return }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
            try skipSpace()
        }
    }

    private mutating func object() throws(JSONFault) {
        var keys = Keys()
        if take(UInt8(ascii: "}")) { return }
        while true {
            let start = position
            guard next == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            if let reason = keys.refuse(key, canonical: canonical) { throw fault(reason, at: start) }
            try skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected() }
            try skipSpace()
            let valueStart = position
            try value()
            if depth == 1 {
                outermost.append(.init(key: key.text, value: valueStart..<position))
            }
            try skipSpace()
            if take(UInt8(ascii: "}")) { return }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
            try skipSpace()
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw unexpected() }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() throws(JSONFault) {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            if canonical { throw fault(.whitespace) }
            position += 1
        }
    }
}

/// The keys of one object, as far as they must be remembered to find one that may not follow.
private struct Keys {
    private var last: StringToken?
    private var seen: Set<String> = []

    /// Why `key` can't be the next one; nil if it can.
    mutating func refuse(_ key: StringToken, canonical: Bool) -> JSONFault.Reason? {
        defer { last = key }
        if canonical, let last {
            if last.bytes.elementsEqual(key.bytes) { return .duplicateKey(key.text) }
            if !last.bytes.lexicographicallyPrecedes(key.bytes) { return .keyOutOfOrder(key.text) }
        }
        // Ascending order already tells keys of ASCII apart; the others may be equivalent though their bytes differ.
        if canonical && key.isASCII { return nil }
        return seen.insert(key.text).inserted ? nil : .duplicateKey(key.text)
    }
}
