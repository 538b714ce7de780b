/// Stand-ins for what a terminal may draw in two cells though the grid keeps one for it.
extension Glyph {
    /// Itself, or for a glyph of ambiguous width the ASCII character that says nearly the same, `?` where there is none.
    ///
    /// The width stays what it was, so a screen drawn by it never shifts; only what is shown changes, never what is kept.
    public var unambiguous: Glyph {
        // Nearly all of a Chinese screen is neither.
        if base.value < 0x80 || width != 1 || !AmbiguousTable.contains(base) { return self }
        return Glyph(base: Glyph.standIns[base] ?? Glyph.numeral(base) ?? "?", width: 1)
    }

    /// Marks, then the letters of pinyin with their tones.
    private static let standIns = Dictionary(
        zip(
            "“”‘’—–―…·•‧×÷±°※§¶←→↑↓○●◎◇◆□■△▲▽▼☆★─│√∞≈≠≤≥αβπāáǎàēéěèêīíǐìōóǒòūúǔùǖǘǚǜüńň".unicodeScalars,
            "\"\"''---..*.x/+o*SP<>^vo*oo*o*o*o*o*-|v8=!<>abpaaaaeeeeeiiiioooouuuuuuuuunn".unicodeScalars)
    ) { first, _ in first }

    /// ① to ⑨ and Ⅰ to Ⅸ as their digit.
    private static func numeral(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        for first: UInt32 in [0x2460, 0x2160, 0x2170] where (first..<first + 9).contains(scalar.value) {
            return Unicode.Scalar(scalar.value - first + 0x31)
        }
        return nil
    }
}
