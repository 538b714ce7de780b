import CellText

/// Letters and digits large enough for a hall: five points high, each point two cells wide. Points are cells in reverse, since
/// no block character is as wide on every terminal.
enum LargeType {
    static let height = 5
    private static let point = 2
    private static let gap = 2

    /// Rows of five points, from the left the highest bit.
    private static let shapes: [Character: [UInt8]] = [
        "0": [0b01110, 0b10001, 0b10001, 0b10001, 0b01110], "1": [0b00100, 0b01100, 0b00100, 0b00100, 0b01110],
        "2": [0b11110, 0b00001, 0b01110, 0b10000, 0b11111], "3": [0b11110, 0b00001, 0b00110, 0b00001, 0b11110],
        "4": [0b10010, 0b10010, 0b11111, 0b00010, 0b00010], "5": [0b11111, 0b10000, 0b11110, 0b00001, 0b11110],
        "6": [0b01110, 0b10000, 0b11110, 0b10001, 0b01110], "7": [0b11111, 0b00001, 0b00010, 0b00100, 0b00100],
        "8": [0b01110, 0b10001, 0b01110, 0b10001, 0b01110], "9": [0b01110, 0b10001, 0b01111, 0b00001, 0b01110],
        "A": [0b01110, 0b10001, 0b11111, 0b10001, 0b10001], "B": [0b11110, 0b10001, 0b11110, 0b10001, 0b11110],
        "C": [0b01111, 0b10000, 0b10000, 0b10000, 0b01111], "D": [0b11110, 0b10001, 0b10001, 0b10001, 0b11110],
        "E": [0b11111, 0b10000, 0b11110, 0b10000, 0b11111], "F": [0b11111, 0b10000, 0b11110, 0b10000, 0b10000],
        "G": [0b01111, 0b10000, 0b10011, 0b10001, 0b01111], "H": [0b10001, 0b10001, 0b11111, 0b10001, 0b10001],
        "I": [0b01110, 0b00100, 0b00100, 0b00100, 0b01110], "J": [0b00001, 0b00001, 0b00001, 0b10001, 0b01110],
        "K": [0b10001, 0b10010, 0b11100, 0b10010, 0b10001], "L": [0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
        "M": [0b10001, 0b11011, 0b10101, 0b10001, 0b10001], "N": [0b10001, 0b11001, 0b10101, 0b10011, 0b10001],
        "O": [0b01110, 0b10001, 0b10001, 0b10001, 0b01110], "P": [0b11110, 0b10001, 0b11110, 0b10000, 0b10000],
        "Q": [0b01110, 0b10001, 0b10101, 0b10010, 0b01101], "R": [0b11110, 0b10001, 0b11110, 0b10010, 0b10001],
        "S": [0b01111, 0b10000, 0b01110, 0b00001, 0b11110], "T": [0b11111, 0b00100, 0b00100, 0b00100, 0b00100],
        "U": [0b10001, 0b10001, 0b10001, 0b10001, 0b01110], "V": [0b10001, 0b10001, 0b10001, 0b01010, 0b00100],
        "W": [0b10001, 0b10001, 0b10101, 0b11011, 0b10001], "X": [0b10001, 0b01010, 0b00100, 0b01010, 0b10001],
        "Y": [0b10001, 0b01010, 0b00100, 0b00100, 0b00100], "Z": [0b11111, 0b00010, 0b00100, 0b01000, 0b11111],
    ]

    /// Cells that `text` takes; nil where it has a character without a shape.
    static func width(_ text: String) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ shapes[$0] != nil }) else { return nil }
        return text.count * (5 * point + gap) - gap
    }

    /// Draws `text`; what has no shape is left out.
    static func draw(_ text: String, x: Int, y: Int, style: Style, on grid: inout Grid) {
        var left = x
        for character in text {
            for (row, bits) in (shapes[character] ?? []).enumerated() {
                for column in 0..<5 where bits & (0b10000 >> UInt8(column)) != 0 {
                    grid.fill(Rect(x: left + column * point, y: y + row, width: point, height: 1), style: style)
                }
            }
            left += 5 * point + gap
        }
    }
}
