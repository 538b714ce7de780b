import Casework
import FoundationEssentials
import GRDB

/// Writes the rows of one record; what was there of it before is replaced.
extension Database {
    func write(_ row: IndexRow) throws {
        switch row {
        case .caseRow(let summary): try write(summary)
        case .ticketRow(let summary): try write(summary)
        }
    }

    private func write(_ summary: CaseSummary) throws {
        let id = summary.id.description
        // Items, steps, slips and search keys go with their case.
        try run("DELETE FROM cases WHERE id = ?", [id])
        try run(
            """
            INSERT INTO cases (id, number, openedDay, openedAt, centre, openedBy, names, summary)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, summary.number, summary.openedAt.day.number, summary.openedAt.milliseconds, summary.centre,
                summary.openedBy, summary.names.map(SearchKeys.folded).joined(separator: "\n"),
                try JSONEncoder().encode(summary),
            ])
        for (place, item) in summary.items.enumerated() {
            let days = item.clocks + [item.termUntil, item.pauseUntil]
            try run(
                "INSERT INTO caseItems (caseID, place, stage, department, due) VALUES (?, ?, ?, ?, ?)",
                [id, place, item.stage, item.department, days.compactMap { $0?.number }.min()])
            try write(item, of: id)
        }
        for slip in summary.slips {
            let changed = slip.closedAt ?? slip.givenAt
            try run(
                "INSERT INTO slips (caseID, handover, givenAt, changedAt, isOpen) VALUES (?, ?, ?, ?, ?)",
                [id, slip.handover, slip.givenAt.milliseconds, changed.milliseconds, slip.closedAt == nil])
        }
        for key in SearchKeys.keys(of: summary) {
            try run("INSERT INTO searchKeys (key, caseID) VALUES (?, ?)", [key, id])
        }
    }

    /// The work on an item, each by the day that presses first.
    private func write(_ item: CaseSummary.Item, of id: String) throws {
        for step in item.steps {
            let due = (item.clocks + [step.due]).compactMap { $0?.number }.min()
            try run(
                "INSERT INTO caseSteps (caseID, key, step, department, due, isTaken) VALUES (?, ?, ?, ?, ?, ?)",
                [id, step.key, step.id, step.department, due, step.person != nil])
        }
    }

    private func write(_ summary: TicketSummary) throws {
        try run(
            """
            INSERT OR REPLACE INTO tickets (id, day, centre, number, waitingSince, summary)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                summary.id.description, summary.day.number, summary.centre, summary.number,
                summary.waitingSince.milliseconds, try JSONEncoder().encode(summary),
            ])
    }

    /// A statement that is prepared once for each connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension CaseSummary.Item {
    /// Last days of the clocks that departments work against.
    fileprivate var clocks: [Day?] { [statutoryDue, promisedDue, jointDue] }
}
