internal import CTerminal
internal import Glibc

/// Wakes the loop from any thread: signals before the next drain count as one.
public final class WakePipe: Sendable {
    /// Readable while a signal waits.
    let descriptor: CInt

    /// - Throws: `.system` when the process has no descriptor left.
    public init() throws(TerminalFault) {
        descriptor = ow_open_counter()
        if descriptor < 0 { throw .system(errno: errno) }
    }

    deinit { close(descriptor) }

    /// Wakes the loop; never waits.
    public func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout.size(ofValue: one))
    }

    /// Takes all signals so far; false when there was none.
    @discardableResult
    func drain() -> Bool {
        var count: UInt64 = 0
        return read(descriptor, &count, MemoryLayout.size(ofValue: count)) > 0
    }
}
