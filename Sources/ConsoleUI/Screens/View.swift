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
        if let lock {
            drawLock(lock, on: &grid)
            return grid
        }
        grid.fill(layout.keyBar, style: .reverse)
        if session != nil {
            drawEntry(on: &grid)
            drawKeyBar(on: &grid)
        }
        drawMessage(on: &grid)
        if session?.isDesk == true {
            drawDesk(on: &grid)
        } else if session != nil {
            drawReview(on: &grid)
        }
        for (index, layer) in layers.enumerated() { draw(layer, isTop: index == layers.count - 1, on: &grid) }
        return grid
    }

    /// Where everything stands at this size.
    var layout: Layout { Layout(size) }

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

    /// Hall, place, person and clock; where they do not all fit the hall's name gives way, since everybody knows it.
    private func drawHeader(on grid: inout Grid) {
        grid.fill(layout.header, style: .reverse)
        let weekday = station.text("weekday.\(shownAt.day.weekday)")
        let clock =
            watchState + printState + SafeText(" \(shownAt.day.description.dropFirst(5)) \(weekday) \(shownAt.clock) ")
        let parts = session.map { [place(of: $0), SafeText("\($0.actor.name) \($0.actor.person)")] } ?? []
        let room = size.width - clock.width - parts.reduce(1) { $0 + $1.width + 3 }
        let name = SafeText(station.hallName).truncated(to: max(0, room))
        var x = grid.put(SafeText(" ") + name, x: 0, y: 0, style: Style([.reverse, .bold]))
        for part in parts { x = grid.put(part, x: x + 3, y: 0, style: .reverse) }
        grid.put(clock, x: size.width - clock.width, y: 0, style: .reverse)
    }

    /// Window and counter at the desk, the department behind it.
    func place(of session: SignedIn) -> SafeText {
        guard let counter = session.actor.counter else {
            return SafeText(session.actor.capacity.department.map { station.department($0) } ?? "")
        }
        return station.say("header.counter", ["window": session.window?.name ?? "", "counter": counter])
    }

    private func drawEntry(on grid: inout Grid) {
        let y = layout.entry.y
        grid.put("> ", x: 0, y: y, style: .bold)
        let (text, cursor) = desk.entry.visible(in: size.width - 4)
        grid.put(text, x: 2, y: y)
        if desk.entry.isEmpty, layers.isEmpty {
            grid.put(entryHint.truncated(to: size.width - 8), x: 4, y: y, style: .dim)
        }
        grid.cursor = Point(x: 2 + cursor, y: y)
    }

    /// What can be typed here, for those who have not yet learnt it.
    private var entryHint: SafeText {
        if session?.isIssue == true { return station.say(desk.pane == .queue ? "entry.queue" : "entry.issue") }
        if session?.isDesk != true { return station.say("entry.department") }
        if let holder = desk.holder {
            return station.say(
                "entry.held",
                ["person": holder.name, "counter": holder.counter ?? "—", "time": holder.since.clock])
        }
        switch desk.pane {
        case .queue: return station.say("entry.queue")
        case .slips: return station.say("entry.slips")
        case .inbox, .steps: return station.say("entry.department")
        case .checklist:
            if let subject = desk.subject {
                if subject.items.isEmpty { return station.say("entry.noItem") }
                let isDone = subject.items.allSatisfy {
                    $0.acceptedOn != nil && $0.openPromise.isEmpty || $0.ending != nil
                }
                return station.say(isDone || subject.voidReason != nil ? "entry.done" : "entry.checklist")
            }
            return station.say(
                desk.ticket == nil ? "entry.idle" : desk.opensOwnCase ? "entry.ownCase" : "entry.register")
        }
    }

    private func drawMessage(on grid: inout Grid) {
        let y = layout.message.y
        guard let message else {
            if isBusy {
                grid.put(station.say("message.busy"), x: 0, y: y, style: .dim)
            } else if let indexed {
                grid.put(
                    station.say("message.indexing", ["n": "\(indexed)"]).truncated(to: size.width), x: 0, y: y,
                    style: .dim)
            }
            return
        }
        let style = message.weight.style
        let x = grid.put(station.say(message.weight.word), x: 0, y: y, style: style) + 1
        let room = size.width - x - 1
        // Under a form nothing is typed on the entry line: it takes the first half of a long message.
        if !layers.isEmpty, session != nil, message.text.width > room {
            let lines = message.text.wrapped(to: room)
            grid.fill(layout.entry)
            grid.fill(layout.message)
            grid.put(station.say(message.weight.word), x: 0, y: layout.entry.y, style: style)
            grid.put(lines[0], x: x, y: layout.entry.y, style: style)
            let rest = lines.dropFirst(2).isEmpty ? lines[1] : lines[1] + lines[2]
            grid.put(rest.truncated(to: room, marker: station.say("message.cut")), x: x, y: y, style: style)
            return
        }
        // What does not fit says where it can be read whole.
        let text = message.text.truncated(to: room, marker: station.say("message.cut"))
        grid.put(text, x: x, y: y, style: style)
    }

    private func drawKeyBar(on grid: inout Grid) {
        let y = layout.keyBar.y
        var x = 0
        for action in keyBarActions {
            guard let key = action.key else { continue }
            // A hole in the bar is no key, on terminals that know no faint letters too.
            let isClosed = action.denial(self) != nil
            let text = SafeText(name(of: key)) + station.say("bar.\(action.id)")
            guard x + text.width < size.width else { break }
            grid.put(text, x: x, y: y, style: isClosed ? .dim : .reverse)
            x += text.width + 1
        }
    }

    /// The bar's actions in the order of their keys.
    private var keyBarActions: [Action] {
        func order(_ action: Action) -> Int { if case .function(let number) = action.key { number } else { 99 } }
        return Action.all.filter { $0.isOnBar && has($0) }.sorted { order($0) < order($1) }
    }
}
