/// One drawn character: a scalar and at most two marks over it, in one cell or two.
public struct Glyph: Hashable, Sendable {
    /// The scalar that takes the cells.
    public let base: Unicode.Scalar
    /// A combining mark over the base, or zero.
    public private(set) var firstMark: UInt32 = 0
    /// A second combining mark, or zero. Living scripts need no third, and a tower of marks spills over other rows.
    public private(set) var secondMark: UInt32 = 0
    private let cells: UInt8

    static let space = Glyph(base: " ", width: 1)
    static let unknown = Glyph(base: "\u{FFFD}", width: 1)
    /// Stands in the second cell of a wide glyph.
    static let tail = Glyph(base: "\0", width: 0)

    init(base: Unicode.Scalar, width: Int) {
        self.base = base
        cells = UInt8(truncatingIfNeeded: width)
    }

    /// Cells taken: 1 or 2.
    public var width: Int { Int(cells) }

    /// The character with its marks.
    public var string: String {
        var scalars = String.UnicodeScalarView()
        write(to: &scalars)
        return String(scalars)
    }

    var isBlank: Bool { base == " " || base == "\u{3000}" }

    mutating func add(_ mark: Unicode.Scalar) {
        if firstMark == 0 { firstMark = mark.value } else if secondMark == 0 { secondMark = mark.value }
    }

    func write(to scalars: inout String.UnicodeScalarView) {
        scalars.append(base)
        for mark in [firstMark, secondMark] where mark != 0 {
            if let mark = Unicode.Scalar(mark) { scalars.append(mark) }
        }
    }
}
