/// What a Unicode scalar is in a terminal, and how many cells it takes. The raw values are those of `CellWidthTable`.
enum ScalarKind: UInt32 {
    /// Takes no cell: it is drawn over the scalar before it.
    case mark
    case narrow
    case wide
    /// Has no shape of its own: bidi controls, zero-width characters, variation selectors. Nothing seen is lost without it.
    case invisible
    /// Would be seen or obeyed, but not drawn as text: controls, private use, unassigned.
    case undrawable
    /// A blank of one cell: tabs, line ends and the many spaces. The ideographic space is `wide`.
    case space

    init(_ scalar: Unicode.Scalar) {
        // Nearly all of a Chinese screen is in these two ranges.
        switch scalar.value {
        case 0x21...0x7E: self = .narrow
        case 0x4E00...0x9FFF: self = .wide
        default: self = ScalarKind(searching: scalar)
        }
    }

    private init(searching scalar: Unicode.Scalar) {
        // The last run that begins at or before the scalar; any kind fits in the low three bits.
        let key = scalar.value << 3 | 7
        let runs = CellWidthTable.runs
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle] <= key { low = middle + 1 } else { high = middle }
        }
        self = ScalarKind(rawValue: runs[low - 1] & 7) ?? .undrawable
    }
}
