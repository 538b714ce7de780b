import Glibc

/// What comes before its turn: kept in a file that has no name until what stands before it in an output is written.
public final class Spool {
    private static let portion = 1 << 16

    private let path: String
    private let file: Descriptor
    private var waiting: [UInt8] = []
    private var size = 0

    /// An empty one beside the file `path` that is being written; for the standard output (`-`) in `elsewhere`.
    public init(beside path: String, elsewhere: String) throws(StoreFault) {
        let name = (path == "-" ? "\(elsewhere)/onewindow" : path) + ".spool-\(getpid())"
        self.path = name
        file = Descriptor(
            try system(.open, name) {
                Glibc.open(
                    name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OutsideOutput.Readers.owner.rawValue)
            })
        try system(.remove, name) { unlink(name) }
    }

    /// Adds `text` in UTF-8.
    public func write(_ text: String) throws(StoreFault) {
        waiting += text.utf8
        if waiting.count >= Spool.portion { try flush() }
    }

    /// Writes all that it holds to `output`.
    public func pour(into output: OutsideOutput) throws(StoreFault) {
        try flush()
        var done = 0
        while done < size {
            let bytes = try file.read(at: done, count: min(Spool.portion, size - done), path)
            guard !bytes.isEmpty else { throw .system(.read, path: path, errno: EIO) }
            try output.write(bytes)
            done += bytes.count
        }
    }

    private func flush() throws(StoreFault) {
        try file.write(waiting, path)
        size += waiting.count
        waiting.removeAll(keepingCapacity: true)
    }
}
