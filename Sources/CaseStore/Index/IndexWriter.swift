import Casework
import FoundationEssentials
import GRDB

/// Writes the rows of one record; what was there of it before is replaced.
extension Database {
    func write(_ row: PreparedRow) throws {
        switch row {
        case .caseRow(let prepared): try write(prepared)
        case .ticketRow(let summary, let encoded, let exceptions):
            try write(summary, encoded)
            try write(exceptions, of: summary.id)
        case .enquiryRow(let summary, let encoded): try write(summary, encoded)
        case .stockRow: break
        }
    }

    private func write(_ prepared: PreparedCase) throws {
        let (summary, text) = (prepared.summary, prepared.text)
        let before = try place(of: summary.id)
        let row = before.row
        if before.isNew || before.keys != text.keys {
            try forgetWords(before)
            try run("INSERT INTO search (rowid, keys) VALUES (?, ?)", [row, text.keys])
            for key in text.beginnings { try run("INSERT INTO beginnings (key, row) VALUES (?, ?)", [key, row]) }
        }
        try run(
            """
            INSERT OR REPLACE INTO cases
                (row, id, number, centre, openedBy, names, initials, numbers, shorts, keys, summary)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                row, summary.id.description, summary.number, summary.centre, summary.openedBy, text.names,
                text.initials, text.numbers, text.shorts, text.keys, prepared.encoded,
            ])
        if !before.isNew { try forgetParts(row) }
        try writeParts(of: prepared, row)
    }

    private func writeParts(of prepared: PreparedCase, _ row: Int64) throws {
        let summary = prepared.summary
        for (place, item) in summary.items.enumerated() {
            try run(
                """
                INSERT INTO items (short, name) VALUES (?1, ?2)
                ON CONFLICT DO UPDATE SET name = ?2 WHERE name != ?2
                """,
                [SearchText.folded(item.short), SearchText.folded(item.name)])
            // The limits of steps are their departments' own; that of issue and delivery is the law's.
            let days = item.clocks + [item.termUntil, item.pauseUntil, item.deliveryDue]
            let due = days.compactMap { $0?.number }.min()
            if due != nil || CaseIndex.openStages.contains(item.stage) {
                try run(
                    "INSERT INTO caseItems (row, place, stage, department, due, watched) VALUES (?, ?, ?, ?, ?, ?)",
                    [row, place, item.stage, item.department, due, item.watchedOn?.number])
            }
            for step in item.steps {
                let due = (item.clocks + [step.due]).compactMap { $0?.number }.min()
                try run(
                    "INSERT INTO caseSteps (row, key, step, department, due) VALUES (?, ?, ?, ?, ?)",
                    [row, step.key, step.id, step.department, due])
            }
        }
        for use in summary.blanks {
            try run(
                "INSERT OR REPLACE INTO blankUses (row, number, owner, name, spoiled, day) VALUES (?, ?, ?, ?, ?, ?)",
                [row, use.number, use.owner, use.name, use.isSpoiled, use.on.number])
        }
        for (slip, encoded) in prepared.slips {
            let changed = slip.closedAt ?? slip.givenAt
            try run(
                """
                INSERT INTO slips
                    (row, handover, givenAt, changedAt, isOpen, isUnanswered, caseID, number, centre, slip)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    row, slip.handover, slip.givenAt.milliseconds, changed.milliseconds, slip.closedAt == nil,
                    slip.isUnanswered, summary.id.description, summary.number, summary.centre, encoded,
                ])
        }
        try write(prepared.exceptions, of: summary.id)
    }

    private func write(_ exceptions: [PreparedException], of record: ULID) throws {
        try run("DELETE FROM exceptions WHERE record = ?", [record.description])
        for (entry, encoded) in exceptions.map({ ($0.entry, $0.encoded) }) {
            let exception = entry.exception
            try run(
                "INSERT OR REPLACE INTO exceptions (record, id, at, isOpen, centre, entry) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    record.description, exception.id.description, exception.at.milliseconds, exception.isOpen,
                    entry.centre, encoded,
                ])
        }
    }

    /// Where a case's rows lie or are to lie, and the words under which it is found now.
    private struct RowPlace {
        var row: Int64
        var keys: String
        var isNew: Bool
    }

    /// Two cases of one millisecond and like chance lie side by side.
    private func place(of id: ULID) throws -> RowPlace {
        var row = id.order
        let statement = try cachedStatement(sql: "SELECT id, keys FROM cases WHERE row = ?")
        while let found = try Row.fetchOne(statement, arguments: [row]) {
            if found["id"] as String == id.description { return RowPlace(row: row, keys: found["keys"], isNew: false) }
            row += 1
        }
        return RowPlace(row: row, keys: "", isNew: true)
    }

    private func forgetWords(_ place: RowPlace) throws {
        guard !place.isNew else { return }
        try run("INSERT INTO search (search, rowid, keys) VALUES ('delete', ?, ?)", [place.row, place.keys])
        // By the texts, for the table has no way from a row to its keys.
        let numbers = try String.fetchOne(
            cachedStatement(sql: "SELECT numbers FROM cases WHERE row = ?"), arguments: [place.row])
        for key in (numbers ?? "").split(separator: "\n") {
            try run("DELETE FROM beginnings WHERE key = ? AND row = ?", [String(key), place.row])
        }
    }

    private func forgetParts(_ row: Int64) throws {
        try run("DELETE FROM caseItems WHERE row = ?", [row])
        try run("DELETE FROM caseSteps WHERE row = ?", [row])
        try run("DELETE FROM slips WHERE row = ?", [row])
        try run("DELETE FROM blankUses WHERE row = ?", [row])
    }

    private func write(_ summary: TicketSummary, _ encoded: Data) throws {
        try run(
            """
            INSERT OR REPLACE INTO tickets (id, day, centre, number, waitingSince, badRating, summary)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                summary.id.description, summary.day.number, summary.centre, summary.number,
                summary.waitingSince.milliseconds, summary.badRating, encoded,
            ])
    }

    private func write(_ summary: EnquirySummary, _ encoded: Data) throws {
        try run(
            """
            INSERT OR REPLACE INTO enquiries (id, number, centre, owner, caseID, day, due, isOpen, summary)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                summary.id.description, summary.number, summary.centre, summary.owner, summary.link?.id.description,
                summary.registeredOn.number, summary.due?.number, summary.state != .closed, encoded,
            ])
    }

    /// Forgets a record that is no longer there.
    func forget(_ place: Place) throws {
        switch place.kind {
        case .cases:
            let found = try self.place(of: place.id)
            guard !found.isNew else { break }
            try forgetWords(found)
            try forgetParts(found.row)
            try run("DELETE FROM cases WHERE row = ?", [found.row])
        case .tickets: try run("DELETE FROM tickets WHERE id = ?", [place.id.description])
        case .enquiries: try run("DELETE FROM enquiries WHERE id = ?", [place.id.description])
        case .blanks, .shifts: break
        }
        try run("DELETE FROM exceptions WHERE record = ?", [place.id.description])
        try run(
            "DELETE FROM records WHERE kind = ? AND shard = ? AND id = ?",
            [place.kind.rawValue, place.shard, place.id.description])
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

extension TicketSummary {
    /// How the list of bad ratings finds it: 0 while it is open, then the day on which it was closed.
    fileprivate var badRating: Int? {
        guard let rated, rated.rating.grade.isBad else { return nil }
        return rated.isOpen ? 0 : rated.closedOn?.number
    }
}
