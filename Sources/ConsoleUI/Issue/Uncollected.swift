import Casework
import CellText

/// Lists of the issue window: whom to call today, and what nobody has collected, by age.
extension Model {
    /// Results that wait at the counter and whose holders don't know yet, the most urgent first.
    mutating func showToCall() -> [Effect] {
        let rows = desk.inbox.filter { row in
            guard row.step.id == "issue" else { return false }
            return row.waiting?.contact.flatMap(Contact.Outcome.init)?.isTold != true
        }
        return list(rows, title: "picker.toCall", none: "message.nobodyToCall")
    }

    /// Everything that waits for its holder, the longest first.
    mutating func showUncollected() -> [Effect] {
        let rows = desk.inbox.filter { $0.step.id == "issue" }
            .sorted { ($0.waiting?.since.number ?? 0, $0.number) < ($1.waiting?.since.number ?? 0, $1.number) }
        return list(rows, title: "picker.uncollected", none: "message.nothingUncollected")
    }

    private mutating func list(_ rows: [WorkRow], title: String, none: String) -> [Effect] {
        guard !rows.isEmpty else {
            tell(.info, none)
            return []
        }
        listCases(rows.map(uncollected), title: title)
        return []
    }

    private func uncollected(_ row: WorkRow) -> Picker.Row {
        let waiting = row.waiting
        let days = waiting.map { now.day.number - $0.since.number } ?? 0
        let tried =
            waiting.map { waiting in
                station.text(
                    "issue.tried",
                    ["n": "\(waiting.tries)", "last": station.text("issue.contact.\(waiting.contact ?? "none")")])
            } ?? ""
        let expired = isExpired(row) ? " " + station.text("issue.expired") : ""
        return Picker.Row(
            id: row.id.caseID.description,
            text: SafeText("\(row.number.suffix(8)) ") + station.say("days", ["n": "\(days)"]).fitted(to: 6)
                + SafeText(" \(row.applicant)"),
            detail: SafeText("\(tried)\(expired) \(waiting?.name ?? row.item) \(waiting?.number ?? "")"))
    }
}
