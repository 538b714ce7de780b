internal import Synchronization

/// Reads in the background, one reading at a time: whatever asks while one is under way gets one more after it, so that the
/// last answer is never older than the last question.
final class LatestReading: Sendable {
    private struct State {
        var isUnderWay = false
        var isAskedAgain = false
    }

    private let state = Mutex(State())
    private let reading: @Sendable () async -> Void

    /// - Parameter reading: reads and hands on what it read.
    init(_ reading: @escaping @Sendable () async -> Void) {
        self.reading = reading
    }

    /// Asks for a reading; gives the work that begins with it, nil where one is under way and will go on.
    @discardableResult
    func ask() -> Task<Void, Never>? {
        let begins = state.withLock { state in
            state.isAskedAgain = state.isUnderWay
            defer { state.isUnderWay = true }
            return !state.isUnderWay
        }
        guard begins else { return nil }
        return Task {
            repeat {
                await reading()
            } while state.withLock { state in
                state.isUnderWay = state.isAskedAgain
                state.isAskedAgain = false
                return state.isUnderWay
            }
        }
    }
}
