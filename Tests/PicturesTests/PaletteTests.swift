import Foundation
import Testing

@testable import Pictures

/// Colours that can be told from what they lie on.
struct PaletteTests {
    /// Relative luminance of `#rrggbb` by WCAG 2.2.
    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift in
            let part = Double(value >> shift & 0xFF) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05)
        return max(one, other) / min(one, other)
    }

    @Test(arguments: [Appearance.light, .dark])
    func `every ink can be read on what it is drawn on`(theme: Appearance) {
        let palette = theme == .light ? Palette.light : .dark
        for ink in [palette.plain, palette.good, palette.warn, palette.bad, palette.info, palette.faint, palette.bar] {
            #expect(contrast(ink, palette.ground) >= 4.5, "\(ink)")
        }
        #expect(contrast(palette.barFaint, palette.bar) >= 4.5)
        #expect(theme.styleSheet.contains(palette.bad))
    }

    @Test func `a picture for both themes holds both palettes, the dark one on demand`() {
        let rules = Appearance.auto.styleSheet
        #expect(rules.hasPrefix(Appearance.light.styleSheet))
        #expect(rules.hasSuffix("@media(prefers-color-scheme:dark){\(Appearance.dark.styleSheet)}"))
    }
}
