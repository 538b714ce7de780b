import Foundation
import Glibc

/// The baseline: the least that replaces a file durably. Temp, write, fsync, rename, fsync of the folder.
struct BareFolder {
    private let descriptor: CInt

    init(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        descriptor = try checked("open", open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }

    /// Replaces `name` by `content`, in the system calls that nobody can do without.
    func replace(_ name: String, with content: Data) throws {
        let file = try checked(
            "openat", openat(descriptor, ".temp", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        let written = content.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == content.count else { throw BenchFault.system("write", errno: errno) }
        try checked("fsync", fsync(file))
        try checked("close", close(file))
        try checked("renameat", renameat(descriptor, ".temp", descriptor, name))
        try checked("fsync", fsync(descriptor))
    }
}
