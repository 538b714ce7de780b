internal import Casework
internal import ConsoleUI
internal import Dispatch
internal import HallService
internal import Synchronization

/// Writes down what is half typed, off the console's thread: at once, and while the disk is busy only the latest.
///
/// No timer holds a keystroke back, so the file trails the key by one save. A hall whose disk is slow writes fewer
/// drafts, not later ones.
final class DraftKeeper: Sendable {
    private struct State {
        /// What was noted last; the outer nil after a draft was taken over, whose file holds something unknown here.
        var noted: Draft?? = .some(nil)
        var wanted: (draft: Draft?, session: Session)?
        var isWriting = false
        var hasFailed = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "onewindow.drafts")
    private let write: @Sendable (Draft?, Session) throws(Trouble) -> Void
    private let tell: @Sendable (Trouble) -> Void

    /// - Parameters:
    ///   - write: saves a draft, or removes it when it is nil; waits for the disk.
    ///   - tell: is told of trouble once, until a draft was saved again.
    init(
        write: @escaping @Sendable (Draft?, Session) throws(Trouble) -> Void,
        tell: @escaping @Sendable (Trouble) -> Void
    ) {
        self.write = write
        self.tell = tell
    }

    /// Notes the draft as it stands after a turn; never waits.
    func note(_ draft: Draft?, of session: Session) {
        let starts = state.withLock { state in
            guard state.noted != .some(draft) else { return false }
            state.noted = .some(draft)
            state.wanted = (draft, session)
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if starts { queue.async { self.drain() } }
    }

    /// The file now holds another console's draft: the next note is written whatever it says.
    func tookOver() {
        state.withLock { $0.noted = nil }
    }

    /// Waits until all that was noted is on the disk, or could not be put there.
    func finish() {
        queue.sync {}
    }

    private func drain() {
        while let (draft, session) = next() {
            do throws(Trouble) {
                try write(draft, session)
                state.withLock { $0.hasFailed = false }
            } catch {
                let isNew = state.withLock { state in
                    defer { state.hasFailed = true }
                    return !state.hasFailed
                }
                if isNew { tell(error) }
            }
        }
    }

    private func next() -> (Draft?, Session)? {
        state.withLock { state in
            defer { state.wanted = nil }
            if state.wanted == nil { state.isWriting = false }
            return state.wanted.map { ($0.draft, $0.session) }
        }
    }
}
