import Casework
import HallService
import Synchronization

/// The clock of the demo: set by hand while the hall is made, then running on from the middle of that morning.
final class DemoClock: Sendable {
    private struct State {
        var shown: Instant
        /// The system's moment from which it runs; nil while it is set by hand.
        var started: Instant?
    }

    private let state: Mutex<State>

    init(_ instant: Instant) {
        state = Mutex(State(shown: instant))
    }

    var now: Instant {
        state.withLock { state in
            guard let started = state.started else { return state.shown }
            let passed = Instant.system.milliseconds - started.milliseconds
            return Instant(milliseconds: state.shown.milliseconds + passed, offset: state.shown.offset)
        }
    }

    /// Shows `instant`.
    func set(_ instant: Instant) {
        state.withLock { $0.shown = instant }
    }

    /// Shows `seconds` later.
    func advance(_ seconds: Int) {
        state.withLock { $0.shown = $0.shown.adding(seconds: seconds) }
    }

    /// Runs on from what it shows.
    func start() {
        state.withLock { $0.started = .system }
    }
}
