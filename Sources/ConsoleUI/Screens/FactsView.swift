import Casework
import Catalogue
import CellText

/// What stands beside the work on a wide screen: who applies for what, the current line in full, defects, messages.
extension Model {
    /// A block of a side column: a title bar and its rows.
    private struct Block {
        var title: SafeText
        var detail: SafeText = ""
        var rows: [MessageRow]
        /// Rows it takes with its title.
        var height: Int { rows.count + 1 }
    }

    func drawAside(on grid: inout Grid) {
        guard let facts = layout.facts else { return }
        let width = facts.width - 1
        // Who types from a certificate does not read beside it what should stand there.
        guard desk.subject.map(isBlind) != true else { return }
        let line = session?.isIssue == true ? nil : lineBlock(width: width)
        let blocks = [applicantBlock(width: width), itemsBlock(width: width), line].compactMap { $0 }
        guard let margin = layout.margin else {
            return draw(blocks + defects(width: width), on: &grid, in: facts)
        }
        draw(blocks, on: &grid, in: facts)
        let log = Block(
            title: station.say("action.messages"), rows: messageRows(width: margin.width - 1, most: margin.height))
        draw(defects(width: margin.width - 1) + [log], on: &grid, in: margin)
    }

    /// Defects are recorded at the desk only.
    private func defects(width: Int) -> [Block] { session?.isDesk == true ? [defectsBlock(width: width)] : [] }

    /// Block below block while there is room; a block that is cut says so in its last row.
    private func draw(_ blocks: [Block], on grid: inout Grid, in rect: Rect) {
        var rest = rect
        for block in blocks where rest.height > 1 {
            let area = rest.top(block.height)
            drawTitle(block.title, detail: block.detail, pane: nil, on: &grid, in: area)
            let isCut = area.height < block.height
            for (index, row) in block.rows.prefix(area.height - 1).enumerated() {
                let isLast = isCut && index == area.height - 2
                grid.put(isLast ? " .." : row.text, x: area.x, y: area.y + 1 + index, style: row.style, within: area)
            }
            rest = rest.below(area.height)
        }
    }

    private func row(_ text: SafeText, _ style: Style = .plain) -> MessageRow {
        MessageRow(text: SafeText(" ") + text, style: style)
    }

    /// A text under a label, its further lines below its first.
    private func labelled(_ key: String, _ text: String, width: Int, style: Style = .plain) -> [MessageRow] {
        guard !text.isEmpty else { return [] }
        return labelled(station.say(key), SafeText(text), width: width, style: style)
    }

    private func labelled(
        _ label: SafeText, _ text: SafeText, width: Int, style: Style = .plain
    ) -> [MessageRow] {
        // A label that is too long stands above its text.
        if label.width > 8 { return [row(label, style)] + text.wrapped(to: width - 3).map { row("  " + $0, style) } }
        let head = label.padded(to: 9)
        return text.wrapped(to: width - 1 - head.width).enumerated().map { index, line in
            row((index == 0 ? head : SafeText().padded(to: head.width)) + line, style)
        }
    }

    private func applicantBlock(width: Int) -> Block {
        let title = station.say("aside.applicant")
        guard let subject = desk.subject, let applicant = subject.applicant else {
            return Block(title: title, rows: [row(station.say("aside.noCase"), .dim)])
        }
        var rows = labelled("aside.name", applicant.name, width: width, style: .bold)
        rows += labelled(
            "identity.\(applicant.document.kind.rawValue).short", applicant.document.masked, width: width)
        rows += labelled("aside.phone", masked(applicant.phone), width: width)
        if let agent = subject.agent {
            rows += labelled("aside.agent", agent.name, width: width)
            rows += labelled("identity.\(agent.document.kind.rawValue).short", agent.document.masked, width: width)
            rows += labelled("aside.powers", agent.powers, width: width)
            rows += labelled("aside.mandate", agent.until?.description ?? station.text("aside.noEnd"), width: width)
        }
        for earlier in desk.earlier.prefix(4) {
            let items = earlier.items.map { "\($0.short) \(station.text("stage.\($0.stage)"))" }
            let day = station.day(earlier.openedAt.day, from: now.day)
            rows += labelled(
                "aside.earlier", "\(day) \(items.joined(separator: "、"))", width: width, style: .dim)
        }
        return Block(title: title, detail: SafeText(subject.number), rows: rows)
    }

