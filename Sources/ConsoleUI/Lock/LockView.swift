import Casework
import CellText

/// The locked screen: who is signed in, where, since when, how many wait; nothing of any applicant.
extension Model {
    func drawLock(_ lock: Lock, on grid: inout Grid) {
        guard let session else { return }
        let layout = Layout(size)
        let width = min(size.width - 16, 64)
        let box = Rect(x: (size.width - width) / 2, y: max(2, (size.height - 12) / 3), width: width, height: 9)
        let title = lock.asksToSignOut ? "lock.signOut" : "lock.title"
        grid.fill(box.top(1), style: Style([.reverse, .bold]))
        grid.put(SafeText(" ") + station.say(title), x: box.x, y: box.y, style: Style([.reverse, .bold]))
        let lines = lock.asksToSignOut ? signOutLines : lockLines(lock, session)
        for (index, line) in lines.flatMap({ $0.wrapped(to: width - 3) }).prefix(5).enumerated() {
            grid.put(line, x: box.x + 1, y: box.y + 1 + index)
        }
        if lock.asksToSignOut {
            grid.cursor = Point(x: box.x + 1, y: box.maxY - 1)
        } else {
            drawPassword(lock, on: &grid, x: box.x, y: box.y + 6, width: width)
        }
        grid.fill(box.below(8), style: .reverse)
        let foot = station.say(lock.asksToSignOut ? "lock.signOut.foot" : "lock.foot")
        grid.put(foot.truncated(to: width - 2), x: box.x + 1, y: box.maxY - 1, style: .reverse)
        if let refusal = lock.refusal {
            let style = Style(.bold, tint: .bad)
            let x = grid.put(station.say("weight.error"), x: 0, y: layout.message.y, style: style)
            grid.put(refusal.truncated(to: size.width - x - 2), x: x + 1, y: layout.message.y, style: style)
        } else if isBusy {
            grid.put(station.say("lock.checking"), x: 0, y: layout.message.y, style: .dim)
        }
        grid.fill(layout.keyBar, style: .reverse)
    }

    private func drawPassword(_ lock: Lock, on grid: inout Grid, x: Int, y: Int, width: Int) {
        let label = SafeText(">") + station.say("field.password")
        grid.put(label, x: x + 1, y: y, style: .bold)
        let start = x + label.width + 3
        let room = x + width - start - 1
        let (text, cursor) = lock.password.visible(in: room, masked: true)
        grid.put(text.padded(to: room), x: start, y: y, style: .underline)
        grid.cursor = Point(x: start + cursor, y: y)
    }

    private func lockLines(_ lock: Lock, _ session: SignedIn) -> [SafeText] {
        let reason = lock.isByIdleness ? "lock.idle" : "lock.byHand"
        let values = ["time": lock.since.clock, "minutes": "\(session.idleLockMinutes)"]
        let waiting = desk.queue.filter(\.isWaiting).count
        return [
            SafeText("\(session.actor.name) \(session.actor.person)  ") + place(of: session),
            station.say(reason, values), session.isDesk ? station.say("lock.queue", ["n": "\(waiting)"]) : "",
        ]
    }

    private var signOutLines: [SafeText] {
        let name = session?.actor.name ?? ""
        let ticket = desk.ticket == nil ? "" : station.say("lock.signOut.ticket")
        return [station.say("lock.signOut.text", ["name": name]) + ticket]
    }
}
