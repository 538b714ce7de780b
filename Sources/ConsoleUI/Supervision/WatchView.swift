import Casework
import CellText

/// What somebody has to look at, section by section: the hall's limits for a supervisor, one's own warnings for others.
struct WatchView: Sendable, Equatable {
    var section: WatchEntry.Section?
    var selected: WatchEntry.ID?
}

extension Model {
    /// Sections that those who are signed in have.
    var watchSections: [WatchEntry.Section] {
        session?.isSupervisor == true
            ? WatchEntry.Section.allCases : [.overdue, .soon, .terms, .enquiries, .ratings, .approvals, .judged]
    }

    /// The section that is shown: the one chosen, else the first with anything in it.
    private func section(_ view: WatchView) -> WatchEntry.Section {
        view.section ?? watchSections.first { !entries(in: $0).isEmpty } ?? watchSections[0]
    }

    private func entries(in section: WatchEntry.Section) -> [WatchEntry] {
        watch?.filter { $0.id.section == section } ?? []
    }

    private func selected(_ view: WatchView) -> WatchEntry? {
        let rows = entries(in: section(view))
        return rows.first { $0.id == view.selected } ?? rows.first
    }

    mutating func press(_ key: Key, on view: WatchView) -> [Effect] {
        var view = view
        let current = section(view)
        switch key {
        case .up, .down, .home, .end, .pageUp, .pageDown:
            let ids = entries(in: current).map(\.id)
            let place = ids.firstIndex { $0 == view.selected } ?? 0
            let page = watchRoom.rows.height
            let wanted =
                switch key {
                case .up: place - 1
                case .down: place + 1
                case .pageUp: place - page
                case .pageDown: place + page
                case .home: 0
                default: ids.count - 1
                }
            view.selected = ids[safe: max(0, min(ids.count - 1, wanted))]
        case .tab, .right: view = WatchView(section: neighbour(of: current, 1))
        case .backTab, .left: view = WatchView(section: neighbour(of: current, -1))
        case .enter:
            guard let entry = selected(view) else { return [.bell] }
            return open(entry)
        case .character(let sign) where "ayn".contains(Model.narrow(sign)):
            view.section = current
            replaceTop(.watch(view))
            guard let entry = selected(view) else { return [.bell] }
            return act(on: entry, Model.narrow(sign))
        case .function(1):
            layers.append(.help(offset: 0))
            return []
        case .function(5): return [.watch(isWhole: true)]
        case .function(10) where session?.isSupervisor == true:
            replaceTop(.board(BoardView()))
            return [.board]
        case .escape, .function(12), .function(10):
            layers.removeLast()
            return []
        default: return [.bell]
        }
        replaceTop(.watch(view))
        return []
    }

    private func neighbour(of section: WatchEntry.Section, _ step: Int) -> WatchEntry.Section {
        let place = watchSections.firstIndex(of: section) ?? 0
        return watchSections[(place + step + watchSections.count) % watchSections.count]
    }

    /// Lays the case open that an entry is about, or that its number led to; complaints and ratings lie over the list.
    private mutating func open(_ entry: WatchEntry) -> [Effect] {
        switch entry.matter {
        case .enquiry: return begin(.enquiry(entry.id.record))
        case .rating: return session?.isSupervisor == true ? begin(.rated(entry.id.record)) : [.bell]
        case .warning, .exception, .slip, .certificate, .refusedResult: break
        }
        layers.removeLast()
        desk.pane = homePane
        guard desk.subject?.id != entry.id.record else { return [] }
        return begin(entry.kind == .tickets ? .loadOfTicket(entry.id.record) : .load(entry.id.record))
    }

    // MARK: - Drawing

