import Glibc

/// Tells when the journal has grown, by a descriptor that a console's event loop waits on together with its keys.
public final class JournalWatch: Sendable {
    private let file: Descriptor
    private let path: String

    /// Watches the journal of `folder`.
    public init(_ folder: DataFolder) throws(StoreFault) {
        let path = folder.root.path(of: Journal.name)
        self.path = path
        file = Descriptor(
            try system(.watch, path) { inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) })
        // Opening the journal makes it, if no console has been here before.
        _ = try Journal(folder)
        let number = file.number
        try system(.watch, path) { inotify_add_watch(number, path, UInt32(IN_MODIFY)) }
    }

    /// Readable once the journal has grown since the last `drain`.
    public var descriptor: Int32 { file.number }

    /// Takes note of what made the descriptor readable, and says whether anything did.
    public func drain() throws(StoreFault) -> Bool {
        var seen = false
        let room = 4096
        while true {
            do {
                let got = try system(.read, path) {
                    withUnsafeTemporaryAllocation(byteCount: room, alignment: 8) {
                        Glibc.read(file.number, $0.baseAddress, room)
                    }
                }
                guard got > 0 else { return seen }
                seen = true
            } catch .system(.read, _, EAGAIN) {
                return seen
            }
        }
    }
}
