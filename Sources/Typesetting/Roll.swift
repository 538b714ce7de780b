import CPango
import CellText
import Documents

/// A page on a roll: as long as its words.
struct Roll {
    private static let margin = 4 * Canvas.millimetre
    private static let code = 24 * Canvas.millimetre

    private let page: Page
    private let compositor: Compositor
    private let mark: CopyMark?
    private let width: Double

    /// - Parameter width: of the roll, in millimetres.
    init(_ page: Page, _ compositor: Compositor, _ mark: CopyMark?, width: Double) {
        (self.page, self.compositor, self.mark, self.width) = (page, compositor, mark, width * Canvas.millimetre)
    }

    func drawn() throws(TypesettingFault) -> SetPage {
        let measures = Setting.Measures(
            width: width - 2 * Roll.margin, size: 9.5, leading: 15, title: 12, big: 48, table: 9, seal: 0)
        var setting = Setting(compositor, measures)
        if let mark { setting.centred(SafeText(mark.words), 9, .label) }
        setting.set(page.lines, code: drawCode)
        let lines = setting.galley.pages(room: .infinity).flatMap(\.self)
        let height = lines.reduce(2 * Roll.margin) { $0 + $1.height }
        let canvas = try Canvas(width: width, height: height, for: page)
        canvas.page { surface in
            var y = Roll.margin
            for line in lines {
                line.content(surface, Roll.margin, y)
                y += line.height
            }
        }
        return try canvas.finished(compositor)
    }

    private func drawCode(_ setting: inout Setting) {
        guard let code = page.code.flatMap({ QRCode($0.text) }) else { return }
        let x = (setting.measures.width - Roll.code) / 2
        setting.galley.heading([
            Galley.Line(
                { surface, left, y in code.draw(on: surface, x: left + x, y: y + 6, size: Roll.code) },
                height: Roll.code + 12)
        ])
    }
}
