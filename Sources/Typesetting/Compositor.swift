import CPango
import CellText

/// A Pango context that is let go with its last user.
final class Context {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
}

/// GLib ends the process when memory runs out, so its constructors give an object or do not return.
func made<Object>(_ object: Object?) -> Object {
    guard let object else { preconditionFailure("GLib made nothing") }
    return object
}

/// Sets text in the faces of a page; all lengths are points.
final class Compositor {
    enum Face { case body, title, label }
    enum Side { case left, centre, right }

    /// Text as set, in lines.
    final class Block {
        private let layouts: [OpaquePointer]
        let lines: [Line]
        /// Of a line, from its highest shape to its lowest, and from there to its base.
        let height: Double
        let ascent: Double

        /// A line, where it begins and how wide it is.
        struct Line {
            let line: UnsafeMutablePointer<PangoLayoutLine>
            let x: Double
            let width: Double
            fileprivate let height: Double
            fileprivate let ascent: Double
        }

        /// - Parameter justified: the same text spread over the whole width. Lines that a long number left short, so that
        ///   spreading would tear them apart, stay as they are.
        fileprivate init(_ layout: OpaquePointer, justified: OpaquePointer?, width: Double) {
            layouts = [layout, justified].compactMap(\.self)
            var lines = Block.lines(of: layout)
            let spread = justified.map(Block.lines) ?? []
            for (index, line) in lines.enumerated()
            where spread.count == lines.count && line.x + line.width > width * 0.94 { lines[index] = spread[index] }
            self.lines = lines
            (height, ascent) = (lines.map(\.height).max() ?? 0, lines.map(\.ascent).max() ?? 0)
        }

        private static func lines(of layout: OpaquePointer) -> [Line] {
            var lines: [Line] = []
            let iterator = pango_layout_get_iter(layout)
            defer { pango_layout_iter_free(iterator) }
            repeat {
                var extents = PangoRectangle()
                pango_layout_iter_get_line_extents(iterator, nil, &extents)
                guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
                let base = pango_layout_iter_get_baseline(iterator) - extents.y
                lines.append(
                    Line(
                        line: line, x: Double(extents.x) / Compositor.scale,
                        width: Double(extents.width) / Compositor.scale,
                        height: Double(extents.height) / Compositor.scale, ascent: Double(base) / Compositor.scale))
            } while pango_layout_iter_next_line(iterator) != 0
            return lines
        }

        /// Draws line `index` in a space of `leading` whose upper left corner is given.
        func draw(_ index: Int, on surface: OpaquePointer, x: Double, y: Double, leading: Double) {
            cairo_move_to(surface, x + lines[index].x, y + (leading - height) / 2 + ascent)
            pango_cairo_show_layout_line(surface, lines[index].line)
        }

        /// All lines, one below the other.
        func draw(on surface: OpaquePointer, x: Double, y: Double, leading: Double) {
            for index in lines.indices {
                draw(index, on: surface, x: x, y: y + Double(index) * leading, leading: leading)
            }
        }

        deinit { for layout in layouts { g_object_unref(UnsafeMutableRawPointer(layout)) } }
    }

    static let scale = Double(PANGO_SCALE)

    private let context: Context
    private let faces: Typefaces
    private(set) var missing: [Character] = []

    init(context: Context, faces: Typefaces) {
        (self.context, self.faces) = (context, faces)
    }

    /// `text` in lines of `width` at most.
    func block(
        _ text: SafeText, _ face: Face, size: Double, width: Double, side: Side = .left, indent: Double = 0,
        justified: Bool = false
    ) -> Block {
        let layout = made(pango_layout_new(context.pointer))
        let font = made(pango_font_description_new())
        pango_font_description_set_family(font, family(face))
        pango_font_description_set_size(font, Int32((size * Compositor.scale).rounded()))
        if face == .title { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32((max(width, size) * Compositor.scale).rounded()))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_indent(layout, Int32((indent * Compositor.scale).rounded()))
        pango_layout_set_alignment(
            layout, side == .left ? PANGO_ALIGN_LEFT : side == .centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT)
        pango_layout_set_auto_dir(layout, 0)
        // Text, never markup.
        pango_layout_set_text(layout, text.string, -1)
        if pango_layout_get_unknown_glyphs_count(layout) > 0 { lookForMissing(in: text, layout) }
        let spread = justified ? pango_layout_copy(layout) : nil
        if let spread { pango_layout_set_justify(spread, 1) }
        return Block(layout, justified: spread, width: width)
    }

    private func lookForMissing(in text: SafeText, _ layout: OpaquePointer) {
        for glyph in text.glyphs {
            pango_layout_set_text(layout, glyph.string, -1)
            guard pango_layout_get_unknown_glyphs_count(layout) > 0, let character = glyph.string.first else {
                continue
            }
            if !missing.contains(character) { missing.append(character) }
        }
        pango_layout_set_text(layout, text.string, -1)
    }

    private func family(_ face: Face) -> String {
        switch face {
        case .body: faces.body
        case .title: faces.title
        case .label: faces.label
        }
    }
}
