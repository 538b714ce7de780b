/// A string of the text: its content in UTF-8, escapes resolved.
struct StringToken {
    let bytes: ArraySlice<UInt8>
    let isASCII: Bool

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Scanner {
    /// Reads a string; `position` is at its opening quote.
    mutating func string() throws(JSONFault) -> StringToken {
        position += 1
        var start = position
        // Filled only once an escape is met; until then the content is a slice of the text.
        var resolved: [UInt8]?
        var isASCII = true
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let rest = bytes[start..<position]
                position += 1
                return StringToken(bytes: resolved.map { ($0 + rest)[...] } ?? rest, isASCII: isASCII)
            case UInt8(ascii: "\\"):
                resolved = (resolved ?? []) + bytes[start..<position]
                let scalar = try escape()
                isASCII = isASCII && scalar.isASCII
                resolved?.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                start = position
            case 0..<0x20: throw fault(.controlCharacter(byte))
            case 0x20..<0x80: position += 1
            default:
                isASCII = false
                try multibyte(byte)
            }
        }
        throw fault(.unexpectedEnd)
    }

    /// Passes over one character of two to four bytes (RFC 3629: no overlong forms, surrogates, or beyond U+10FFFF).
    private mutating func multibyte(_ lead: UInt8) throws(JSONFault) {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw fault(.invalidUTF8)
            }
        guard position + length <= bytes.endIndex, second.contains(bytes[position + 1]),
            bytes[position + 2..<position + length].allSatisfy({ $0 & 0xC0 == 0x80 })
        else { throw fault(.invalidUTF8) }
        position += length
    }

    /// Reads an escape, both halves of a surrogate pair included; `position` is at the backslash.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = next else { throw fault(.unexpectedEnd) }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "/"):
            if canonical { throw fault(.needlessEscape, at: start) }
            return "/"
        case UInt8(ascii: "u"):
            let scalar = try codeUnits(from: start)
            if canonical, !hasOnlyThisSpelling(scalar, from: start) { throw fault(.needlessEscape, at: start) }
            return scalar
        default: throw fault(.invalidEscape, at: start)
        }
    }

    private mutating func codeUnits(from start: Int) throws(JSONFault) -> Unicode.Scalar {
        let high = try fourHexDigits(from: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw fault(.loneSurrogate, at: start)
        }
        let low = try fourHexDigits(from: position - 2)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw fault(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw fault(.unexpectedEnd) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw fault(.invalidEscape, at: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// Control characters without a letter of their own are written `\u00xx`, in small letters.
    private func hasOnlyThisSpelling(_ scalar: Unicode.Scalar, from start: Int) -> Bool {
        scalar.value < 0x20 && ![0x8, 0x9, 0xA, 0xC, 0xD].contains(scalar.value)
            && !bytes[start..<position].contains { (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
    }

    /// Reads a number; `position` is at its first sign.
    mutating func number() throws(JSONFault) {
        let start = position
        let negative = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                throw fault(.invalidNumber, at: start)
            }
            if canonical && negative { throw fault(.notAnInteger, at: start) }
        } else {
            try digits(of: start)
        }
        guard next == UInt8(ascii: ".") || next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return }
        if canonical { throw fault(.notAnInteger, at: start) }
        if take(UInt8(ascii: ".")) { try digits(of: start) }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits(of: start)
        }
    }

    /// At least one digit.
    private mutating func digits(of start: Int) throws(JSONFault) {
        let first = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == first { throw next == nil ? fault(.unexpectedEnd) : fault(.invalidNumber, at: start) }
    }
}
