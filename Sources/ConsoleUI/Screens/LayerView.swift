import Casework
import CellText

/// What lies over the desk: forms, lists, questions, pages.
extension Model {
    func draw(_ layer: Layer, isTop: Bool, on grid: inout Grid) {
        switch layer {
        case .form(let form): draw(form, isTop: isTop, on: &grid)
        case .picker(let picker): draw(picker, isTop: isTop, on: &grid)
        case .outcomes(let item): drawOutcomes(item, on: &grid)
        case .confirm(let question): draw(question, on: &grid)
        case .help(let offset):
            drawPage(PageView(title: station.text("action.help"), lines: helpLines, offset: offset), on: &grid)
        case .page(let page): drawPage(page, on: &grid)
        case .log(let log): drawLog(log, on: &grid)
        case .feeder(let feeder): draw(feeder, on: &grid)
        case .board(let view): draw(view, on: &grid)
        case .watch(let view): draw(view, on: &grid)
        // Half a sheet beside a list would be read as part of it.
        case .enquiry(let sheet): if isTop { draw(sheet, on: &grid) }
        case .ratings(let view): draw(view, on: &grid)
        }
    }

    /// Clears a block over the right part of the body and heads it; returns the room below the head.
    private func frame(_ title: SafeText, rows: Int, on grid: inout Grid) -> Rect {
        let area = session == nil ? signInArea : layout.layer
        let (left, width) = (area.x, area.width)
        let height = min(rows + 2, area.height)
        let top = session == nil ? max(2, (size.height - height) / 3) : area.y
        // What lies below is cleared whole: half a pane beside a question would be read as part of it.
        if session != nil { grid.fill(area) }
        grid.fill(Rect(x: left, y: top, width: width, height: 1), style: Style([.reverse, .bold]))
        grid.put(SafeText(" ") + title.truncated(to: width - 3), x: left, y: top, style: Style([.reverse, .bold]))
        grid.fill(Rect(x: left, y: top + height - 1, width: width, height: 1), style: .reverse)
        return Rect(x: left + 1, y: top + 1, width: width - 2, height: height - 2)
    }

