import Casework
import CellText

/// The plan of a joint case or a project as a text Gantt: bars, room, the critical path, and on whom it waits.
extension Model {
    mutating func showPlan(_ cases: [Case]) {
        let plan = Plan(cases, asOf: now.day, station.rules)
        let title = station.text(
            "page.plan", ["number": cases.count == 1 ? cases[0].number : cases.first?.fields["projectCode"] ?? ""])
        layers.append(.page(PageView(title: title, lines: planLines(plan, lead: cases.first?.lead))))
    }

    private func planLines(_ plan: Plan, lead: String?) -> [SafeText] {
        guard let first = plan.rows.map(\.start).min(), let last = plan.end else { return [station.say("plan.empty")] }
        let names = 34
        let width = max(20, min(size.width, 132) - names - 12)
        let span = max(1, last.number - first.number + 1)
        func place(_ day: Day) -> Int { min(width - 1, (day.number - first.number) * width / span) }
        var lines = [
            station.say(
                "plan.span",
                [
                    "from": station.day(first, from: now.day), "to": station.day(last, from: now.day),
                    "lead": lead.map(station.department) ?? "—",
                ])
        ]
        var item = ""
        for row in plan.rows {
            let head = "\(row.short) \(row.number)"
            if head != item {
                item = head
                lines.append(SafeText(head))
            }
            lines.append(planLine(row, names: names, width: width, place))
        }
        lines.append("")
        lines.append(station.say("plan.legend"))
        let waits = plan.rows.filter { $0.isCritical && $0.state.isActive }
        lines += waits.map { row in
            let person: String = if case .taken(let person) = row.state { station.name(of: person) } else { "" }
            return station.say(
                "plan.waits",
                [
                    "step": "\(row.short) \(row.name)", "department": station.department(row.department),
                    "person": person, "date": station.day(row.end, from: now.day),
                ])
        }
        lines += plan.rows.compactMap { row in
            guard case .lost(let shorts) = row.state else { return nil }
            return station.say(
                "plan.lost", ["step": "\(row.short) \(row.name)", "names": shorts.joined(separator: "、")])
        }
        return lines
    }

    private func planLine(_ row: Plan.Row, names: Int, width: Int, _ place: (Day) -> Int) -> SafeText {
        let (from, to) = (place(row.start), place(row.end))
        let letter: Character =
            switch row.state {
            case .done: "="
            case .open, .taken: "#"
            case .waiting, .lost: "-"
            }
        var bar = [Character](repeating: " ", count: width)
        for index in from...max(from, to) { bar[index] = letter }
        let today = place(min(max(now.day, row.start), row.end))
        if row.state.isActive { bar[today] = ">" }
        let name =
            SafeText(row.isCritical ? " *" : "  ") + SafeText(row.name).fitted(to: 18) + " "
            + SafeText(station.department(row.department)).fitted(to: 9)
        let slack = row.isCritical ? station.text("plan.critical") : row.slack == 0 ? "" : "+\(row.slack)"
        return name.fitted(to: names - 2) + SafeText(String(bar)) + SafeText(" " + slack)
    }
}
