internal import Synchronization

/// What tasks in the background found, on its way to the one thread of the screen.
final class Mailbox<Letter: Sendable>: Sendable {
    private let letters = Mutex<[Letter]>([])
    private let wake: WakePipe

    /// A mailbox that wakes the loop through `wake`.
    init(_ wake: WakePipe) {
        self.wake = wake
    }

    /// Leaves a letter and wakes the loop.
    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        wake.signal()
    }

    /// Everything that was left since the last time, in order.
    func drain() -> [Letter] {
        letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
