/// Text that may be drawn, printed or logged: no control, no direction trick, nothing unseen, and a known width.
///
/// What has no shape (bidi controls, zero-width characters, variation selectors) is dropped, because it arrives
/// innocently with numbers copied from a phone and nothing seen is lost. What would be obeyed or seen (controls, ESC,
/// private use, unassigned scalars, a mark without a base) becomes U+FFFD, so that a forgery shows. Tabs and line ends
/// become one space, and a third mark on one base is dropped.
public struct SafeText: Hashable, Sendable {
    /// The characters in order, each with its width.
    public private(set) var glyphs: [Glyph] = []
    /// Cells taken on a screen or on paper.
    public private(set) var width = 0

    /// No text.
    public init() {}

    /// Cleans `raw`. Cleaning twice changes nothing more.
    public init(_ raw: String) {
        glyphs.reserveCapacity(raw.utf8.count)
        var endsInReturn = false
        for scalar in raw.unicodeScalars {
            let isSecondHalfOfLineEnd = endsInReturn && scalar == "\n"
            endsInReturn = scalar == "\r"
            if isSecondHalfOfLineEnd { continue }
            switch ScalarKind(scalar) {
            case .narrow: append(Glyph(base: scalar, width: 1))
            case .wide: append(Glyph(base: scalar, width: 2))
            case .space: append(.space)
            case .undrawable: append(.unknown)
            case .invisible: break
            case .mark: addMark(scalar)
            }
        }
    }

    init(glyphs: some Sequence<Glyph>) {
        for glyph in glyphs { append(glyph) }
    }

    /// The text as a string.
    public var string: String {
        var scalars = String.UnicodeScalarView()
        for glyph in glyphs { glyph.write(to: &scalars) }
        return String(scalars)
    }

    /// True when there is nothing to draw.
    public var isEmpty: Bool { glyphs.isEmpty }

    /// True when cleaning `raw` would change nothing.
    public static func isClean(_ raw: String) -> Bool {
        SafeText(raw).string.unicodeScalars.elementsEqual(raw.unicodeScalars)
    }

    /// Cleans text of several lines; any line end divides it, and an empty line stays.
    public static func lines(_ raw: String) -> [SafeText] {
        raw.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { SafeText(String($0)) }
    }

    /// Two texts in a row.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        var joined = left
        joined += right
        return joined
    }

    /// Appends `right`.
    public static func += (left: inout SafeText, right: SafeText) {
        left.glyphs += right.glyphs
        left.width += right.width
    }

    private mutating func append(_ glyph: Glyph) {
        glyphs.append(glyph)
        width += glyph.width
    }

    private mutating func addMark(_ mark: Unicode.Scalar) {
        guard let last = glyphs.indices.last, !glyphs[last].isBlank else { return append(.unknown) }
        glyphs[last].add(mark)
    }
}

extension SafeText: ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Literals are cleaned like any text.
    public init(stringLiteral value: String) { self.init(value) }

    /// The text as a string, so that it can stand inside an interpolation.
    public var description: String { string }
}
