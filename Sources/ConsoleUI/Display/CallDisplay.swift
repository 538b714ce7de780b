public import Casework
import Catalogue
public import CellText

/// The display in the hall: the latest call in large type, those before it, and how many wait. It shows nothing of anybody.
public struct CallDisplay: Sendable {
    private let station: Station
    public var size: Size
    public var now: Instant
    /// Newest first.
    private var calls: [Call] = []
    private var board: HallBoard?
    /// The display can't be read anew; it says of when it is.
    private var isStale = false

    /// An empty display.
    public init(station: Station, size: Size, now: Instant) {
        (self.station, self.size, self.now) = (station, size, now)
    }

    /// Takes in the latest calls and the queues; gives what is to be said aloud, in order, each call once.
    public mutating func take(_ calls: [Call], _ board: HallBoard) -> [String] {
        let isFirst = self.board == nil
        let known = Set(self.calls.map(\.id))
        self.calls = calls
        self.board = board
        isStale = false
        // What was called before the display began is past.
        guard !isFirst else { return [] }
        return calls.filter { !known.contains($0.id) }.sorted { $0.at < $1.at }.map { call in
            station.text("display.speech", ["number": spelled(call.number), "counter": call.counter])
        }
    }

    /// The hall could not be read.
    public mutating func fail() { isStale = true }

    /// Letters and digits apart, so that a voice reads `A017` as such.
    private func spelled(_ number: String) -> String { number.map(String.init).joined(separator: " ") }

    /// The screen.
    public var view: Grid {
        var grid = Grid(size)
        guard size.width >= 40, size.height >= 12 else {
            grid.put(station.say("display.small"), x: 0, y: 0)
            return grid
        }
        drawHeader(on: &grid)
        let large = Rect(x: 2, y: 2, width: size.width - 4, height: LargeType.height + 4)
        if let call = calls.first(where: \.stands) { draw(call, in: large, on: &grid) }
        drawList(from: large.maxY + 1, on: &grid)
        drawFoot(on: &grid)
        return grid
    }

    private func drawHeader(on grid: inout Grid) {
        grid.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: .reverse)
        let clock = SafeText("\(now.clock) ")
        let name = SafeText(" \(station.hallName)").truncated(to: size.width - clock.width - 1)
        grid.put(name, x: 0, y: 0, style: Style([.reverse, .bold]))
        grid.put(clock, x: size.width - clock.width, y: 0, style: .reverse)
    }

    /// The latest call: number and counter as large as they fit.
    private func draw(_ call: Call, in room: Rect, on grid: inout Grid) {
        let isRecent = now.seconds(since: call.at) < CallDisplay.recently
        let style = Style(.reverse, tint: isRecent ? .good : .plain)
        let counter = LargeType.width(call.counter)
        let number = LargeType.width(call.number)
        if let number, let counter, number + counter + 12 <= room.width {
            grid.put(station.say("display.number"), x: room.x, y: room.y, style: .bold)
            LargeType.draw(call.number, x: room.x, y: room.y + 2, style: style, on: &grid)
            let x = room.maxX - counter
            grid.put(station.say("display.counter"), x: x, y: room.y, style: .bold)
            LargeType.draw(call.counter, x: x, y: room.y + 2, style: style, on: &grid)
        } else if let number, number <= room.width {
            LargeType.draw(call.number, x: room.x, y: room.y + 2, style: style, on: &grid)
            grid.put(sentence(call), x: room.x, y: room.y, style: .bold)
        } else {
            grid.put(sentence(call), x: room.x, y: room.y, style: .bold)
        }
    }

    /// Seconds for which a call is shown as new.
    private static let recently = 30

    private func sentence(_ call: Call) -> SafeText {
        station.say("display.call", ["number": call.number, "counter": call.counter])
    }

    private func drawList(from y: Int, on grid: inout Grid) {
        let shown = calls.first(where: \.stands)?.id
        let rest = calls.filter { $0.stands && $0.id != shown }
        for (row, call) in rest.prefix(max(0, size.height - 2 - y)).enumerated() {
            let window = board?.posts.first { $0.id == call.counter }?.window.name ?? ""
            grid.put(SafeText(call.at.clock), x: 2, y: y + row, style: .dim)
            grid.put(sentence(call), x: 9, y: y + row, style: .bold)
            grid.put(SafeText(window), x: min(40, size.width - 16), y: y + row, style: .dim)
        }
    }

    private func drawFoot(on grid: inout Grid) {
        let y = size.height - 1
        grid.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .reverse)
        if isStale {
            let words = station.say("display.stale", ["clock": board?.at.clock ?? "—"])
            grid.put(words.truncated(to: size.width - 2), x: 1, y: y, style: Style([.reverse, .bold]))
            return
        }
        let waiting = (board?.queues ?? []).filter { $0.waiting > 0 || $0.counters > 0 }.map { queue in
            station.text("display.waiting", ["queue": queue.id, "n": "\(queue.waiting)"])
        }
        grid.put(SafeText(waiting.joined(separator: "   ")).truncated(to: size.width - 2), x: 1, y: y, style: .reverse)
    }
}
