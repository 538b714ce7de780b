import Casework
import Catalogue
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
            let words = sorted.map { "\(ownerName($0.key))\($0.value)" }.joined(separator: " ")
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

    /// What fits on a row: how urgent it is first, since what is cut on a narrow screen is the rest.
    private func line(_ entry: WatchEntry) -> SafeText {
        let number = SafeText(entry.kind == .tickets ? entry.number : String(entry.number.suffix(8))).fitted(to: 9)
        func row(_ first: SafeText, _ rest: [SafeText]) -> SafeText {
            rest.reduce(first.fitted(to: 8) + number) { $0 + $1 + " " }
        }
        switch entry.matter {
        case .warning(let warning):
            return row(
                dueWord(entry.due),
                [
                    SafeText(entry.name).fitted(to: size.width < 132 ? 9 : 30), SafeText(entry.short).fitted(to: 5),
                    SafeText(owners(entry)).fitted(to: 11), state(of: warning),
                ])
        case .exception(let exception):
            let when = exception.at.day == now.day ? exception.at.clock : station.day(exception.at.day, from: now.day)
            return row(
                SafeText(when),
                [
                    SafeText(station.name(of: exception.person)).fitted(to: 8),
                    station.say("exception.\(exception.kind.rawValue)"), verdict(on: exception),
                    SafeText(exception.reason),
                ])
        case .slip(let slip):
            return row(
                age(entry),
                [
                    SafeText("\(station.owner(slip.from))>\(station.owner(slip.department))"),
                    station.say("slip.papers", ["n": "\(slip.papers)"]),
                    SafeText(slip.courier ?? station.name(of: slip.givenBy)),
                ])
        case .certificate(let waiting):
            let tried = station.say(
                "issue.tried",
                ["n": "\(waiting.tries)", "last": station.text("issue.contact.\(waiting.contact ?? "none")")])
            return row(
                age(entry), [SafeText(entry.name).fitted(to: size.width < 132 ? 9 : 30), tried, SafeText(waiting.name)])
        case .refusedResult:
            return row(
                age(entry),
                [
                    SafeText(entry.name).fitted(to: size.width < 132 ? 9 : 30), SafeText(entry.short),
                    SafeText(owners(entry)),
                    station.say("watch.refused"),
                ])
        case .rating(let rated):
            return row(
                dueOrUnowned(entry),
                [station.say("grade.\(rated.rating.grade.rawValue)"), SafeText(owners(entry)), words(rated)])
        case .enquiry(let enquiry):
            return row(
                enquiry.state == .open ? dueOrUnowned(entry) : station.say("enquiry.toTell"),
                [
                    station.say("enquiry.sort.\(enquiry.sort.rawValue)"), SafeText(owners(entry)),
                    SafeText(enquiry.matter),
                ])
        }
    }

    private func dueOrUnowned(_ entry: WatchEntry) -> SafeText {
        entry.owners.isEmpty ? station.say("watch.unowned") : dueWord(entry.due)
    }

    private func words(_ rated: TicketSummary.Rated) -> SafeText {
        SafeText(rated.rating.reasons.map { station.text("reason.\($0.rawValue)") }.joined(separator: "、"))
    }

    private func age(_ entry: WatchEntry) -> SafeText {
        station.say("days", ["n": "\(now.day.number - entry.since.number)"])
    }

    private func ownerName(_ id: String) -> String { station.staff[id] ?? station.owner(id) }

    private func owners(_ entry: WatchEntry) -> String { entry.owners.map(ownerName).joined(separator: "、") }

    private func state(of warning: Warning) -> SafeText {
        if warning.course.acknowledged != nil { return station.say("watch.acknowledged") }
        return station.say(warning.course.escalatedOn == nil ? "watch.open" : "watch.escalated")
    }

    private func verdict(on exception: Exception) -> SafeText {
        exception.verdict.map { station.say($0.isAllowed ? "watch.allowed" : "watch.objected") } ?? ""
    }

    /// Everything about an entry, its first line in short.
    private func details(_ entry: WatchEntry) -> [SafeText] {
        let what = SafeText("\(entry.number) \(entry.name) \(entry.short) ")
        switch entry.matter {
        case .warning(let warning):
            let head = station.say(
                "watch.warning",
                [
                    "matter": station.text("reminder.\(warning.reminder.matter.rawValue)"),
                    "date": "\(warning.reminder.due)", "owners": owners(entry),
                ])
            return [what + head, course(of: warning)]
        case .exception(let exception):
            return [what + station.say("exception.\(exception.kind.rawValue)")] + about(exception)
        case .slip(let slip):
            let names = slip.lines.map(\.name).joined(separator: "、")
            return [what + SafeText(names), said(slip.courier ?? slip.givenBy, slip.givenAt)]
        case .certificate(let waiting):
            return [
                what + SafeText("\(waiting.name) \(waiting.number)"),
                station.say("watch.since", ["date": "\(entry.since)"]),
            ]
        case .refusedResult:
            return [what + station.say("watch.refused"), station.say("watch.since", ["date": "\(entry.since)"])]
        case .rating(let rated):
            let served = [
                rated.counter.map { station.text("watch.counter", ["counter": $0]) }, rated.person.map(station.name),
            ]
            return [
                what + station.say("grade.\(rated.rating.grade.rawValue)") + SafeText(" ") + words(rated),
                SafeText((["\(entry.since)"] + served.compactMap(\.self)).joined(separator: " ")),
            ]
        case .enquiry(let enquiry):
            return [what + SafeText(enquiry.matter), station.say("watch.since", ["date": "\(entry.since)"])]
        }
    }

    private func course(of warning: Warning) -> SafeText {
        let course = warning.course
        let issued = course.issuedOn.map { station.text("watch.issuedOn", ["date": "\($0)"]) }
        let escalated = course.escalatedOn.map { station.text("watch.escalatedOn", ["date": "\($0)"]) }
        let seen = course.acknowledged.map { seen in
            station.text(
                "watch.acknowledgedBy",
                ["person": station.name(of: seen.person), "at": "\(seen.at.day) \(seen.at.clock)", "note": seen.note])
        }
        return SafeText([issued, escalated, seen].compactMap(\.self).joined(separator: " "))
    }

    private func about(_ exception: Exception) -> [SafeText] {
        let defects = exception.line.map { line in
            let names = line.defects.map { station.defect($0)?.short ?? "\($0)" }
            return "\(station.catalogue.name(ofMaterial: line.material)): \(names.joined(separator: "、"))"
        }
        let approved = exception.approvedBy.map { station.text("watch.approvedBy", ["person": station.name(of: $0)]) }
        let head = exception.head.map { head in
            station.text(
                "watch.head", ["name": head.name, "document": head.document, "date": "\(head.on)"])
        }
        let first = [defects, exception.reason, approved, head].compactMap(\.self).joined(separator: " ")
        let judged = exception.verdict.map { verdict in
            station.say(
                verdict.isAllowed ? "watch.allowedBy" : "watch.objectedBy",
                [
                    "person": station.name(of: verdict.person), "at": "\(verdict.at.day) \(verdict.at.clock)",
                    "note": verdict.note,
                ])
        }
        return [SafeText(first), said(exception.person, exception.at, at: exception.counter)]
            + [judged].compactMap(\.self)
    }

    private func said(_ person: String, _ at: Instant, at counter: String? = nil) -> SafeText {
        station.say(
            counter == nil ? "watch.by" : "watch.byAt",
            ["person": station.name(of: person), "counter": counter ?? "", "at": "\(at.day) \(at.clock)"])
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
