import Glibc
import Synchronization

/// Files for a program that shows or prints them: a folder of this process alone, gone with it.
///
/// The process keeps the folder locked. One that nobody has locked was left by a process that was killed; the next that
/// makes a folder of its own removes it, since the files hold personal data.
public final class ViewFolder: Sendable {
    private static let prefix = "onewindow-view-"
    private let made = Mutex<Made?>(nil)

    private struct Made: Sendable {
        let folder: String
        /// Open and locked as long as the process lives.
        let lock: Int32
        var files: Set<String> = []
        /// How many there ever were: each has a name of its own.
        var count = 0
    }

    /// A folder that is made with the first file.
    public init() {}

    deinit {
        made.withLock { made in
            guard let made else { return }
            for file in made.files { _ = unlink(file) }
            _ = rmdir(made.folder)
            _ = close(made.lock)
        }
    }

    /// Writes `bytes` under `name` for the owner's eyes alone, and gives the path. The name must be a plain one.
    public func write(_ bytes: [UInt8], as name: String) throws(StoreFault) -> String {
        guard !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-"), !name.contains("/"), !name.contains("\0")
        else { throw .badName(name) }
        let result: Result<String, StoreFault> = made.withLock { made in
            do throws(StoreFault) {
                var folder: Made
                if let made { folder = made } else { folder = try ViewFolder.make() }
                folder.count += 1
                let path = "\(folder.folder)/\(folder.count)-\(name)"
                folder.files.insert(path)
                made = folder
                let file = Descriptor(
                    try system(.open, path) {
                        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
                    })
                try system(.protect, path) { fchmod(file.number, 0o600) }
                try file.write(bytes, path)
                try file.close(path)
                return .success(path)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Removes the file that was written at `path`; anything else stays.
    public func remove(_ path: String) {
        made.withLock { made in
            if made?.files.remove(path) != nil { _ = unlink(path) }
        }
    }

    /// A new folder with mode 0700 where temporary files of this machine lie.
    private static func make() throws(StoreFault) -> Made {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        sweep(place)
        var template = Array("\(place)/\(prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(.makeFolder, path: place, errno: errno) }
        let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let lock = try system(.open, path) { open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        try system(.lock, path) { flock(lock, LOCK_EX) }
        return Made(folder: path, lock: lock)
    }

    /// Removes what killed processes of this user left. Only tidiness: what can't be removed stays.
    private static func sweep(_ place: String) {
        guard let parent = try? Folder.names(at: place) else { return }
        for name in parent where name.hasPrefix(prefix) {
            let path = "\(place)/\(name)"
            // A folder that was made this moment has no lock yet.
            var status = stat()
            guard lstat(path, &status) == 0, status.st_uid == geteuid(), time(nil) - status.st_mtim.tv_sec > 60,
                let folder = try? Folder(at: path), folder.isUnlocked, let files = try? folder.names()
            else { continue }
            for file in files { try? folder.remove(file) }
            _ = rmdir(path)
        }
    }
}
