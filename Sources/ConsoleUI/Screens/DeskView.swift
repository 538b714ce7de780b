import Casework
import CellText

/// The four panes of the desk.
extension Model {
    func drawDesk(on grid: inout Grid) {
        drawQueue(on: &grid, in: layout.queue)
        drawSlips(on: &grid, in: layout.slips)
        let rows = checklistRows(width: layout.work.width - 1)
        let (checklist, notice) = layout.divided(rows: rows.count)
        drawChecklist(rows, on: &grid, in: checklist)
        drawNotice(on: &grid, in: notice)
        drawAside(on: &grid)
    }

    /// A title row in reverse video; the pane that has the keyboard is bold and marked.
    func drawTitle(_ text: SafeText, detail: SafeText = "", pane: Desk.Pane?, on grid: inout Grid, in rect: Rect) {
        let row = rect.top(1)
        let isActive = pane == desk.pane && layers.isEmpty
        grid.fill(row, style: .reverse)
        let x = grid.put(
            SafeText(isActive ? ">" : " ") + text, x: rect.x, y: rect.y,
            style: isActive ? Style([.reverse, .bold]) : .reverse, within: row)
        let room = rect.x + rect.width - x - 1
        grid.put(detail.truncated(to: room), x: x + 1, y: rect.y, style: .reverse, within: row)
    }

    /// Says at the right end of a pane's title how many of its rows lie below the last one shown.
    func drawMore(_ rows: Int, _ key: String, on grid: inout Grid, in rect: Rect) {
        guard rows > 0 else { return }
        let text = station.say(key, ["n": "\(rows)"])
        grid.put(text, x: rect.maxX - text.width, y: rect.y, style: .reverse, within: rect)
    }

    func drawQueue(on grid: inout Grid, in rect: Rect) {
        let waiting = desk.queue.filter(\.isWaiting)
        let longest = waiting.map(\.waitingSince).min().map(span) ?? ""
        drawTitle(
            station.say("pane.queue"),
            detail: waiting.isEmpty
                ? station.say("pane.queue.empty")
                : station.say("pane.queue.detail", ["n": "\(waiting.count)", "for": longest]),
            pane: .queue, on: &grid, in: rect)
        let height = rect.height - 1
        let selected = desk.queue.firstIndex { $0.id == desk.markedTicket?.id } ?? 0
        let first = desk.pane == .queue ? max(0, min(selected - height / 2, desk.queue.count - height)) : 0
        for (index, row) in desk.queue.dropFirst(first).prefix(height).enumerated() {
            let y = rect.y + 1 + index
            let isCurrent = desk.pane == .queue && row.id == desk.queue[safe: selected]?.id
            let isServed = row.id == desk.ticket?.id
            let style = Style((isServed ? Style.Attributes.bold : []).union(isCurrent ? .reverse : []))
            if isCurrent { grid.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .reverse) }
            let mark: SafeText = isServed ? "*" : isCurrent ? ">" : " "
            let state = station.say("ticket.\(row.state)")
            grid.put(mark + SafeText(row.number).padded(to: 6) + state.padded(to: 7), x: rect.x, y: y, style: style)
            grid.put(ticketDetail(row).fitted(to: rect.width - 15, .trailing), x: rect.x + 15, y: y, style: style)
        }
    }

    private func ticketDetail(_ row: TicketSummary) -> SafeText {
        let wide = layout.queue.width >= 28
        switch Ticket.State(rawValue: row.state) {
        case .absent: return station.say("ticket.noShows", ["n": "\(row.noShows)"])
        case .called:
            return minutes(since: row.since) + (wide ? station.say("ticket.at", ["counter": row.counter ?? ""]) : "")
        default:
            let time = span(since: row.isWaiting ? row.waitingSince : row.since)
            return wide ? station.say("ticket.taken", ["time": row.takenAt.clock, "for": time]) : SafeText(time)
        }
    }

    /// Whole minutes; a running second would repaint the screen for nothing.
    private func minutes(since instant: Instant) -> SafeText { SafeText(span(since: instant)) }

    /// How long ago in the unit that says it shortest: minutes, hours, days.
    func span(since instant: Instant) -> String {
        let minutes = max(0, shownAt.seconds(since: instant)) / 60
        if minutes < 120 { return station.text("minutes", ["n": "\(minutes)"]) }
        if minutes < 48 * 60 { return station.text("hours", ["n": "\(minutes / 60)"]) }
        return station.text("days", ["n": "\(minutes / 1440)"])
    }

    func drawSlips(on grid: inout Grid, in rect: Rect) {
        let open = desk.slips.filter(\.isOpen).count
        drawTitle(
            station.say("pane.slips"), detail: station.say("pane.slips.detail", ["n": "\(open)"]), pane: .slips,
            on: &grid, in: rect)
        let perSlip = 2
        let room = (rect.height - 1) / perSlip
        let selected = desk.slips.firstIndex { $0.id == desk.selectedSlip } ?? 0
        let first = max(0, min(selected - room / 2, desk.slips.count - room))
        for (index, row) in desk.slips.dropFirst(first).prefix(room).enumerated() {
            let y = rect.y + 1 + index * perSlip
            let isCurrent = desk.pane == .slips && row.id == desk.slips[safe: selected]?.id
            let style: Style = isCurrent ? .reverse : .plain
            // The day's running number is enough where there is no room for more.
            let digits = rect.width < 28 ? 4 : rect.width < 34 ? 8 : 12
            let head =
                SafeText("\(moment(row.slip.givenAt))>\(station.owner(row.slip.department)) ")
                + station.say("slip.papers", ["n": "\(row.slip.papers)"]) + SafeText(" \(row.number.suffix(digits))")
            let by = station.say("slip.by", ["person": row.slip.givenBy])
            grid.put(head.fitted(to: rect.width), x: rect.x, y: y, style: style)
            grid.put(
                (SafeText("  ") + slipState(row) + (rect.width < 28 ? "" : by)).fitted(to: rect.width), x: rect.x,
                y: y + 1,
                style: isCurrent ? .reverse : row.isOpen ? Style(tint: .warn) : .plain)
        }
    }

    /// What has become of a slip, in words.
    func slipState(_ row: SlipRow) -> SafeText {
        guard !row.isOpen else { return station.say("slip.open", ["for": span(since: row.slip.givenAt)]) }
        return station.say(
            "slip.\(row.slip.state)", ["person": row.slip.closedBy ?? "", "time": row.slip.closedAt?.clock ?? ""])
    }

    /// The clock of today, the date of another day.
    private func moment(_ instant: Instant) -> String {
        instant.day == now.day ? instant.clock : station.day(instant.day, from: now.day)
    }
}

extension TicketSummary {
    /// It waits to be called.
    var isWaiting: Bool { state == Ticket.State.waiting.rawValue }
}
