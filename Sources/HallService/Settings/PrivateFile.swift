import Casework
import Glibc

/// A small file in the data folder that is read whole and replaced whole: settings, lockouts.
///
/// Written beside, waited for on the disk, then renamed; writers hold a lock file that is never renamed.
struct PrivateFile: Sendable {
    let folder: String
    let name: String

    private var path: String { "\(folder)/\(name)" }

    /// What it holds; nil only where there is none.
    func read() throws(Trouble) -> [UInt8]? {
        let file = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        if file < 0, errno == ENOENT { return nil }
        guard file >= 0 else { throw Trouble(errno: errno, name) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Trouble(errno: errno, name) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= PrivateFile.sizeLimit else { throw Trouble(.badSetting, "\(name): too large") }
        }
    }

    /// Replaces what it holds by what `change` makes of it, while no other process does; nil from `change` leaves it.
    func update(_ change: ([UInt8]?) throws(Trouble) -> [UInt8]?) throws(Trouble) {
        let lock = Glibc.open("\(folder)/locks/\(name)", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Trouble(errno: errno, "locks/\(name)") }
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else { throw Trouble(errno: errno, "locks/\(name)") }
        }
        if let bytes = try change(try read()) { try replace(bytes) }
    }

    private static let sizeLimit = 4 << 20

    private func replace(_ bytes: [UInt8]) throws(Trouble) {
        let new = "\(folder)/.\(name).new"
        unlink(new)
        let file = Glibc.open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Trouble(errno: errno, name) }
        do {
            defer { close(file) }
            var done = 0
            while done < bytes.count {
                let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Trouble(errno: errno, name) }
                done += count
            }
            guard fsync(file) == 0 else { throw Trouble(errno: errno, name) }
        }
        guard rename(new, path) == 0 else { throw Trouble(errno: errno, name) }
        let parent = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw Trouble(errno: errno, name) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw Trouble(errno: errno, name) }
    }
}

extension Trouble {
    /// Trouble that the system reports as `errno` at `detail`.
    init(errno code: Int32, _ detail: String) {
        let sort: Code =
            switch code {
            case ENOSPC, EDQUOT: .diskFull
            case EROFS: .readOnly
            case EACCES, EPERM, ELOOP: .noPermission
            case EMFILE, ENFILE: .tooManyFiles
            case ENOENT: .missing
            default: .inputOutput
            }
        self.init(sort, "\(detail): errno \(code)")
    }
}
