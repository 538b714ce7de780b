import Casework
import CellText

/// The department's screen: every handover to it, with the papers of the selected one's case.
extension Model {
    func drawSlipTable(on grid: inout Grid, in rect: Rect? = nil) {
        let rect = rect ?? layout.body
        let open = desk.slips.filter(\.isOpen).count
        drawTitle(
            station.say("pane.arriving"), detail: station.say("pane.slips.detail", ["n": "\(open)"]), pane: .slips,
            on: &grid, in: rect)
        let height = rect.height - 1
        let selected = desk.slips.firstIndex { $0.id == desk.selectedSlip } ?? 0
        let first = max(0, min(selected - height / 2, desk.slips.count - height))
        for (index, row) in desk.slips.dropFirst(first).prefix(height).enumerated() {
            let y = rect.y + 1 + index
            let isCurrent = first + index == selected
            let style: Style = isCurrent ? .reverse : row.isOpen ? .bold : .plain
            let text =
                SafeText(isCurrent ? ">" : " ")
                + SafeText("\(station.day(row.slip.givenAt.day, from: now.day)) \(row.slip.givenAt.clock)").padded(
                    to: 13)
                + SafeText(row.number).padded(to: 22)
                + SafeText(station.department(row.slip.department)).padded(to: 10)
                + station.say("slip.papers", ["n": "\(row.slip.papers)"]).padded(to: 7) + slipState(row)
            grid.put(text.fitted(to: rect.width - 1), x: rect.x, y: y, style: style)
        }
        if desk.slips.isEmpty { grid.put(station.say("slip.none"), x: 1, y: rect.y + 1, style: .dim) }
    }
}
