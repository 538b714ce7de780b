import Casework
import CellText

/// Bad ratings: those that are open, whose they are and by when, and those that were put right lately. The supervisor acts
/// upon them; whoever was named for one sees it.
struct RatingsView: Sendable, Equatable {
    /// The number that Enter means.
    var selected: ULID?
}

extension Model {
    /// The ratings are read while they lie open.
    func readRatings() -> [Effect] {
        let isOpen = layers.contains { if case .ratings = $0 { true } else { false } }
        return session != nil && isOpen ? [.ratings] : []
    }

    mutating func press(_ key: Key, on view: RatingsView) -> [Effect] {
        switch key {
        case .up, .down, .home, .end:
            replaceTop(.ratings(RatingsView(selected: moved((ratings ?? []).map(\.id), view.selected, key))))
        case .enter:
            guard let row = selectedRating(view), let session else { return [.bell] }
            let role = session.actor.capacity.role
            guard OpenRectification.roles.contains(role) else {
                return refuse(Denial(.roleMayNot, ["role": role.rawValue]))
            }
            return begin(.rated(row.id))
        case .escape, .function(12): layers.removeLast()
        case .function(1): layers.append(.help(offset: 0))
        case .function(5): return readRatings()
        default: return [.bell]
        }
        return []
    }

    private func selectedRating(_ view: RatingsView) -> TicketSummary? {
        ratings?.first { $0.id == view.selected } ?? ratings?.first
    }

    func draw(_ view: RatingsView, on grid: inout Grid) {
        let rows = ratings ?? []
        let open = rows.filter { $0.rated?.isOpen == true }
        let title = station.say(
            session?.isSupervisor == true ? "ratings.title" : "ratings.own",
            ["open": "\(open.count)", "overdue": "\(open.filter(isOverdue).count)"])
        drawSheet(
            title, foot: station.say(session?.isSupervisor == true ? "foot.ratings" : "foot.ratings.own"), on: &grid)
        let room = Rect(x: 1, y: layout.body.y + 1, width: size.width - 2, height: layout.body.height - 2)
        guard let selected = selectedRating(view) else {
            let word = station.say(ratings == nil ? "ratings.reading" : "ratings.none")
            grid.put(word, x: room.x, y: room.y, style: .dim)
            return
        }
        let columns = ratingColumns(room.width)
        put(
            columns.map { station.say("ratings.\($0.key)") }, columns.map(\.width), x: room.x, y: room.y, .bold,
            on: &grid)
        let height = room.height - 1 - RatingsView.detail
        let place = rows.firstIndex { $0.id == selected.id } ?? 0
        let first = max(0, min(place - height + 1, rows.count - height))
        for (index, row) in rows.dropFirst(first).prefix(height).enumerated() {
            var style = Style(row.id == selected.id ? .reverse : [], tint: isOverdue(row) ? .bad : .plain)
            if row.rated?.isOpen == false { style.attributes.insert(.dim) }
            put(cells(row), columns.map(\.width), x: room.x, y: room.y + 1 + index, style, on: &grid)
        }
        for (index, line) in detail(selected, width: room.width).prefix(RatingsView.detail - 1).enumerated() {
            grid.put(line, x: room.x, y: room.maxY - RatingsView.detail + 1 + index)
        }
    }

    private func isOverdue(_ row: TicketSummary) -> Bool {
        row.rated.map { $0.isOpen && ($0.due.map { $0 < now.day } ?? false) } ?? false
    }

    /// Columns with their widths; the grade takes what its words need, the reasons what is left.
    private func ratingColumns(_ width: Int) -> [(key: String, width: Int)] {
        let grades = Rating.Grade.allCases.filter(\.isBad).map { station.say("grade.\($0.rawValue)").width }
        var columns = [
            (key: "day", width: 6), (key: "number", width: 6), (key: "grade", width: (grades.max() ?? 0) + 1),
            (key: "counter", width: 5), (key: "person", width: 9), (key: "owner", width: 9), (key: "due", width: 13),
        ]
        columns.append((key: "reasons", width: max(2, width - columns.reduce(0) { $0 + $1.width })))
        return columns
    }

    private func cells(_ row: TicketSummary) -> [SafeText] {
        guard let rated = row.rated else { return [] }
        let due: String
        if let closed = rated.closedOn {
            due = station.text("ratings.closed", ["date": station.day(closed, from: now.day)])
        } else if let day = rated.due {
            let text = station.day(day, from: now.day)
            due = isOverdue(row) ? station.text("ratings.overdue", ["date": text]) : text
        } else {
            due = station.text("ratings.unowned")
        }
        return [
            SafeText(station.day(row.day, from: now.day)), SafeText(row.number),
            station.say("grade.\(rated.rating.grade.rawValue)"), SafeText(rated.counter ?? ""),
            SafeText(rated.person.map(station.name) ?? ""), SafeText(rated.owner.map(station.name) ?? ""),
            SafeText(due), SafeText(reasons(rated.rating)),
        ]
    }

    func reasons(_ rating: Rating) -> String {
        rating.reasons.map { station.text("reason.\($0.rawValue)") }.joined(separator: "、")
    }

    /// What has no room in the row.
    private func detail(_ row: TicketSummary, width: Int) -> [SafeText] {
        guard let rated = row.rated else { return [] }
        let said = station.say("ratings.said", ["number": row.number, "reasons": reasons(rated.rating)])
        let done = rated.outcome.map { station.say("ratings.done", ["outcome": $0]).wrapped(to: width) } ?? []
        return said.wrapped(to: width) + done
    }
}

extension RatingsView {
    /// Rows below the list.
    fileprivate static let detail = 5
}
