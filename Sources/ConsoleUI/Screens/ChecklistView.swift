import Casework
import CellText

/// A row of the checklist pane as it is drawn.
struct ChecklistDisplayRow {
    var text: SafeText
    var style: Style
    /// Belongs to the current line, so that the pane keeps it in sight.
    var isCurrent: Bool
}

extension Model {
    /// The open case's checklist as rows: each line, its defects, and for the current one how to fill it in and receive it.
    func checklistRows(width: Int) -> [ChecklistDisplayRow] {
        guard let subject = desk.subject else { return idleRows(width: width) }
        var rows: [ChecklistDisplayRow] = []
        for (index, row) in subject.checklist().enumerated() {
            let isCurrent = row.material == desk.line
            func add(_ text: SafeText, _ style: Style = .plain) {
                rows.append(ChecklistDisplayRow(text: text, style: style, isCurrent: isCurrent))
            }
            let (word, style) = markWord(row)
            let file = fileMark(row.material)
            let counts =
                (file.isEmpty ? file : file + " ") + served(row, subject) + self.counts(row, subject)
            let head =
                SafeText(isCurrent ? ">" : " ") + SafeText("\(index + 1)").padded(to: 2, .trailing) + " "
                + word.padded(to: 5)
            let room = width - head.width - counts.width - 1
            add(head + SafeText(row.line.name).fitted(to: room) + " " + counts, isCurrent ? style.bolder : style)
            if case .failed(let defects, let note) = row.mark {
                let names = defects.map { "\($0)\(station.defect($0)?.short ?? "")" }.joined(separator: " ")
                add(
                    (SafeText("         \(names)") + (note.map { SafeText(" \($0)") } ?? "")).truncated(to: width),
                    .tinted(.bad))
            }
            if let text = onFileLine(row) {
                add((SafeText("         ") + text).truncated(to: width), .tinted(.good))
            }
            if isCurrent { addGuidance(row, width: width, add) }
        }
        if subject.items.isEmpty {
            rows += station.say("checklist.noItems").wrapped(to: width - 3).map {
                ChecklistDisplayRow(text: SafeText("   ") + $0, style: .dim, isCurrent: false)
            }
        }
        return layout.facts == nil ? rows + people(subject, width: width) : rows
    }

    private func addGuidance(_ row: ChecklistRow, width: Int, _ add: (SafeText, Style) -> Void) {
        // On a wide screen they stand beside the checklist in full.
        guard layout.facts == nil else { return }
        let most = size.height >= 30 ? 3 : 1
        for (key, text) in [("checklist.filling", row.line.filling), ("checklist.standard", row.line.standard)] {
            guard !text.isEmpty else { continue }
            let lines = (station.say(key) + SafeText(text)).wrapped(to: width - 10)
            for line in lines.prefix(most) { add(SafeText("         ") + line, Style(tint: .info)) }
        }
    }

    private func markWord(_ row: ChecklistRow) -> (SafeText, Style) {
        if row.isBrought { return (station.say("mark.brought"), Style([.bold], tint: .info)) }
        switch row.mark {
        case nil: return (station.say("mark.open"), .plain)
        case .passed: return (station.say("mark.passed"), .tinted(.good))
        case .mended: return (station.say("mark.mended"), .tinted(.good))
        case .awaited: return (station.say("mark.awaited"), .tinted(.info))
        case .failed: return (station.say("mark.failed"), Style([.bold], tint: .bad))
        }
    }

    /// Whom the line serves, in a case of several items: a code, 各项 for all of them, or how many.
    private func served(_ row: ChecklistRow, _ subject: Case) -> SafeText {
        guard subject.items.count > 1 else { return "" }
        let codes = row.keys.compactMap { subject.item($0)?.definition.short }
        let label: SafeText =
            if codes.count == 1 {
                SafeText(codes[0])
            } else if codes.count == subject.items.count {
                station.say("checklist.allItems")
            } else {
                station.say("checklist.someItems", ["n": "\(codes.count)"])
            }
        return label.fitted(to: 4) + " "
    }

