import CPango
import CQRencode
import Glibc

/// A QR code, level M: a quarter of what a stamp may smear can be made up for by 15 in a hundred.
struct QRCode {
    private let side: Int
    private let modules: [Bool]

    /// The code of `text`; nil for text that no code holds.
    init?(_ text: String) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        let data = UnsafeBufferPointer(start: code.pointee.data, count: side * side)
        modules = data.map { $0 & 1 == 1 }
    }

    /// Draws it in a square of `size` points; white around it is the page's.
    func draw(on surface: OpaquePointer, x: Double, y: Double, size: Double) {
        let module = size / Double(side)
        cairo_save(surface)
        // Edges that are not smoothed leave no hairlines between modules.
        cairo_set_antialias(surface, CAIRO_ANTIALIAS_NONE)
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, modules[row * side + column] { column += 1 }
                if column > start {
                    cairo_rectangle(
                        surface, x + Double(start) * module, y + Double(row) * module,
                        Double(column - start) * module, module)
                }
                column += 1
            }
        }
        cairo_fill(surface)
        cairo_restore(surface)
    }
}
