import CPango
import CellText
import Documents

/// A page on A4, in the manner of GB/T 9704 §5.2: 156 mm × 225 mm of text, 37 mm above it, 28 mm on its left. What would
/// need a second page is set smaller, with some of the lower margin, before it takes one.
struct Sheet {
    private static let width = 210 * Canvas.millimetre
    private static let height = 297 * Canvas.millimetre
    private static let left = 28 * Canvas.millimetre
    private static let top = 37 * Canvas.millimetre
    private static let textWidth = 156 * Canvas.millimetre
    private static let room = 225 * Canvas.millimetre
    private static let largeRoom = 240 * Canvas.millimetre
    /// A seal of a local body measures 42 mm.
    private static let seal = 42 * Canvas.millimetre
    private static let code = 19 * Canvas.millimetre

    /// 三号, which the standard asks for, with its 22 lines a page; 四号 and 小四 where they spare a page.
    private static let sizes: [(size: Double, leading: Double, table: Double, room: Double)] = [
        (15.75, room / 22, 12, room), (14, 22.5, 10.5, largeRoom), (12, 18, 10.5, largeRoom),
    ]

    private let page: Page
    private let compositor: Compositor
    private let mark: CopyMark?
    private let code: QRCode?

    init(_ page: Page, _ compositor: Compositor, _ mark: CopyMark?) {
        (self.page, self.compositor, self.mark) = (page, compositor, mark)
        code = page.code.flatMap { QRCode($0.text) }
    }

    func drawn() throws(TypesettingFault) -> SetPage {
        let canvas = try Canvas(width: Sheet.width, height: Sheet.height, for: page)
        let pages = laidOut
        for label in page.copyLabels {
            for (index, lines) in pages.enumerated() {
                canvas.page { surface in
                    furniture(surface, index + 1, pages.count, label)
                    var y = Sheet.top
                    for line in lines {
                        line.content(surface, Sheet.left, y)
                        y += line.height
                    }
                }
            }
        }
        return try canvas.finished(compositor)
    }

    /// The largest type that spares a page.
    private var laidOut: [[Setting.Line]] {
        var best: [[Setting.Line]] = []
        for size in Sheet.sizes {
            let measures = Setting.Measures(
                width: Sheet.textWidth, size: size.size, leading: size.leading, title: 22, big: 36, table: size.table,
                seal: Sheet.seal)
            var setting = Setting(compositor, measures)
            setting.set(page.lines, title: heading)
            let pages = setting.galley.pages(room: size.room)
            if best.isEmpty || pages.count < best.count { best = pages }
            if best.count == 1 { break }
        }
        return best
    }

    /// Above the title stands whose paper it is, below it its number: what further pages have in their head.
    private func heading(_ setting: inout Setting, _ title: SafeText) {
        let ends = page.head.map { Page.words($0, page: 1, of: 1) }
        if let body = ends.first, !body.isEmpty { setting.centred(body, 16) }
        setting.centred(title, setting.measures.title)
        if ends.count > 1, !ends[1].isEmpty { setting.centred(ends[1], 12, .body) }
    }

    /// What stands around the text: on the first page who keeps it and the code, on others the head; the foot on all.
    private func furniture(_ surface: OpaquePointer, _ number: Int, _ count: Int, _ label: String) {
        let edge = 12 * Canvas.millimetre
        var y = edge
        for words in [label, mark?.words ?? ""] where !words.isEmpty {
            let block = compositor.block(SafeText(words), .label, size: 10.5, width: Sheet.textWidth - Sheet.code - 12)
            block.draw(on: surface, x: Sheet.left, y: y, leading: 16)
            y += 16 * Double(block.lines.count)
        }
        if number == 1 {
            drawCode(surface, top: edge)
        } else {
            let base = Sheet.top - 8
            let ends = page.head.map { Page.words($0, page: number, of: count) }
            for (words, side) in zip(ends, [Compositor.Side.left, .right]) {
                compositor.block(words, .body, size: 9, width: Sheet.textWidth, side: side)
                    .draw(on: surface, x: Sheet.left, y: base - 14, leading: 13)
            }
            Stroke.line(surface, from: (Sheet.left, base), to: (Sheet.left + Sheet.textWidth, base))
        }
        let foot = Page.words(page.foot, page: number, of: count)
        compositor.block(foot, .body, size: 10.5, width: Sheet.textWidth, side: .centre)
            .draw(on: surface, x: Sheet.left, y: Sheet.height - 15 * Canvas.millimetre, leading: 14)
    }

    private func drawCode(_ surface: OpaquePointer, top: Double) {
        guard let code, let digits = page.code?.digits else { return }
        let x = Sheet.left + Sheet.textWidth - Sheet.code
        code.draw(on: surface, x: x, y: top, size: Sheet.code)
        let width = Sheet.code + 40
        compositor.block(SafeText(digits), .label, size: 8, width: width, side: .centre)
            .draw(on: surface, x: x - 20, y: top + Sheet.code + 2, leading: 11)
    }
}
