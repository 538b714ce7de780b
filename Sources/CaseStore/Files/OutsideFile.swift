import Glibc

/// A file that is not the store's: brought by a clerk, read once. What is written for others is an `OutsideOutput`.
public enum OutsideFile {
    /// The bytes of the plain file at `path`; a symbolic link at its end is refused, and nothing waits for a pipe.
    ///
    /// - Throws: `.missing`, `.symbolicLink`, `.wrongType`, `.tooLarge`, or what the system says.
    public static func read(_ path: String, limit: Int) throws(StoreFault) -> [UInt8] {
        let number: Int32
        do {
            number = try system(.open, path) { Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
        } catch .system(.open, _, ENOENT) {
            throw .missing(path: path)
        }
        let file = Descriptor(number)
        guard try file.inspect(path).isFile else { throw .wrongType(path: path) }
        return try file.read(limit: limit, path)
    }

    /// Waits until the name of the file at `path` is on the disk.
    static func syncFolder(of path: String) throws(StoreFault) {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let folder = Descriptor(
            try system(.open, parent) { Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
        try folder.sync(parent)
    }
}
