import CPango
public import Documents
import Synchronization

/// Sets pages with Pango and draws them with Cairo: A4 in the manner of GB/T 9704, rolls at their width.
///
/// The same page, faces and mark give the same bytes, as long as the libraries and fonts stay.
public final class Typesetter: Sendable {
    private let faces: Typefaces
    /// Loading fonts takes most of the time, so they are kept; Pango's objects serve one thread at a time.
    private let fonts = Mutex(FontMap())

    /// A typesetter with these faces; no font is looked for before the first page.
    public init(_ faces: Typefaces = Typefaces()) {
        self.faces = faces
    }

    /// The page as a PDF, once for each of those who keep a copy.
    public func set(_ page: Page, mark: CopyMark? = nil) throws(TypesettingFault) -> SetPage {
        try fonts.withLock { (fonts) throws(TypesettingFault) in
            let compositor = Compositor(context: fonts.context(), faces: faces)
            return switch page.format {
            case .a4: try Sheet(page, compositor, mark).drawn()
            case .roll(let width): try Roll(page, compositor, mark, width: Double(width)).drawn()
            }
        }
    }
}

/// Pango's fonts, loaded when they are first asked for.
private struct FontMap: ~Copyable {
    private var map: UnsafeMutablePointer<PangoFontMap>?

    /// A context of its own: 72 points an inch, no fitting of shapes to any grid, simplified Chinese.
    mutating func context() -> Context {
        let map = map ?? made(pango_cairo_font_map_new())
        self.map = map
        let context = made(pango_font_map_create_context(map))
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_language(context, pango_language_from_string("zh-cn"))
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        return Context(context)
    }

    deinit {
        if let map { g_object_unref(map) }
    }
}
