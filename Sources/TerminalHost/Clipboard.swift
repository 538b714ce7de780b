internal import FoundationEssentials

/// The clipboard of the clerk's terminal, reached by OSC 52.
enum Clipboard {
    /// The bytes that put `text` there. No text puts a space: not every terminal takes nothing for an answer.
    static func sequence(for text: String) -> [UInt8] {
        let base64 = Data((text.isEmpty ? " " : text).utf8).base64EncodedString()
        return Array("\u{1B}]52;c;\(base64)\u{7}".utf8)
    }

    /// What `ONEWINDOW_CLIPBOARD` says, or else what terminfo does (`Ms`).
    static func isAllowed(setting: String?, terminal: Bool) -> Bool {
        switch setting {
        case "osc52": true
        case "none": false
        default: terminal
        }
    }
}