    /// Where sections, entries and the whole of the selected one stand.
    private var watchRoom: (sections: Rect, rows: Rect, detail: Rect) {
        let room = Rect(x: 1, y: layout.body.y + 1, width: size.width - 2, height: layout.body.height - 2)
        let left = 17
        let detail = 4
        return (
            Rect(x: room.x, y: room.y, width: left, height: room.height - detail - 1),
            Rect(x: room.x + left + 1, y: room.y, width: room.width - left - 1, height: room.height - detail - 1),
            Rect(x: room.x, y: room.maxY - detail, width: room.width, height: detail)
        )
    }

    func draw(_ view: WatchView, on grid: inout Grid) {
        let waiting = watch.map { "\($0.count(where: \.isOpen))" } ?? "—"
        let title = station.say("watch.title", ["n": waiting])
        let current = section(view)
        let foot = current == .approvals && session?.isSupervisor == true ? "foot.watch.judge" : "foot.watch"
        drawSheet(title, foot: station.say(foot), on: &grid)
        let room = watchRoom
        for (row, section) in watchSections.enumerated().prefix(room.sections.height) {
            let rows = entries(in: section)
            let open = rows.count(where: \.isOpen)
            let count = open == rows.count || open == 0 ? "\(rows.count)" : "\(open)/\(rows.count)"
            let name = station.say("watch.section.\(section.rawValue)")
            let width = room.sections.width - SafeText(count).width - 1
            var style = rows.isEmpty ? Style.dim : tint(of: section, open: open)
            if section == current { style = .reverse }
            grid.put(
                name.fitted(to: width) + SafeText(" \(count)"), x: room.sections.x, y: room.sections.y + row,
                style: style)
        }
        let rows = entries(in: current)
        guard !rows.isEmpty else {
            grid.put(
                station.say(watch == nil ? "watch.reading" : "watch.none"), x: room.rows.x, y: room.rows.y, style: .dim)
            return
        }
        draw(rows, chosen: selected(view), in: room.rows, on: &grid)
        let lines = (selected(view).map(details) ?? []).flatMap { $0.wrapped(to: room.detail.width) }
        for (row, line) in lines.prefix(room.detail.height).enumerated() {
            grid.put(line, x: room.detail.x, y: room.detail.y + row, style: row == 0 ? .bold : .plain)
        }
    }

    /// How many each has in hand, where that tells anything, then the entries.
    private func draw(_ rows: [WatchEntry], chosen: WatchEntry?, in room: Rect, on grid: inout Grid) {
        var room = room
        let counts = rows.reduce(into: [String: Int]()) { counts, row in
            for owner in row.owners { counts[owner, default: 0] += 1 }
        }
        if counts.count > 1 {
            let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let words = sorted.map { "\(station.ownerName($0.key))\($0.value)" }.joined(separator: " ")
            grid.put(SafeText(words).truncated(to: room.width), x: room.x, y: room.y, style: .bold)
            room = room.below(1)
        }
        let place = rows.firstIndex { $0.id == chosen?.id } ?? 0
        let first = max(0, min(place - room.height / 2, rows.count - room.height))
        for (row, entry) in rows.enumerated().dropFirst(first).prefix(room.height) {
            let style: Style = row == place ? .reverse : entry.isOpen ? tint(of: urgency(entry.due)) : .dim
            grid.put(line(entry).fitted(to: room.width), x: room.x, y: room.y + row - first, style: style)
        }
    }

    private func tint(of section: WatchEntry.Section, open: Int) -> Style {
        guard open > 0 else { return .plain }
        switch section {
        case .overdue, .corrections: return tint(of: .over)
        case .approvals, .soon, .terms, .refusals, .ratings, .enquiries: return tint(of: .soon)
        case .unsigned, .uncollected, .extensions, .judged: return .plain
        }
    }
}

extension WatchEntry {
    /// Somebody still has to do something about it.
    var isOpen: Bool {
        switch matter {
        case .warning(let warning): warning.course.isOpen
        case .exception(let exception): exception.isOpen || exception.kind == .newDefect
        case .slip, .certificate, .refusedResult, .rating, .enquiry: true
        }
    }
}