    /// The sign-in stands in the middle of a wide screen.
    private var signInArea: Rect {
        let width = min(size.width - 16, 80)
        return Rect(x: (size.width - width) / 2, y: layout.body.y, width: width, height: layout.body.height)
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
            // A longer line would be no easier to fill in.
            let width = min(room.width - label - 3, 72)
            if case .choice(let choices) = field.kind {
                let text = choices.first { $0.value == field.text.text }?.label ?? field.text.text
                grid.put(SafeText(text).truncated(to: width), x: x, y: y, style: style)
                if text.isEmpty { grid.put(SafeText(field.hint).truncated(to: width), x: x, y: y, style: .dim) }
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
        guard case .choice(let choices) = form.fields[form.focus].kind, isTop else {
            return foot("foot.form", under: room, on: &grid)
        }
        let list = choices.enumerated().map { "\($0 + 1) \($1.label)" }.joined(separator: "  ")
        grid.put(SafeText(list).truncated(to: room.width), x: room.x, y: room.y + room.height - 1, style: .dim)
        foot(form.fields[form.focus].isRequired ? "foot.choice" : "foot.choiceOrNone", under: room, on: &grid)
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
        let isTyped = !picker.isMultiple && !picker.picksByDigit
        let isEmpty = picker.rows.isEmpty && !picker.query.isEmpty
        let rows = max(picker.rows.count, isEmpty ? 1 : 0) + (isTyped ? 1 : 0)
        let room = frame(SafeText(picker.title), rows: min(rows, layout.body.height - 2), on: &grid)
        var y = room.y
        if isTyped {
            grid.put("> ", x: room.x, y: y, style: .bold)
            let (text, cursor) = picker.query.visible(in: room.width - 3)
            grid.put(text, x: room.x + 2, y: y)
            if isTop { grid.cursor = Point(x: room.x + 2 + cursor, y: y) }
            y += 1
        }
        if isEmpty { grid.put(station.say("picker.none"), x: room.x, y: y, style: .dim) }
        let height = room.y + room.height - y
        let first = max(0, min(picker.selected - height / 2, picker.rows.count - height))
        for (index, row) in picker.rows.enumerated().dropFirst(first).prefix(height) {
            let isSelected = index == picker.selected
            let style: Style = isSelected ? .reverse : row.closed == nil ? row.style : .dim
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
        foot(
            picker.isMultiple ? "foot.multiple" : picker.picksByDigit ? "foot.digits" : "foot.picker", under: room,
            on: &grid)
    }

    private func drawOutcomes(_ item: Int?, on grid: inout Grid) {
        let choices = outcomeChoices(for: item)
        let chosen = item.flatMap { desk.subject?.item($0)?.definition.short }
        let title = station.say("outcomes.title", ["number": desk.subject?.number ?? ""])
        let room = frame(
            title + (chosen.map { station.say("outcomes.only", ["item": $0]) } ?? ""), rows: choices.count * 2,
            on: &grid)
        for (index, choice) in choices.enumerated() {
            let y = room.y + index * 2
            let style: Style = choice.denial == nil ? .bold : .dim
            let name = SafeText("\(index + 1)  ") + station.say("outcome.\(choice.kind.rawValue)")
            let items =
                (desk.subject?.items.count ?? 0) > 1
                ? SafeText(choice.keys.compactMap { desk.subject?.item($0)?.definition.short }.joined(separator: " "))
                    + " " : ""
            let x = grid.put(name.padded(to: 17) + " ", x: room.x, y: y, style: style)
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
        foot(keysInHand.count > 1 ? "foot.outcomes.items" : "foot.outcomes", under: room, on: &grid)
    }

    private func draw(_ question: Confirmation, on grid: inout Grid) {
        let lines = question.lines.flatMap { SafeText($0).wrapped(to: min(layout.layer.width - 4, 80)) }
        let room = frame(SafeText(question.title), rows: lines.count, on: &grid)
        for (index, line) in lines.prefix(room.height).enumerated() {
            grid.put(line, x: room.x + 1, y: room.y + index)
        }
        grid.cursor = Point(x: room.x, y: room.y + room.height)
        foot("foot.confirm", under: room, on: &grid)
    }

    private func drawPage(_ page: PageView, on grid: inout Grid) {
        drawSheet(SafeText(page.title), foot: station.say(page.paper == nil ? "foot.page" : "foot.paper"), on: &grid)
        let offset = min(page.offset, max(0, page.lines.count - sheetRows))
        // A page of A4 is 80 cells wide; it stands in the middle of a wider screen.
        let widest = page.lines.map(\.width).max() ?? 0
        let x = max(0, (size.width - max(widest, 80)) / 2)
        for (index, line) in page.lines.dropFirst(offset).prefix(sheetRows).enumerated() {
            grid.put(line, x: x, y: layout.body.y + 1 + index)
        }
    }

    /// A sheet over the whole body: a title, a foot that says the keys, and `sheetRows` rows between them.
    func drawSheet(_ title: SafeText, foot: SafeText, on grid: inout Grid) {
        let body = layout.body
        grid.fill(body)
        grid.fill(body.top(1), style: Style([.reverse, .bold]))
        grid.put(SafeText(" ") + title, x: 0, y: body.y, style: Style([.reverse, .bold]))
        grid.fill(body.below(body.height - 1), style: .reverse)
        grid.put(foot, x: 1, y: body.maxY - 1, style: .reverse)
        grid.cursor = Point(x: 0, y: body.maxY - 1)
    }

    /// Rows of a sheet between its title and its foot.
    var sheetRows: Int { layout.body.height - 2 }

    /// Help: every action with its key and code, and what can be typed.
    var helpLines: [SafeText] {
        let typed = (1...7).map { station.say("help.typed.\($0)") }
        let actions = Action.all.filter(has).map { action in
            SafeText(action.key.map { name(of: $0) } ?? "").padded(to: 9) + SafeText(":\(action.id)").padded(to: 16)
                + station.say("action.\(action.id)")
                + (action.isIrreversible ? station.say("help.irreversible") : "")
        }
        return typed + [""] + actions
    }
}
