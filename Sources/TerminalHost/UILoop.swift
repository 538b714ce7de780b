public import CellText
public import ConsoleUI
internal import Glibc

/// The one thread of the console: show a frame, wait for the terminal, the engine or the clock, tell the handler.
public enum UILoop {
    /// What ended a wait.
    public enum Event: Equatable, Sendable {
        /// Everything that was typed or happened to the terminal, in order and never empty.
        case inputs([Input])
        /// `WakePipe.signal` was called at least once.
        case woken
        /// The extra descriptor is readable; the handler reads it.
        case extra
        /// The time the timeout gave has passed.
        case tick
    }

    /// Runs until `isOver`; each turn shows at most one frame, however much has happened.
    /// - Parameters:
    ///   - wake: how other threads ask for a turn.
    ///   - extra: one more descriptor to watch for reading.
    ///   - timeout: milliseconds until the next tick is due, or nil for none; asked once a turn.
    ///   - frame: the frame to show, or nil to leave the screen alone.
    ///   - handle: is given the events of a turn one by one. After `.hangUp` no more input comes.
    public static func run(
        terminal: Terminal,
        wake: WakePipe,
        extra: CInt? = nil,
        timeout: () -> Int?,
        frame: () -> Grid?,
        handle: (Event) -> Void,
        until isOver: () -> Bool
    ) {
        // poll passes over a negative descriptor.
        var watched = [STDIN_FILENO, terminal.signalDescriptor, wake.descriptor, extra ?? -1]
        while !isOver() {
            if let grid = frame() { terminal.present(grid) }
            let wait = timeout().map { CInt(clamping: max(0, $0)) } ?? -1
            let ready = poll(watched, timeout: wait)
            let inputs = watched[0] < 0 ? [] : terminal.drainInput()
            // A terminal that has gone would be ready for ever.
            if inputs.last == .hangUp { watched[0] = -1; watched[1] = -1 }
            if !inputs.isEmpty { handle(.inputs(inputs)) }
            if wake.drain() { handle(.woken) }
            if ready?.contains(watched[3]) == true { handle(.extra) }
            if wait == 0 || ready == [] { handle(.tick) }
        }
    }

    /// The descriptors that have something: none after the timeout, nil after a signal.
    private static func poll(_ descriptors: [CInt], timeout: CInt) -> [CInt]? {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = Glibc.poll(&entries, nfds_t(entries.count), timeout)
        return count < 0 ? nil : entries.filter { $0.revents != 0 }.map(\.fd)
    }
}
