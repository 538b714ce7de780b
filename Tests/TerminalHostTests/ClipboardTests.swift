import Testing

@testable import TerminalHost

/// The bytes that reach the terminal's clipboard.
struct ClipboardTests {
    @Test func `a text goes out as OSC 52 in base64`() {
        #expect(Clipboard.sequence(for: "王A") == Array("\u{1B}]52;c;546LQQ==\u{7}".utf8))
    }

    @Test func `controls stay inside the base64`() {
        let bytes = Clipboard.sequence(for: "\u{7}\u{1B}]0;x").dropFirst().dropLast()
        #expect(!bytes.contains { $0 < 0x20 })
    }

    @Test func `clearing overwrites with a space`() {
        #expect(Clipboard.sequence(for: "") == Array("\u{1B}]52;c;IA==\u{7}".utf8))
    }

    @Test func `the environment overrules terminfo`() {
        #expect(Clipboard.isAllowed(setting: "osc52", terminal: false))
        #expect(!Clipboard.isAllowed(setting: "none", terminal: true))
        #expect(Clipboard.isAllowed(setting: nil, terminal: true))
        #expect(!Clipboard.isAllowed(setting: nil, terminal: false))
    }
}
