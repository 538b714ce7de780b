import CTerminal
import CellText
import Testing

/// What can be told without a terminal; the rest is seen by running the program in one.
struct TerminalTests {
    @Test func `style bits and tints are those of the C side`() {
        #expect(Style.Attributes.reverse.rawValue == UInt8(OW_REVERSE.rawValue))
        #expect(Style.Attributes.bold.rawValue == UInt8(OW_BOLD.rawValue))
        #expect(Style.Attributes.underline.rawValue == UInt8(OW_UNDERLINE.rawValue))
        #expect(Style.Attributes.dim.rawValue == UInt8(OW_DIM.rawValue))
        let tints = [OW_PLAIN, OW_GOOD, OW_WARN, OW_BAD, OW_INFO, OW_MUTED].map { UInt8($0.rawValue) }
        #expect([.plain, .good, .warn, .bad, .info, .muted].map(\Style.Tint.rawValue) == tints)
    }
}
