import Casework
import CellText

/// What lies over the desk: forms, lists, questions, pages.
extension Model {
    func draw(_ layer: Layer, isTop: Bool, on grid: inout Grid) {
        switch layer {
        case .form(let form): draw(form, isTop: isTop, on: &grid)
        case .picker(let picker): draw(picker, isTop: isTop, on: &grid)
        case .outcomes: drawOutcomes(on: &grid)
        case .confirm(let question): draw(question, on: &grid)
        case .help(let offset):
            drawPage(PageView(title: station.text("action.help"), lines: helpLines, offset: offset), on: &grid)
        case .page(let page): drawPage(page, on: &grid)
        case .feeder(let feeder): draw(feeder, on: &grid)
        }
    }

    /// Clears a block over the right part of the body and heads it; returns the room below the head.
    private func frame(_ title: SafeText, rows: Int, on grid: inout Grid) -> Rect {
        let left = session == nil ? 8 : size.width >= 120 ? 40 : 24
        let width = size.width - left - (session == nil ? 8 : 0)
        let height = min(rows + 2, body.height)
        let top = session == nil ? max(2, (size.height - height) / 3) : body.y
        // What lies below is cleared whole: half a pane beside a question would be read as part of it.
        if session != nil { grid.fill(Rect(x: left, y: body.y, width: width, height: body.height)) }
        grid.fill(Rect(x: left, y: top, width: width, height: 1), style: Style([.reverse, .bold]))
        grid.put(SafeText(" ") + title.truncated(to: width - 3), x: left, y: top, style: Style([.reverse, .bold]))
        grid.fill(Rect(x: left, y: top + height - 1, width: width, height: 1), style: .reverse)
        return Rect(x: left + 1, y: top + 1, width: width - 2, height: height - 2)
    }

    private func foot(_ key: String, under room: Rect, on grid: inout Grid) {
        grid.put(
            station.say(key).truncated(to: room.width), x: room.x, y: room.y + room.height, style: .reverse)
    }

    private func draw(_ form: Form, isTop: Bool, on grid: inout Grid) {
        let room = frame(SafeText(form.title), rows: form.fields.count + 2, on: &grid)
        let label = min(24, (form.fields.map { SafeText($0.label).width }.max() ?? 8) + 2)
        let first = max(0, min(form.focus - room.height + 2, form.fields.count - room.height + 1))
        for (index, field) in form.fields.enumerated().dropFirst(first).prefix(room.height - 1) {
            let y = room.y + index - first
            let isFocused = index == form.focus && isTop
            let style: Style = isFocused ? .bold : .plain
            grid.put(
                SafeText(isFocused ? ">" : " ") + SafeText(field.label).fitted(to: label), x: room.x, y: y, style: style
            )
            let x = room.x + label + 2
            let width = room.width - label - 3
            if case .choice(let choices) = field.kind {
                let text = choices.first { $0.value == field.text.text }?.label ?? field.text.text
                grid.put(SafeText(text).truncated(to: width), x: x, y: y, style: style)
                if isFocused { grid.cursor = Point(x: x, y: y) }
            } else {
                let (text, cursor) = field.text.visible(in: width, masked: field.kind == .secret)
                grid.setStyle(Rect(x: x, y: y, width: width, height: 1), Style(.underline))
                grid.put(text.padded(to: width), x: x, y: y, style: Style(.underline))
                if field.text.isEmpty {
                    grid.put(SafeText(field.hint).truncated(to: width), x: x, y: y, style: Style([.dim, .underline]))
                }
                if isFocused { grid.cursor = Point(x: x + cursor, y: y) }
            }
        }
        if let preview = itemPreview(form) {
            grid.put(preview.truncated(to: room.width), x: room.x, y: room.y + room.height - 1, style: .tinted(.info))
        }
        foot("foot.form", under: room, on: &grid)
    }

    /// The item that what is typed so far would choose.
    private func itemPreview(_ form: Form) -> SafeText? {
        guard form.purpose == .register, !form["item"].isEmpty else { return nil }
        guard let row = itemRows(form["item"]).first else {
            return station.say("message.noSuchItem", ["text": form["item"]])
        }
        return row.text + "  " + (row.closed ?? row.detail)
    }

