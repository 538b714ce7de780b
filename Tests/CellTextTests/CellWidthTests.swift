import CTerminal
import Testing

@testable import CellText

/// The checked-in table against the two others that know Unicode: glibc, which ncurses asks, and Swift.
struct CellWidthTests {
    private let scalars = (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init)

    /// Narrow in Unicode 14 and wide since Unicode 16, so wide in glibc 2.41.
    private let widenedLater: [ClosedRange<UInt32>] = [0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D376]

    @Test func `every scalar that is drawn has the width glibc gives it`() {
        var differing: [Unicode.Scalar] = []
        for scalar in scalars {
            let expected: CInt
            switch ScalarKind(scalar) {
            case .mark: expected = 0
            case .narrow: expected = 1
            case .wide: expected = 2
            case .invisible, .undrawable, .space: continue
            }
            let width = ow_wcwidth(scalar.value)
            // The planes of ideographs are filled faster than glibc follows; the host draws a stand-in meanwhile.
            if width == -1, (0x20000...0x3FFFD).contains(scalar.value) { continue }
            if width == 2, widenedLater.contains(where: { $0.contains(scalar.value) }) { continue }
            if width != expected { differing.append(scalar) }
        }
        #expect(differing.map { String($0.value, radix: 16) } == [])
    }

    @Test func `whatever Unicode calls ignorable is invisible, and nothing else but modifiers of emoji`() {
        let ignorable = scalars.filter { $0.properties.isDefaultIgnorableCodePoint }
        #expect(ignorable.filter { ScalarKind($0) != .invisible }.map(\.value) == [])
        let others = scalars.filter { ScalarKind($0) == .invisible && !$0.properties.isDefaultIgnorableCodePoint }
        #expect(others.filter { !$0.properties.isEmojiModifier }.map(\.value) == [])
    }

    @Test func `controls, private use and noncharacters are never drawn`() {
        let unfit = scalars.filter {
            [.control, .privateUse].contains($0.properties.generalCategory) || $0.properties.isNoncharacterCodePoint
        }
        let drawn = unfit.filter { [.narrow, .wide, .mark].contains(ScalarKind($0)) }
        #expect(drawn.map(\.value) == [])
    }

    @Test func `characters of ambiguous width take one cell`() {
        for scalar in "“”—…·①○●✓→─│█".unicodeScalars { #expect(ScalarKind(scalar) == .narrow) }
    }

    @Test func `rare ideographs are wide, assigned or not`() {
        for value in [0x20000, 0x2EBF0, 0x31350, 0x3FFFD] as [UInt32] {
            #expect(Unicode.Scalar(value).map(ScalarKind.init) == .wide)
        }
    }
}