    /// Counted of required, and whether the line may be promised: `原1/1 复0/1 可容缺`.
    private func counts(_ row: ChecklistRow, _ subject: Case) -> SafeText {
        let counted = subject.papers[row.material] ?? PaperCount()
        let seen = subject.inspected.contains(row.material)
        let originals =
            seen ? station.text("checklist.seen") : "\(counted.originals)/\(row.required.originals)"
        let text = station.say(
            "checklist.counts", ["originals": originals, "copies": "\(counted.copies)/\(row.required.copies)"])
        let tolerable = row.isTolerable ? station.say("checklist.tolerable") : ""
        return text + " " + tolerable.padded(to: 6)
    }

    /// Who applies, and what else this hall has of them.
    private func people(_ subject: Case, width: Int) -> [ChecklistDisplayRow] {
        var rows: [ChecklistDisplayRow] = []
        func add(_ text: SafeText) {
            rows.append(ChecklistDisplayRow(text: text.truncated(to: width), style: .dim, isCurrent: false))
        }
        if let applicant = subject.applicant {
            add(
                SafeText("   \(applicant.name) \(applicant.document.masked) \(masked(applicant.phone))")
                    + (desk.earlier.isEmpty ? "" : station.say("checklist.earlier", ["n": "\(desk.earlier.count)"])))
        }
        if let agent = subject.agent {
            add(
                station.say(
                    "checklist.agent",
                    ["name": agent.name, "identity": agent.document.masked, "until": agent.until?.description ?? "—"]))
        }
        if let open = openEnquiries {
            let text = (SafeText("   ") + open).truncated(to: width)
            rows.append(ChecklistDisplayRow(text: text, style: Style([.bold], tint: .warn), isCurrent: false))
        }
        return rows
    }

    func masked(_ phone: String) -> String {
        phone.count >= 11 ? phone.prefix(3) + "****" + phone.suffix(4) : phone
    }

    private func idleRows(width: Int) -> [ChecklistDisplayRow] {
        let key = desk.ticket == nil ? "idle.noTicket" : desk.opensOwnCase ? "idle.ownCase" : "idle.ticket"
        return station.say(key, ["number": desk.ticket?.number ?? ""]).wrapped(to: width - 2).map {
            ChecklistDisplayRow(text: SafeText(" ") + $0, style: .dim, isCurrent: false)
        }
    }

    func drawChecklist(_ rows: [ChecklistDisplayRow], on grid: inout Grid, in rect: Rect) {
        let height = rect.height - 1
        let last = (rows.lastIndex { $0.isCurrent } ?? 0) + 1
        let first = (rows.firstIndex { $0.isCurrent } ?? 0)
        var offset = max(0, min(last + 1 - height, rows.count - height))
        if first < offset { offset = first }
        let below = rows.count - offset - height
        drawTitle(
            station.say("pane.checklist"), detail: checklistTitle(width: rect.width - (below > 0 ? 24 : 14)),
            pane: .checklist, on: &grid, in: rect)
        drawMore(below, "pane.more", on: &grid, in: rect)
        for (index, row) in rows.dropFirst(offset).prefix(height).enumerated() {
            grid.put(row.text, x: rect.x, y: rect.y + 1 + index, style: row.style, within: rect)
        }
    }

    /// Number, items and how far the desk has come; what does not fit is taken from the items' names.
    private func checklistTitle(width: Int) -> SafeText {
        guard let subject = desk.subject else { return "" }
        let rows = subject.checklist()
        let looked = rows.filter { $0.mark != nil && !$0.isBrought }.count
        let head =
            desk.isElsewhere
            ? station.say("checklist.elsewhere", ["number": subject.number]) + "  "
            : SafeText(desk.ticket.map { "\($0.number)  " } ?? "")
        let tail =
            rows.isEmpty
            ? SafeText() : "  " + station.say("checklist.looked", ["n": "\(looked)", "of": "\(rows.count)"])
        let room = width - head.width - tail.width
        let names = SafeText(
            subject.items.map { "\($0.definition.short) \($0.definition.name)" }.joined(separator: " + "))
        let codes = SafeText(subject.items.map(\.definition.short).joined(separator: " + "))
        return head + (names.width > room && subject.items.count > 1 ? codes : names).truncated(to: max(0, room)) + tail
    }
}

extension Style {
    /// The same with bold on.
    var bolder: Style { Style(attributes.union(.bold), tint: tint) }
}
