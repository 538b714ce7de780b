internal import CTerminal
internal import CellText
internal import ConsoleUI

/// Makes inputs of the bytes and key codes a terminal sends: characters of UTF-8, keys, and pastes in one piece.
///
/// A paste is text whatever it holds, so nothing but its end mark ends it. A control sequence that no key is known for
/// is swallowed whole; its letters would otherwise be typed into the field at hand.
struct KeyDecoder {
    /// Bytes of a paste that are kept; the rest of a longer one is lost.
    static let pasteLimit = 1 << 20

    private enum State {
        case ground
        /// An ESC, or ESC O, that may still begin a sequence.
        case escape, shiftedEscape
        /// Within ESC [ … up to its final byte.
        case sequence
        case paste
    }

    private var state = State.ground
    private var bytes: [UInt8] = []
    private var endsInReturn = false

    /// Takes what `ow_read_key` returned and appends what it completes to `inputs`.
    mutating func decode(_ key: CInt, into inputs: inout [Input]) {
        if state == .paste {
            inputs += decodePasted(key)
        } else if let byte = UInt8(exactly: key) {
            decode(byte, into: &inputs)
        } else {
            finish(into: &inputs)
            dropPartialCharacter(into: &inputs)
            if key == CInt(OW_KEY_PASTE_BEGIN.rawValue) {
                state = .paste
            } else if let key = Key(code: key) {
                inputs.append(.key(key))
            }
        }
    }

    /// Nothing more has arrived: an ESC that still waits was the key.
    mutating func finish(into inputs: inout [Input]) {
        switch state {
        case .ground, .paste: return
        case .escape, .shiftedEscape, .sequence: inputs.append(.key(.escape))
        }
        state = .ground
    }

    private mutating func decodePasted(_ key: CInt) -> [Input] {
        if let byte = UInt8(exactly: key) {
            if bytes.count < Self.pasteLimit { bytes.append(byte) }
            return []
        }
        // Any other code was a sequence within the text.
        guard key == CInt(OW_KEY_PASTE_END.rawValue) else { return [] }
        defer {
            bytes = []
            state = .ground
        }
        return [.paste(Self.text(ofPaste: bytes))]
    }

    /// Terminals send a line end as CR, or as it was copied.
    private static func text(ofPaste bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0 == "\r" || $0 == "\r\n" }
            .joined(separator: "\n")
    }

    private mutating func decode(_ byte: UInt8, into inputs: inout [Input]) {
        switch (state, byte) {
        case (.sequence, 0x40...0x7E), (.shiftedEscape, 0x20...0x7E): state = .ground
        case (.sequence, 0x20...0x3F): return
        case (.escape, UInt8(ascii: "[")): state = .sequence
        case (.escape, UInt8(ascii: "O")): state = .shiftedEscape
        default:
            finish(into: &inputs)
            if byte == 0x1B {
                dropPartialCharacter(into: &inputs)
                state = .escape
            } else if byte < 0x80 {
                dropPartialCharacter(into: &inputs)
                decodeASCII(byte, into: &inputs)
            } else {
                assemble(byte, into: &inputs)
            }
        }
    }

    private mutating func decodeASCII(_ byte: UInt8, into inputs: inout [Input]) {
        // A scanner set to CR LF means one Enter.
        let endsLineEnd = endsInReturn && byte == 0x0A
        endsInReturn = byte == 0x0D
        if !endsLineEnd { inputs.append(.key(Key(ascii: byte))) }
    }

    private mutating func assemble(_ byte: UInt8, into inputs: inout [Input]) {
        endsInReturn = false
        if byte & 0xC0 != 0x80 { dropPartialCharacter(into: &inputs) }
        bytes.append(byte)
        let length = bytes[0] < 0xC0 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
        guard bytes.count == length else { return }
        for character in String(decoding: bytes, as: UTF8.self) { inputs.append(.key(.character(character))) }
        bytes = []
    }

    /// A character that was cut short is shown as one that cannot be read.
    private mutating func dropPartialCharacter(into inputs: inout [Input]) {
        if !bytes.isEmpty { inputs.append(.key(.character("\u{FFFD}"))) }
        bytes = []
    }
}
