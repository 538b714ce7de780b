internal import ConsoleUI
internal import Synchronization

/// Events on their way from the tasks that run effects to the one thread of the console.
final class Mailbox: Sendable {
    private let events = Mutex<[Event]>([])
    private let wake: WakePipe

    /// A mailbox that wakes the loop through `wake`.
    init(_ wake: WakePipe) {
        self.wake = wake
    }

    /// Leaves an event and wakes the loop.
    func post(_ event: Event) {
        events.withLock { $0.append(event) }
        wake.signal()
    }

    /// Everything that was left since the last time, in order.
    func drain() -> [Event] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
