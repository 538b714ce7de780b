import Casework
import CellText

/// Moving numbers that wait from one queue to another, with the reason.
extension Model {
    /// The other queues of the centre, for numbers of the queue with this letter.
    mutating func movePicker(from letter: String?) -> [Effect] {
        guard let queue = board?.queues.first(where: { $0.id == letter }), queue.waiting > 0 else {
            tell(.warning, "message.nobodyWaits")
            return [.bell]
        }
        let letters = (board?.queues ?? []).map(\.id).filter { $0 != queue.id }
        let rows = letters.enumerated().map { index, letter in
            Picker.Row(id: letter, text: SafeText("\(index + 1)  \(letter) \(windowNames(letter))"))
        }
        guard !rows.isEmpty else { return [.bell] }
        // Another move means those who wait now.
        moveCutShort = nil
        var picker = Picker(
            .moveQueue(from: queue.id),
            title: station.text("picker.moveQueue", ["queue": queue.id, "n": "\(queue.waiting)"]), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
        return []
    }

    func moveForm(from: String, to: String) -> Form {
        Form(
            purpose: .moveQueue(from: from, to: to), title: station.text("form.moveQueue", ["from": from, "to": to]),
            fields: [field("moveCount", "1", required: true), field("reason", required: true)])
    }

    mutating func submitMove(_ form: Form, from: String, to: String) -> [Effect] {
        guard let session, let count = count(in: form, "moveCount") else { return [.bell] }
        guard count > 0 else {
            focusField("moveCount")
            return refuse(Denial(.notANumber, ["field": "moveCount"]))
        }
        var move = QueueMove(from: from, to: to, count: count, reason: form["reason"])
        // The same once more goes on where it was cut short.
        var before = moveCutShort
        before?.begun = nil
        if before == move { move.begun = moveCutShort?.begun }
        return begin(.moveQueue(move, actor: session.actor))
    }

    /// A move has ended, or was cut short: then the form stays, to be sent again.
    mutating func queueMoved(_ move: QueueMove, _ results: [ActResult<Ticket>]) -> [Effect] {
        var moved: [String] = []
        var stopped: SafeText?
        for result in results {
            switch result {
            case .done(let ticket): moved.append(ticket.number)
            case .denied: break
            case .conflict(_, let newer): stopped = station.say("message.conflict", author(of: newer) ?? [:])
            case .failed(let trouble), .unknown(let trouble): stopped = station.say(trouble)
            }
        }
        let all = move.begun?.numbers.count ?? 0
        if let stopped {
            moveCutShort = move
            fail(
                station.say(
                    "message.moveCutShort", ["n": "\(moved.count)", "of": "\(all)", "why": stopped.string]))
            return [.bell, askRefresh()] + readBoard()
        }
        moveCutShort = nil
        closeAnsweredLayer()
        if moved.isEmpty {
            tell(.warning, "message.noneMoved", ["queue": move.from])
        } else {
            var text = station.say(
                "message.queueMoved",
                ["n": "\(moved.count)", "to": move.to, "numbers": moved.joined(separator: "、")])
            if moved.count < all { text += station.say("message.notMoved", ["n": "\(all - moved.count)"]) }
            tell(.done, text)
        }
        return [askRefresh()] + readBoard()
    }
}