    private func itemsBlock(width: Int) -> Block? {
        guard let subject = desk.subject, !subject.items.isEmpty else { return nil }
        let rows = subject.items.flatMap { item -> [MessageRow] in
            let definition = item.definition
            var rows = SafeText("\(definition.short) \(definition.name)").wrapped(to: width - 2)
                .map { row($0, .bold) }
            let kinds = [
                station.department(definition.deciding), station.text("nature.\(definition.nature.rawValue)"),
                station.text("handling.\(definition.kind.rawValue)"),
                definition.joint ? station.text("handling.joint") : "",
                definition.passedUp ? station.text("handling.passedUp") : "",
            ]
            rows.append(row(SafeText(kinds.filter { !$0.isEmpty }.joined(separator: "  ")).truncated(to: width - 2)))
            for (key, limit) in [("aside.promised", definition.promised), ("aside.statutory", definition.statutory)] {
                guard let limit else { continue }
                let text = station.text("limit.\(limit.unit.rawValue)", ["n": "\(limit.amount)"])
                rows += labelled(key, text, width: width)
            }
            return rows + clock(of: item, width: width)
        }
        let values = subject.fields.sorted { $0.key < $1.key }.flatMap { id, value in
            let label = subject.items.lazy.flatMap(\.definition.fields).first { $0.id == id }?.label ?? id
            return labelled(SafeText(label), SafeText(value), width: width, style: .dim)
        }
        return Block(title: station.say("aside.items"), rows: rows + values)
    }

    /// Stage and running clocks of one item.
    private func clock(of item: ItemApplication, width: Int) -> [MessageRow] {
        let today = now.day
        let stage = item.stage(asOf: today, station.rules)
        var rows = labelled("aside.stage", station.text("stage.\(stage.rawValue)"), width: width)
        var dues: [(String, Deadline)] = []
        let running = item.deadlines(asOf: today, station.rules)
        if let promised = running.promised { dues.append(("due.promised", promised)) }
        if let statutory = running.statutory { dues.append(("due.statutory", statutory)) }
        if stage == .checking, let received = item.receivedOn {
            dues.append(("due.notice", station.rules.deadline(from: received, station.rules.noticeLimit)))
        }
        for (key, deadline) in dues {
            let left = station.rules.calendar.workingDaysLeft(from: today, to: deadline.due)
            let estimate = deadline.isEstimate ? station.text("due.estimate") : ""
            let text =
                station.text(key, ["date": station.day(deadline.due, from: today) + estimate]) + " "
                + station.text(left < 0 ? "due.over" : "due.left", ["n": "\(abs(left))"])
            rows += labelled(
                "aside.clock", text, width: width,
                style: left < 0 ? Style(.bold, tint: .bad) : left <= 1 ? .tinted(.warn) : .plain)
        }
        return rows
    }

    /// The current line as annex 2 prints it.
    private func lineBlock(width: Int) -> Block? {
        let checklist = desk.subject?.checklist() ?? []
        guard let index = checklist.firstIndex(where: { $0.material == desk.line }) else { return nil }
        let current = checklist[index]
        let line = current.line
        var rows = SafeText(line.name).wrapped(to: width - 2).map { row($0, .bold) }
        rows += labelled("aside.filling", line.filling, width: width, style: .tinted(.info))
        rows += labelled("aside.standard", line.standard, width: width, style: .tinted(.info))
        let counts = station.text(
            "aside.required", ["originals": "\(current.required.originals)", "copies": "\(current.required.copies)"])
        rows += labelled("aside.counts", counts, width: width)
        rows += labelled("aside.form", station.text("paperForm.\(line.form.rawValue)"), width: width)
        let flags = [
            line.inspected ? station.text("aside.inspected") : "",
            current.isTolerable ? station.text("checklist.tolerable") : "",
            line.sharing ? station.text("aside.sharing") : "",
        ].filter { !$0.isEmpty }
        rows += labelled("aside.flags", flags.joined(separator: "  "), width: width)
        rows += labelled("aside.remark", line.remark, width: width)
        return Block(title: station.say("aside.line", ["n": "\(index + 1)"]), rows: rows)
    }

    /// The hall's defects by the number that is typed, in two columns; those of the current line are bold.
    private func defectsBlock(width: Int) -> Block {
        let all = station.catalogue.defects
        let half = (all.count + 1) / 2
        let mark = desk.subject?.checklist().first { $0.material == desk.line }?.mark
        let found: [Int] = if case .failed(let defects, _) = mark { defects } else { [] }
        func cell(_ index: Int) -> SafeText {
            guard let defect = all[safe: index] else { return "" }
            let star: SafeText = found.contains(defect.number) ? "*" : " "
            return SafeText("\(defect.number)").padded(to: 2, .trailing) + star + SafeText(defect.short)
        }
        let rows = (0..<half).map { index in
            row(cell(index).fitted(to: (width - 1) / 2) + cell(index + half).truncated(to: (width - 1) / 2))
        }
        return Block(title: station.say("aside.defects"), detail: station.say("aside.defects.how"), rows: rows)
    }
}
