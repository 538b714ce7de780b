import Casework
import CellText
import Documents

/// What waits for the department, the most urgent first, each with its due day in words.
extension Model {
    func drawInbox(on grid: inout Grid, in rect: Rect) {
        let late = desk.inbox.filter { urgency($0.due) == .over }.count
        drawTitle(
            station.say("pane.inbox"),
            detail: station.say(
                late > 0 ? "pane.inbox.late" : "pane.inbox.detail", ["n": "\(desk.inbox.count)", "late": "\(late)"]),
            pane: .inbox, on: &grid, in: rect)
        guard !desk.inbox.isEmpty else {
            grid.put(
                station.say("inbox.none").truncated(to: rect.width - 2), x: rect.x + 1, y: rect.y + 1, style: .dim,
                within: rect)
            return
        }
        let room = (rect.height - 1) / 2
        let selected = desk.inbox.firstIndex { $0.id == desk.selectedWork } ?? 0
        let first = max(0, min(selected - room / 2, desk.inbox.count - room))
        for (index, row) in desk.inbox.enumerated().dropFirst(first).prefix(room) {
            let y = rect.y + 1 + (index - first) * 2
            let isCurrent = index == selected && desk.pane == .inbox
            let isOpen = row.id.caseID == desk.subject?.id
            let style: Style = isCurrent ? .reverse : isOpen ? .bold : .plain
            let mark: SafeText = isOpen ? "*" : isCurrent ? ">" : " "
            let left = dueWord(row.due)
            let name = mark + SafeText("\(row.short) \(workName(row))")
            let room = rect.width - 1 - left.width
            grid.put(name.fitted(to: room) + " " + left, x: rect.x, y: y, style: style, within: rect)
            let holder = row.step.person.map {
                $0 == session?.actor.person ? station.text("inbox.mine") : station.name(of: $0)
            }
            let detail = SafeText("  \(row.number.suffix(4)) \(holder.map { $0 + " " } ?? "")\(row.applicant)")
            grid.put(
                detail.fitted(to: rect.width), x: rect.x, y: y + 1,
                style: isCurrent ? .reverse : tint(of: urgency(row.due)), within: rect)
        }
    }

    private func workName(_ row: WorkRow) -> String {
        row.step.name.isEmpty ? station.text("work.\(row.step.id)") : row.step.name
    }

    /// How near a due day is: a word and an attribute, never colour alone.
    enum Urgency: Sendable {
        case none, ample, soon, over
    }

    func urgency(_ due: Day?) -> Urgency {
        guard let due else { return .none }
        let left = station.rules.calendar.workingDaysLeft(from: now.day, to: due)
        return left < 0 ? .over : left <= 1 ? .soon : .ample
    }

    func tint(of urgency: Urgency) -> Style {
        switch urgency {
        case .none, .ample: .plain
        case .soon: Style([.bold], tint: .warn)
        case .over: Style([.bold], tint: .bad)
        }
    }

    /// `余3日`, `今到期`, `超2日`.
    func dueWord(_ due: Day?) -> SafeText {
        guard let due else { return "" }
        return SafeText(station.words.left(until: due, from: now.day, station.rules.calendar))
    }
}
