import CPango
import Casework
import CellText
import Documents

/// A PDF file under way.
final class Canvas {
    /// Where Cairo's bytes go.
    private final class Sink {
        var bytes: [UInt8] = []
    }

    let surface: OpaquePointer
    private let file: OpaquePointer
    private let sink = Sink()
    private var pageCount = 0

    /// Points a millimetre.
    static let millimetre = 72 / 25.4

    /// A file of pages of this size in points, titled and dated as `page` is: with the clock's time in it no two files
    /// would be the same.
    init(width: Double, height: Double, for page: Page) throws(TypesettingFault) {
        file = cairo_pdf_surface_create_for_stream(
            { sink, data, count in
                guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes += UnsafeBufferPointer(
                    start: data, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        surface = cairo_create(file)
        let date = page.issuedAt.description
        cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_TITLE, "\(page.title.string) \(page.number)")
        cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_CREATE_DATE, date)
        cairo_pdf_surface_set_metadata(file, CAIRO_PDF_METADATA_CREATOR, "OneWindow")
    }

    /// Draws one page.
    func page(_ draw: (OpaquePointer) -> Void) {
        cairo_set_source_rgb(surface, 0, 0, 0)
        draw(surface)
        cairo_show_page(surface)
        pageCount += 1
    }

    /// Ends the file.
    func finished(_ compositor: Compositor) throws(TypesettingFault) -> SetPage {
        cairo_surface_finish(file)
        for status in [cairo_status(surface), cairo_surface_status(file)] where status != CAIRO_STATUS_SUCCESS {
            throw TypesettingFault(reason: String(cString: cairo_status_to_string(status)))
        }
        return SetPage(pdf: sink.bytes, pageCount: pageCount, missing: compositor.missing)
    }

    deinit {
        cairo_destroy(surface)
        cairo_surface_destroy(file)
    }
}

/// Strokes and surfaces.
enum Stroke {
    /// A thin line.
    static func line(
        _ surface: OpaquePointer, from: (x: Double, y: Double), to: (x: Double, y: Double), width: Double = 0.5
    ) {
        cairo_set_line_width(surface, width)
        cairo_move_to(surface, from.x, from.y)
        cairo_line_to(surface, to.x, to.y)
        cairo_stroke(surface)
    }

    /// Runs `body` in grey; 0 is black.
    static func grey(_ surface: OpaquePointer, _ light: Double, _ body: () -> Void) {
        cairo_save(surface)
        cairo_set_source_rgb(surface, light, light, light)
        body()
        cairo_restore(surface)
    }
}
