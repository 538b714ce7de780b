public import Casework
import CellText

/// What waits at the issue window, in four sections: to be taken over, ready to issue, post, delivery receipts.
extension Model {
    /// The sections, in the order of the list.
    enum IssueSection: String, CaseIterable, Sendable {
        case takeOver, issue, post, receipts

        /// The section of a row of work.
        init(step: String) {
            switch step {
            case "issue": self = .issue
            case "post", "carried": self = .post
            case "receipt", "receiptGiven": self = .receipts
            default: self = .takeOver
            }
        }
    }

    func drawIssueList(on grid: inout Grid, in rect: Rect) {
        let sections = IssueSection.allCases.map { section in
            (section: section, rows: desk.inbox.filter { IssueSection(step: $0.step.id) == section })
        }
        let selected = desk.inbox.first { $0.id == desk.selectedWork } ?? desk.inbox.first
        let heights = Model.shares(sections.map(\.rows.count), of: rect.height - sections.count)
        var rest = rect
        for (place, entry) in sections.enumerated() {
            let area = rest.top(heights[place] + 1)
            drawTitle(
                station.say("pane.issue.\(entry.section.rawValue)"),
                detail: station.say("pane.issue.detail", ["n": "\(entry.rows.count)"]),
                pane: isSelected(entry.section, selected) ? .inbox : nil, on: &grid, in: area)
            let current = entry.rows.firstIndex { $0.id == selected?.id }
            let first = max(0, min((current ?? 0) - heights[place] / 2, entry.rows.count - heights[place]))
            for (index, row) in entry.rows.dropFirst(first).prefix(heights[place]).enumerated() {
                draw(row, isCurrent: row.id == selected?.id && desk.pane == .inbox, on: &grid, in: area, index + 1)
            }
            drawMore(entry.rows.count - first - heights[place], "pane.more", on: &grid, in: area)
            rest = rest.below(heights[place] + 1)
        }
    }

    private func isSelected(_ section: IssueSection, _ row: WorkRow?) -> Bool {
        IssueSection(step: row?.step.id ?? "") == section
    }

    private func draw(_ row: WorkRow, isCurrent: Bool, on grid: inout Grid, in area: Rect, _ line: Int) {
        let isOpen = row.id.caseID == desk.subject?.id
        let mark: SafeText = isOpen ? "*" : isCurrent ? ">" : " "
        let state = issueWord(row)
        // A holder is typed without having been seen; on a narrow screen the applicant says more than the item.
        let who = row.step.id == "takeOver" ? row.item : row.applicant
        let number = row.number.suffix(area.width < 34 ? 4 : 8)
        let name = mark + SafeText(area.width < 28 ? "\(number) \(who)" : "\(number) \(row.short) \(who)")
        let style: Style = isCurrent ? .reverse : isOpen ? .bold : tint(of: urgency(row.due))
        grid.put(
            name.fitted(to: area.width - state.width - 1) + " " + state, x: area.x, y: area.y + line, style: style,
            within: area)
    }

    /// How a row stands, in a word: how near its limit is, whether the applicant knows, where the paper is.
    private func issueWord(_ row: WorkRow) -> SafeText {
        switch row.step.id {
        case "takeOver": return dueWord(row.due)
        case "issue":
            if isExpired(row) { return station.say("issue.expired") }
            return station.say("issue.contact.\(row.waiting?.contact ?? "none")")
        default: return station.say("issue.step.\(row.step.id)")
        }
    }

    func isExpired(_ row: WorkRow) -> Bool { row.waiting?.validUntil.map { $0 < now.day } ?? false }

    /// Rows for each of several lists that share `room`: each gets what it needs, the longer ones share what is left.
    static func shares(_ counts: [Int], of room: Int) -> [Int] {
        var shares = counts.map { _ in 0 }
        var left = max(0, room)
        while left > 0 {
            let hungry = counts.indices.filter { shares[$0] < counts[$0] }
            guard let next = hungry.min(by: { shares[$0] < shares[$1] }) else { break }
            shares[next] += 1
            left -= 1
        }
        return shares
    }
}

extension WorkRow {
    /// What waits for the issue window in these cases, section by section, in each the most urgent first.
    public static func issueRows(_ cases: [CaseSummary]) -> [WorkRow] {
        bySection(
            cases.flatMap { summary in
                summary.items.flatMap { item in
                    item.steps.filter { $0.department == Owner.issueWindow.id }.map { WorkRow(summary, item, $0) }
                }
            })
    }

    static func bySection(_ rows: [WorkRow]) -> [WorkRow] {
        func rank(_ row: WorkRow) -> (Int, Int, String) {
            let section = Model.IssueSection.allCases.firstIndex(of: Model.IssueSection(step: row.step.id)) ?? 0
            return (section, row.due?.number ?? .max, row.number)
        }
        return rows.sorted { rank($0) < rank($1) }
    }
}