    private func draw(_ picker: Picker, isTop: Bool, on grid: inout Grid) {
        let room = frame(SafeText(picker.title), rows: min(picker.rows.count + 1, body.height - 2), on: &grid)
        var y = room.y
        if !picker.isMultiple, !picker.picksByDigit {
            grid.put("> ", x: room.x, y: y, style: .bold)
            let (text, cursor) = picker.query.visible(in: room.width - 3)
            grid.put(text, x: room.x + 2, y: y)
            if isTop { grid.cursor = Point(x: room.x + 2 + cursor, y: y) }
            y += 1
        }
        let height = room.y + room.height - y
        let first = max(0, min(picker.selected - height / 2, picker.rows.count - height))
        for (index, row) in picker.rows.enumerated().dropFirst(first).prefix(height) {
            let isSelected = index == picker.selected
            let style = Style(
                isSelected ? .reverse : row.closed == nil ? [] : .dim, tint: .plain)
            let mark =
                picker.isMultiple ? station.say(row.isMarked ? "picker.marked" : "picker.unmarked") + " " : SafeText()
            let detail = row.closed ?? row.detail
            let name = mark + row.text
            let line = name + "  " + detail.truncated(to: max(0, room.width - name.width - 3))
            grid.put(line.fitted(to: room.width), x: room.x, y: y + index - first, style: style)
            if isTop, isSelected, picker.isMultiple || picker.picksByDigit {
                grid.cursor = Point(x: room.x, y: y + index - first)
            }
        }
        foot(picker.isMultiple ? "foot.multiple" : "foot.picker", under: room, on: &grid)
    }

    private func drawOutcomes(on grid: inout Grid) {
        let choices = outcomeChoices
        let room = frame(
            station.say("outcomes.title", ["number": desk.subject?.number ?? ""]), rows: choices.count * 2, on: &grid)
        for (index, choice) in choices.enumerated() {
            let y = room.y + index * 2
            let style: Style = choice.denial == nil ? .bold : .dim
            let name = SafeText("\(index + 1)  ") + station.say("outcome.\(choice.kind.rawValue)")
            let items =
                (desk.subject?.items.count ?? 0) > 1
                ? SafeText(choice.keys.compactMap { desk.subject?.item($0)?.definition.short }.joined(separator: " "))
                    + " " : ""
            let x = grid.put(name.padded(to: 18), x: room.x, y: y, style: style)
            grid.put(
                (items + station.say("document.\(choice.kind.document.rawValue)")).truncated(to: room.width - 20), x: x,
                y: y,
                style: style)
            let detail = choice.denial.map { station.say("outcome.closed") + station.say($0) } ?? choice.due
            grid.put(
                detail.truncated(to: room.width - 4), x: room.x + 3, y: y + 1,
                style: choice.denial == nil ? .tinted(.info) : .dim)
        }
        grid.cursor = Point(x: room.x, y: room.y)
        foot("foot.outcomes", under: room, on: &grid)
    }

    private func draw(_ question: Confirmation, on grid: inout Grid) {
        let width = size.width - (size.width >= 120 ? 40 : 24) - 2
        let lines = question.lines.flatMap { SafeText($0).wrapped(to: width - 2) }
        let room = frame(SafeText(question.title), rows: lines.count, on: &grid)
        for (index, line) in lines.prefix(room.height).enumerated() {
            grid.put(line, x: room.x + 1, y: room.y + index)
        }
        grid.cursor = Point(x: room.x, y: room.y + room.height)
        foot("foot.confirm", under: room, on: &grid)
    }

    private func drawPage(_ page: PageView, on grid: inout Grid) {
        grid.fill(body)
        let title = Rect(x: 0, y: body.y, width: size.width, height: 1)
        grid.fill(title, style: Style([.reverse, .bold]))
        grid.put(SafeText(" \(page.title)"), x: 0, y: body.y, style: Style([.reverse, .bold]))
        let height = body.height - 2
        let offset = min(page.offset, max(0, page.lines.count - height))
        for (index, line) in page.lines.dropFirst(offset).prefix(height).enumerated() {
            grid.put(line, x: 0, y: body.y + 1 + index)
        }
        let y = body.y + body.height - 1
        grid.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .reverse)
        grid.put(station.say("foot.page"), x: 1, y: y, style: .reverse)
        grid.cursor = Point(x: 0, y: y)
    }

    /// Help: every action with its key and code, and what can be typed.
    private var helpLines: [SafeText] {
        let typed = (1...7).map { station.say("help.typed.\($0)") }
        let actions = Action.all.map { action in
            SafeText(action.key.map { name(of: $0) } ?? "").padded(to: 9) + SafeText(":\(action.id)").padded(to: 14)
                + station.say("action.\(action.id)")
                + (action.isIrreversible ? station.say("help.irreversible") : "")
        }
        return typed + [""] + actions
    }
}
