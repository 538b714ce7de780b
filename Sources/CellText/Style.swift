/// How a cell looks: attributes and a tint. A state is always a word as well, for terminals without colour.
public struct Style: Hashable, Sendable {
    /// Video attributes, which every terminal has in some form. The raw values are those of `CTerminal`.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// One bit an attribute.
        public let rawValue: UInt8

        /// The attributes whose bits are set in `rawValue`.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Foreground and background exchanged: bars and the current line.
        public static let reverse = Attributes(rawValue: 1)
        /// Brighter or heavier.
        public static let bold = Attributes(rawValue: 2)
        /// A line under the text.
        public static let underline = Attributes(rawValue: 4)
        /// Fainter, where the terminal can.
        public static let dim = Attributes(rawValue: 8)
    }

    /// What a colour means; left out under `NO_COLOR`. The raw values are those of `CTerminal`.
    public enum Tint: UInt8, Sendable {
        case plain, good, warn, bad, info, muted
    }

    /// The video attributes.
    public var attributes: Attributes
    /// The meaning of the colour.
    public var tint: Tint

    /// A style of these attributes and this tint.
    public init(_ attributes: Attributes = [], tint: Tint = .plain) {
        self.attributes = attributes
        self.tint = tint
    }

    /// No attribute and no tint.
    public static let plain = Style()
    /// Only `Attributes.reverse`.
    public static let reverse = Style(.reverse)
    /// Only `Attributes.bold`.
    public static let bold = Style(.bold)
    /// Only `Attributes.underline`.
    public static let underline = Style(.underline)
    /// Only `Attributes.dim`.
    public static let dim = Style(.dim)

    /// The plain style in a tint.
    public static func tinted(_ tint: Tint) -> Style { Style(tint: tint) }
}
