import Catalogue
import CellText

extension Model {
    /// The whole body: numbered rows, and the current value alone on its line, for eye or mouse.
    func draw(_ feeder: Feeder, on grid: inout Grid) {
        let (body, sheet) = (layout.body, feeder.sheet)
        let title = station.say(
            "feeder.title", ["system": sheet.system.name, "number": feeder.number, "item": sheet.item])
        drawSheet(
            title.truncated(to: size.width - 2),
            foot: station.say(hasClipboard ? "feeder.foot.copy" : "feeder.foot.type"),
            on: &grid)
        let foot = body.maxY - 1
        let height = body.height - 5
        let first = max(0, min(feeder.row - height / 2, sheet.rows.count - height))
        let label = min(28, sheet.rows.map { SafeText($0.label).width }.max() ?? 0)
        for (index, row) in sheet.rows.enumerated().dropFirst(first).prefix(height) {
            let y = body.y + 1 + index - first
            let mark = SafeText(feeder.copied.contains(index) ? "*" : " ")
            let head = mark + SafeText("\(index + 1)").padded(to: 3, .trailing) + "  "
            let text = head + SafeText(row.label).fitted(to: label) + "  "
            let value = row.value.map { SafeText($0) } ?? station.say("feeder.none")
            let style: Style = index == feeder.row ? .reverse : row.value == nil ? .dim : .plain
            grid.put((text + value).fitted(to: size.width - 1), x: 0, y: y, style: style)
        }
        let value = sheet.rows[safe: feeder.row]?.value.map { SafeText($0) } ?? ""
        for (index, line) in value.wrapped(to: size.width - 2).prefix(2).enumerated() {
            grid.put(line, x: 0, y: foot - 2 + index, style: .bold)
        }
        grid.cursor = Point(x: 0, y: foot - 2)
    }
}
