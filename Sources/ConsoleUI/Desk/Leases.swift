import Casework

/// The open case and the other desk that may have it.
extension Model {
    /// Takes in which other desk has the open case; said once, when it becomes so.
    mutating func takeIn(_ holder: Holder?) {
        if let holder, holder != desk.holder {
            tell(
                .warning, "message.heldElsewhere",
                ["person": holder.name, "counter": holder.counter ?? "—", "time": holder.since.clock])
        }
        desk.holder = holder
    }

    /// The case was taken from the other desk.
    mutating func tookOver(_ result: Result<Case, Trouble>) -> [Effect] {
        switch result {
        case .success(let subject):
            desk.holder = nil
            show(subject)
            tell(.done, "message.tookOver", ["number": subject.number])
            return [askRefresh()]
        case .failure(let trouble):
            fail(station.say(trouble))
            return [.bell]
        }
    }
}
