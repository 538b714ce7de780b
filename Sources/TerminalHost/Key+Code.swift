internal import CTerminal
internal import ConsoleUI

/// The keys behind the bytes and codes of `CTerminal`.
extension Key {
    /// The key of an ASCII byte other than ESC within a sequence.
    init(ascii byte: UInt8) {
        switch byte {
        case 0x09: self = .tab
        case 0x0D: self = .enter
        case 0x1B: self = .escape
        // Terminals disagree on which of the two their Backspace key sends.
        case 0x08, 0x7F: self = .backspace
        case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x00...0x1F: self = .control(Character(Unicode.Scalar(byte + 0x40)))
        default: self = .character(Character(Unicode.Scalar(byte)))
        }
    }

    /// The key of an `ow_key` code; nil when it is none the console knows.
    init?(code: CInt) {
        guard let code = UInt32(exactly: code) else { return nil }
        switch ow_key(rawValue: Int32(code)) {
        case OW_KEY_ENTER: self = .enter
        case OW_KEY_BACK_TAB: self = .backTab
        case OW_KEY_BACKSPACE: self = .backspace
        case OW_KEY_DELETE: self = .delete
        case OW_KEY_UP: self = .up
        case OW_KEY_DOWN: self = .down
        case OW_KEY_LEFT: self = .left
        case OW_KEY_RIGHT: self = .right
        case OW_KEY_HOME: self = .home
        case OW_KEY_END: self = .end
        case OW_KEY_PAGE_UP: self = .pageUp
        case OW_KEY_PAGE_DOWN: self = .pageDown
        default:
            guard code > OW_KEY_F0.rawValue, code <= OW_KEY_F0.rawValue + 63 else { return nil }
            self = .function(Int(code) - Int(OW_KEY_F0.rawValue))
        }
    }
}
