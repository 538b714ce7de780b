import Casework
import Catalogue
import CellText

/// The hall at a glance: its queues with what is expected of them, its counters with whom they serve.
struct BoardView: Sendable, Equatable {
    /// The queue that Enter asks about.
    var queue: String?
    /// The counter that acts are about, and whether the keyboard is with the counters.
    var post: String?
    var isAtPosts = false
    /// What one more counter would do for the selected queue is shown.
    var asksWhatIf = false
}

extension Model {
    /// The board is read while it lies open, under other layers too.
    func readBoard() -> [Effect] {
        let isOpen = layers.contains { if case .board = $0 { true } else { false } }
        return session != nil && isOpen ? [.board] : []
    }

    mutating func press(_ key: Key, on view: BoardView) -> [Effect] {
        var view = view
        switch key {
        case .up, .down, .home, .end:
            if view.isAtPosts {
                view.post = moved(board?.posts.map(\.id) ?? [], view.post, key)
            } else {
                view.queue = moved(board?.queues.map(\.id) ?? [], view.queue, key)
            }
        case .tab, .backTab: view.isAtPosts.toggle()
        case .enter: view.asksWhatIf.toggle()
        case .character(let sign) where Model.narrow(sign) == "m" && !view.isAtPosts:
            return movePicker(from: view.queue ?? board?.queues.first?.id)
        case .character(let sign) where "+-b".contains(Model.narrow(sign)):
            guard let post = selectedPost(view) else { return [.bell] }
            return act(on: post, Model.narrow(sign))
        case .escape, .function(12):
            layers.removeLast()
            return []
        case .function(1):
            layers.append(.help(offset: 0))
            return []
        case .function(5): return readBoard()
        case .function(10):
            replaceTop(.watch(WatchView()))
            return [.watch(isWhole: true)]
        default: return [.bell]
        }
        replaceTop(.board(view))
        return []
    }

    /// The row that a key goes to from the current one.
    func moved<ID: Equatable>(_ ids: [ID], _ current: ID?, _ key: Key) -> ID? {
        let place = current.flatMap { ids.firstIndex(of: $0) } ?? 0
        return switch key {
        case .up: ids[safe: max(0, place - 1)]
        case .down: ids[safe: min(ids.count - 1, place + 1)]
        case .home: ids.first
        default: ids.last
        }
    }

    /// The counter that the keyboard is at.
    private func selectedPost(_ view: BoardView) -> HallBoard.Post? {
        guard view.isAtPosts else { return nil }
        return board?.posts.first { $0.id == view.post } ?? board?.posts.first
    }

    /// Where queues, the line for one of them, and counters stand.
    var boardRoom: (queues: Rect, detail: Rect, posts: Rect) {
        let room = Rect(x: 1, y: layout.body.y + 1, width: size.width - 2, height: layout.body.height - 2)
        let count = min(board?.queues.count ?? 0, max(2, room.height - 8))
        let queues = Rect(x: room.x, y: room.y, width: room.width, height: count + 1)
        let detail = Rect(x: room.x, y: queues.maxY, width: room.width, height: 2)
        return (
            queues, detail, Rect(x: room.x, y: detail.maxY + 1, width: room.width, height: room.maxY - detail.maxY - 1)
        )
    }

    func draw(_ view: BoardView, on grid: inout Grid) {
        guard let board else {
            return drawSheet(station.say("board.title"), foot: station.say("foot.board"), on: &grid)
        }
        let waiting = board.queues.reduce(0) { $0 + $1.waiting }
        let longest = board.queues.compactMap(\.longest).max()
        let title = station.say(
            "board.summary", ["clock": board.at.clock, "n": "\(waiting)", "longest": minutes(longest)])
        drawSheet(title, foot: station.say("foot.board"), on: &grid)
        let room = boardRoom
        draw(board.queues, selected: view.queue ?? board.queues.first?.id, room.queues, on: &grid)
        if let queue = board.queues.first(where: { $0.id == view.queue }) ?? board.queues.first {
            let lines = view.asksWhatIf ? whatIf(queue) : [station.say("board.whatIfHint", ["queue": queue.id])]
            for (row, line) in lines.prefix(room.detail.height).enumerated() {
                grid.put(line.truncated(to: room.detail.width), x: room.detail.x, y: room.detail.y + row, style: .dim)
            }
        }
        draw(board.posts, selected: selectedPost(view)?.id, above: room.posts, on: &grid)
    }

    /// Columns of the queues: words and cells.
    private static let queueColumns: [(key: String, width: Int)] = [
        ("queue", 18), ("waiting", 6), ("longest", 8), ("median", 8), ("ninetieth", 8), ("expected", 10), ("served", 6),
        ("abandoned", 6), ("open", 8),
    ]

