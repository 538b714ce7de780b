import Casework
public import CellText

extension Model {
    /// The screen for the model as it stands: a pure function, drawn anew for every frame.
    public func view() -> Grid {
        var grid = Grid(size)
        guard !isTooSmall else {
            drawTooSmall(on: &grid)
            return grid
        }
        drawHeader(on: &grid)
        drawEntry(on: &grid)
        drawMessage(on: &grid)
        drawKeyBar(on: &grid)
        if session?.isDesk == true {
            drawDesk(on: &grid)
        } else if session != nil {
            drawSlipTable(on: &grid)
        }
        for (index, layer) in layers.enumerated() { draw(layer, isTop: index == layers.count - 1, on: &grid) }
        return grid
    }

    /// Rows between header and entry line.
    var body: Rect { Rect(x: 0, y: 1, width: size.width, height: size.height - 4) }

    private func drawTooSmall(on grid: inout Grid) {
        let text = station.say(
            "screen.tooSmall",
            [
                "width": "\(Model.smallest.width)", "height": "\(Model.smallest.height)",
                "haveWidth": "\(size.width)", "haveHeight": "\(size.height)",
            ])
        for (row, line) in text.wrapped(to: max(2, size.width - 1)).enumerated() where row < size.height {
            grid.put(line, x: 0, y: row)
        }
    }

    private func drawHeader(on grid: inout Grid) {
        grid.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: .reverse)
        var x = grid.put(SafeText(" \(station.hallName)"), x: 0, y: 0, style: Style([.reverse, .bold]))
        if let session {
            let place =
                session.actor.counter.map { counter in
                    station.say("header.counter", ["window": session.window?.name ?? "", "counter": counter])
                } ?? SafeText(session.actor.capacity.department.map { station.department($0) } ?? "")
            x = grid.put(place, x: x + 3, y: 0, style: .reverse)
            grid.put(SafeText("\(session.actor.name) \(session.actor.person)"), x: x + 3, y: 0, style: .reverse)
        }
        let weekday = station.text("weekday.\(shownAt.day.weekday)")
        let clock = SafeText("\(shownAt.day.description.dropFirst(5)) \(weekday) \(shownAt.clock) ")
        grid.put(SafeText(" ") + clock, x: size.width - clock.width - 1, y: 0, style: .reverse)
    }

    private func drawEntry(on grid: inout Grid) {
        let y = size.height - 3
        grid.put("> ", x: 0, y: y, style: .bold)
        if session != nil {
            let (text, cursor) = desk.entry.visible(in: size.width - 4)
            grid.put(text, x: 2, y: y)
            if desk.entry.isEmpty, layers.isEmpty {
                grid.put(entryHint.truncated(to: size.width - 8), x: 4, y: y, style: Style(.dim))
            }
            grid.cursor = Point(x: 2 + cursor, y: y)
        }
    }

    /// What can be typed here, for those who have not yet learnt it.
    private var entryHint: SafeText {
        if session?.isDesk != true { return station.say("entry.department") }
        if let holder = desk.holder {
            return station.say(
                "entry.held",
                ["person": holder.name, "counter": holder.counter ?? "—", "time": holder.since.clock])
        }
        switch desk.pane {
        case .queue: return station.say("entry.queue")
        case .slips: return station.say("entry.slips")
        case .checklist:
            if desk.subject != nil { return station.say("entry.checklist") }
            return station.say(desk.ticket == nil ? "entry.idle" : "entry.register")
        }
    }

    private func drawMessage(on grid: inout Grid) {
        let y = size.height - 2
        guard let message else {
            if isBusy { grid.put(station.say("message.busy"), x: 0, y: y, style: .dim) }
            return
        }
        let (key, style): (String, Style) =
            switch message.weight {
            case .info: ("weight.info", Style(tint: .info))
            case .done: ("weight.done", Style(tint: .good))
            case .warning: ("weight.warning", Style([.bold], tint: .warn))
            case .error: ("weight.error", Style([.bold], tint: .bad))
            }
        let x = grid.put(station.say(key), x: 0, y: y, style: style)
        grid.put(message.text.truncated(to: size.width - x - 2), x: x + 1, y: y, style: style)
    }

    private func drawKeyBar(on grid: inout Grid) {
        let y = size.height - 1
        grid.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .reverse)
        var x = 0
        for action in keyBarActions {
            guard let key = action.key else { continue }
            let isClosed = action.denial(self) != nil
            let text = SafeText(name(of: key)) + station.say("bar.\(action.id)")
            guard x + text.width < size.width else { break }
            grid.put(text, x: x, y: y, style: isClosed ? Style([.reverse, .dim]) : .reverse)
            x += text.width + 1
        }
    }

    /// The bar's actions in the order of their keys.
    private var keyBarActions: [Action] {
        func order(_ action: Action) -> Int { if case .function(let number) = action.key { number } else { 99 } }
        return Action.all.filter(\.isOnBar).sorted { order($0) < order($1) }
    }
}
