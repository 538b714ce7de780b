import Casework
import HallService
import Synchronization

/// The clock of the demo: set by hand while the hall is made, never beyond the moment at which the demo stands, then
/// running on from there.
final class DemoClock: Sendable {
    private struct State {
        var shown: Instant
        /// The system's moment from which it runs; nil while it is set by hand.
        var started: Instant?
    }

    private let end: Instant
    private let state: Mutex<State>

    /// A clock that stands at `end`.
    init(_ end: Instant) {
        self.end = end
        state = Mutex(State(shown: end))
    }

    var now: Instant {
        state.withLock { state in
            guard let started = state.started else { return state.shown }
            let passed = Instant.system.milliseconds - started.milliseconds
            return Instant(milliseconds: state.shown.milliseconds + passed, offset: state.shown.offset)
        }
    }

    /// It shows the day on which the demo stands.
    var isAtItsLastDay: Bool { now.day >= end.day }

    /// Shows `instant`, or the end where that lies before it.
    func set(_ instant: Instant) {
        state.withLock { $0.shown = min(instant, end) }
    }

    /// Shows `seconds` later.
    func advance(_ seconds: Int) {
        state.withLock { $0.shown = min($0.shown.adding(seconds: seconds), end) }
    }

    /// Runs on from what it shows.
    func start() {
        state.withLock { $0.started = .system }
    }
}