    private func draw(_ queues: [HallBoard.Queue], selected: String?, _ room: Rect, on grid: inout Grid) {
        let columns = Model.queueColumns
        put(
            columns.map { station.say("board.\($0.key)") }, columns.map(\.width), x: room.x, y: room.y, .bold, on: &grid
        )
        let place = queues.firstIndex { $0.id == selected } ?? 0
        let first = max(0, min(place - (room.height - 2), queues.count - (room.height - 1)))
        for (row, queue) in queues.dropFirst(first).prefix(room.height - 1).enumerated() {
            let cells = [
                SafeText("\(queue.id) \(windowNames(queue.id))"), SafeText("\(queue.waiting)"),
                SafeText(minutes(queue.longest)), SafeText(minutes(queue.medianWait)),
                SafeText(minutes(queue.ninetiethWait)), SafeText(expectation(queue.expected, queue)),
                SafeText("\(queue.served)"), SafeText("\(queue.abandoned)"),
                SafeText("\(queue.counters - queue.idle)/\(queue.counters)"),
            ]
            let isLong = (queue.longest ?? 0) >= Model.longWait || queue.waiting > 0 && queue.counters == 0
            let style = Style(queue.id == selected ? .reverse : [], tint: isLong ? .warn : .plain)
            put(cells, columns.map(\.width), x: room.x, y: room.y + 1 + row, style, on: &grid)
        }
    }

    /// A wait that the supervisor should know of, seconds.
    private static let longWait = 30 * 60

    private static let postColumns: [(key: String, width: Int)] = [
        ("counter", 6), ("window", 16), ("person", 12), ("state", 10), ("number", 8), ("since", 10),
    ]

    private func draw(_ posts: [HallBoard.Post], selected: String?, above room: Rect, on grid: inout Grid) {
        let columns = Model.postColumns
        put(
            columns.map { station.say("board.\($0.key)") }, columns.map(\.width), x: room.x, y: room.y - 1, .bold,
            on: &grid)
        let place = posts.firstIndex { $0.id == selected } ?? 0
        let first = max(0, min(place - room.height + 1, posts.count - room.height))
        for (row, post) in posts.dropFirst(first).prefix(room.height).enumerated() {
            var cells = [
                SafeText(post.id), SafeText("\(post.window.name) \(changes(of: post))"),
                SafeText(post.person.map(station.name) ?? ""),
            ]
            var style = Style()
            switch post.state {
            case .closed:
                cells += [station.say("board.closed")]
                style = .dim
            case .idle(let since):
                cells += [station.say(post.isIdleInNeed ? "board.idleInNeed" : "board.idle"), "", elapsed(since)]
                if post.isIdleInNeed { style = .tinted(.warn) }
            case .serving(let number, let since):
                cells += [station.say("board.serving"), SafeText(number), elapsed(since)]
            case .paused(let pause):
                cells += [station.say("board.paused"), SafeText(pause.reason), elapsed(pause.since)]
            }
            if post.id == selected { style.attributes.insert(.reverse) }
            put(cells, columns.map(\.width), x: room.x, y: room.y + row, style, on: &grid)
        }
    }

    /// Queues that it takes beside its own, and that it has given up its own.
    private func changes(of post: HallBoard.Post) -> String {
        if case .paused = post.state { return "" }
        let own = post.window.category
        return post.queues.subtracting([own]).sorted().map { "+\($0)" }.joined()
            + (post.queues.contains(own) ? "" : "-\(own)")
    }

    private func elapsed(_ since: Instant) -> SafeText { SafeText(minutes(max(0, now.seconds(since: since)))) }

    func put(_ cells: [SafeText], _ widths: [Int], x: Int, y: Int, _ style: Style, on grid: inout Grid) {
        var x = x
        for (cell, width) in zip(cells, widths) {
            grid.put(cell.fitted(to: width - 1) + " ", x: x, y: y, style: style)
            x += width
        }
    }

    func windowNames(_ letter: String) -> String {
        let names = station.catalogue.windows.filter { $0.category == letter }.map(\.name)
        return names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: "、")
    }

    private func minutes(_ seconds: Int?) -> String {
        seconds.map { station.text("board.minutes", ["n": "\(($0 + 30) / 60)"]) } ?? "—"
    }

    private func expectation(_ seconds: Double?, _ queue: HallBoard.Queue) -> String {
        guard let seconds else { return station.text(queue.counters == 0 ? "board.noCounter" : "board.unknown") }
        return minutes(Int(seconds))
    }

    /// What the selected queue would come to with the counters it has, and with one more.
    private func whatIf(_ queue: HallBoard.Queue) -> [SafeText] {
        guard let queueing = queue.queueing else { return [station.say("board.noRates", ["queue": queue.id])] }
        var more = queueing
        more.counters += 1
        func long(_ queueing: Queueing) -> String {
            queueing.meanWait.map { station.text("board.average", ["time": minutes(Int($0))]) }
                ?? station.text("board.grows")
        }
        return [
            station.say(
                "board.whatIfNow",
                [
                    "queue": queue.id, "counters": "\(queueing.counters)", "more": "\(more.counters)",
                    "now": expectation(queue.expected, queue),
                    "then": minutes(queue.expected(adding: 1).map { Int($0) }),
                ]),
            station.say(
                "board.whatIfLong",
                [
                    "arrivals": "\(Int((queueing.arrivals * 3_600).rounded()))",
                    "service": minutes(Int(queueing.service)),
                    "now": long(queueing), "then": long(more),
                ]),
        ]
    }
}
