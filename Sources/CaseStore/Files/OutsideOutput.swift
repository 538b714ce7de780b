import Glibc

/// A file that is not the store's, written portion by portion for somebody else to read. It bears its name only when it is
/// whole: whoever reads it meanwhile reads what was there before, and what is given up leaves nothing behind.
public final class OutsideOutput {
    /// Who may read the file.
    public enum Readers: UInt32, Sendable {
        /// Its owner alone.
        case owner = 0o600
        /// Everybody, within the umask.
        case everybody = 0o644
    }

    private static let portion = 1 << 16

    private let path: String
    /// Under which name it is written; nil for the standard output, which has no other.
    private var unfinished: String?
    private let file: Descriptor
    private var waiting: [UInt8] = []

    /// Begins a file that is to stand at `path`; `-` is the standard output. A plain file that is there is replaced.
    ///
    /// - Throws: `.symbolicLink`, `.wrongType`, or what the system says.
    public init(_ path: String, for readers: Readers) throws(StoreFault) {
        self.path = path
        guard path != "-" else {
            file = Descriptor(try system(.open, path) { dup(STDOUT_FILENO) })
            return
        }
        var status = stat()
        if lstat(path, &status) == 0, !status.isFile {
            throw status.st_mode & S_IFMT == S_IFLNK ? .symbolicLink(path: path) : .wrongType(path: path)
        }
        let name = "\(path).unfinished-\(getpid())"
        file = Descriptor(
            try system(.open, path) {
                Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readers.rawValue)
            })
        unfinished = name
    }

    deinit {
        if let unfinished { _ = unlink(unfinished) }
    }

    /// Writes a file of these bytes.
    public static func write(
        _ bytes: some Sequence<UInt8>, to path: String, for readers: Readers
    ) throws(StoreFault) {
        let output = try OutsideOutput(path, for: readers)
        try output.write(bytes)
        try output.finish()
    }

    /// Adds `bytes`.
    public func write(_ bytes: some Sequence<UInt8>) throws(StoreFault) {
        waiting += bytes
        if waiting.count >= OutsideOutput.portion { try flush() }
    }

    /// Adds `text` in UTF-8.
    public func write(_ text: String) throws(StoreFault) {
        try write(text.utf8)
    }

    /// Puts the file in its place, once it is on the disk.
    public func finish() throws(StoreFault) {
        try flush()
        guard let name = unfinished else { return }
        try file.sync(path)
        try system(.rename, path) { rename(name, path) }
        unfinished = nil
        try OutsideFile.syncFolder(of: path)
    }

    private func flush() throws(StoreFault) {
        try file.write(waiting, path)
        waiting.removeAll(keepingCapacity: true)
    }
}
