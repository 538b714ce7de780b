import Casework
import CellText

/// The department's screen: every handover to it, what waits for a signature first.
extension Model {
    /// Cells of the columns: time, case, department, papers, giver; the state takes the rest.
    private static let slipColumns = [14, 21, 11, 7, 8]

    func drawSlipTable(on grid: inout Grid) {
        let rect = layout.body
        let open = desk.slips.filter(\.isOpen).count
        drawTitle(
            station.say("pane.arriving"), detail: station.say("pane.slips.detail", ["n": "\(open)"]), pane: .slips,
            on: &grid, in: rect)
        guard !desk.slips.isEmpty else {
            grid.put(station.say("slip.none"), x: 1, y: rect.y + 1, style: .dim)
            return
        }
        let heads = ["time", "number", "department", "papers", "givenBy", "state"].map { station.say("table.\($0)") }
        grid.put(columns(heads, mark: " ", width: rect.width - 1), x: rect.x, y: rect.y + 1, style: .underline)
        let height = rect.height - 2
        let selected = desk.slips.firstIndex { $0.id == desk.selectedSlip } ?? 0
        let first = max(0, min(selected - height / 2, desk.slips.count - height))
        for (index, row) in desk.slips.dropFirst(first).prefix(height).enumerated() {
            let isCurrent = first + index == selected
            let given = row.slip.givenAt
            let cells = [
                SafeText("\(station.day(given.day, from: now.day)) \(given.clock)"), SafeText(row.number),
                SafeText(station.owner(row.slip.department)),
                station.say("slip.papers", ["n": "\(row.slip.papers)"]), SafeText(row.slip.givenBy), slipState(row),
            ]
            grid.put(
                columns(cells, mark: isCurrent ? ">" : " ", width: rect.width - 1), x: rect.x,
                y: rect.y + 2 + index, style: isCurrent ? .reverse : row.isOpen ? .bold : .plain)
        }
    }

    private func columns(_ cells: [SafeText], mark: SafeText, width: Int) -> SafeText {
        let widths = Model.slipColumns
        var line = mark
        for (index, cell) in cells.enumerated() { line += index < widths.count ? cell.fitted(to: widths[index]) : cell }
        return line.fitted(to: width)
    }
}
