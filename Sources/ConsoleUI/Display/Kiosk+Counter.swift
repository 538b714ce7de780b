import Casework
import CellText

extension Kiosk {
    /// The screen of a counter at rest: the counter and the number that it serves, as large as they fit.
    func drawCounter(_ counter: String, on grid: inout Grid) {
        let room = Rect(x: 3, y: 2, width: size.width - 6, height: size.height - 4)
        let serving = service?.serving
        let title = station.say(
            serving == nil ? "kiosk.counterFree" : "kiosk.counterServes", ["counter": counter, "number": serving ?? ""])
        grid.put(title.truncated(to: max(0, room.width)), x: room.x, y: room.y, style: .bold)
        draw(counter, label: "display.counter", in: room, from: room.y + 2, style: .reverse, on: &grid)
        guard let serving else { return }
        let second = room.y + 2 + Kiosk.tall
        draw(serving, label: "kiosk.serving", in: room, from: second, style: Style(.reverse, tint: .good), on: &grid)
    }

    /// Rows of large type with the space below it.
    private static let tall = LargeType.height + 3

    /// Large type with its word behind it, where both fit.
    private func draw(
        _ text: String, label: String, in room: Rect, from y: Int, style: Style, on grid: inout Grid
    ) {
        let word = station.say(label)
        guard let width = LargeType.width(text), width + word.width + 2 <= room.width, y + LargeType.height <= room.maxY
        else { return }
        LargeType.draw(text, x: room.x, y: y, style: style, on: &grid)
        grid.put(word, x: room.x + width + 2, y: y + LargeType.height - 1, style: .bold)
    }
}
