import Synchronization

/// Who goes on: of all consoles one runs at a time, and at each turn chance says which. The same chance gives the same
/// order of everything.
final class Turns: Sendable {
    private struct State {
        var chance: Chance
        /// Consoles that have not come in yet.
        var missing: Int
        /// By console; those that are not here have gone.
        var parked: [CheckedContinuation<Void, Never>?]
        var count = 0
    }

    private let state: Mutex<State>

    init(consoles: Int, seed: UInt64) {
        let places = [CheckedContinuation<Void, Never>?](repeating: nil, count: max(1, consoles))
        state = Mutex(State(chance: Chance(seed), missing: consoles, parked: places))
    }

    /// Comes in, and waits until all are there.
    func enter(_ console: Int) async { await park(console, isNew: true) }

    /// Lets chance say whose turn it is; comes back when it is this one's.
    func next(_ console: Int) async { await park(console, isNew: false) }

    /// Goes for good.
    func leave() { go(on: { _ in }) }

    private func park(_ console: Int, isNew: Bool) async {
        await withCheckedContinuation { continuation in
            go { state in
                state.parked[console] = continuation
                state.count += 1
                if isNew { state.missing -= 1 }
            }
        }
    }

    private func go(on change: (inout State) -> Void) {
        let chosen = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            guard state.missing == 0 else { return nil }
            guard state.count > 0 else { return nil }
            var place = Int.random(in: state.parked.indices, using: &state.chance)
            while state.parked[place] == nil { place = (place + 1) % state.parked.count }
            state.count -= 1
            return state.parked[place].take()
        }
        chosen?.resume()
    }
}
