import Casework
import Catalogue
import CellText

/// What is done about counters: queues they take or give up, breaks. Each keeps its reason.
extension Model {
    /// A key on a counter of the board: `+` a queue more, `-` one less, `b` a break or its end.
    mutating func act(on post: HallBoard.Post, _ sign: Character) -> [Effect] {
        if sign == "b" {
            if case .paused = post.state { return onCounter(ResumeCounter(), post.id) }
            open(reasonForm(.pauseCounter(post.id)))
            return []
        }
        let takes = sign == "+"
        let letters = (board?.queues.map(\.id) ?? []).filter { post.queues.contains($0) != takes }
        let rows = letters.enumerated().map { index, letter in
            Picker.Row(id: letter, text: SafeText("\(index + 1)  \(letter) \(windowNames(letter))"))
        }
        guard !rows.isEmpty else { return [.bell] }
        let title = station.text(takes ? "picker.takeQueue" : "picker.giveUpQueue", ["counter": post.id])
        var picker = Picker(
            .counterQueue(counter: post.id, own: post.window.category, takes: takes), title: title, rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
        return []
    }

    /// Asks for an act on today's shift of a counter.
    mutating func onCounter(_ act: any Intent<CounterShift>, _ counter: String) -> [Effect] {
        guard let session else { return [] }
        return begin(.onCounter(act, counter: counter, actor: session.actor))
    }
}
