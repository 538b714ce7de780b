import Glibc
import Synchronization

/// Copies of kept files for a program that shows them: a folder of this process alone, gone with it.
public final class ViewFolder: Sendable {
    private let made = Mutex<(folder: String, files: [String])?>(nil)

    /// A folder that is made with the first file.
    public init() {}

    deinit {
        made.withLock { made in
            guard let made else { return }
            for file in made.files { _ = unlink(file) }
            _ = rmdir(made.folder)
        }
    }

    /// Writes `bytes` under `name` for the owner's eyes alone, and gives the path. The name must be a plain one.
    public func write(_ bytes: [UInt8], as name: String) throws(StoreFault) -> String {
        guard !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-"), !name.contains("/"), !name.contains("\0")
        else { throw .badName(name) }
        let result: Result<String, StoreFault> = made.withLock { made in
            do throws(StoreFault) {
                let folder: String
                if let made { folder = made.folder } else { folder = try ViewFolder.make() }
                let count = made?.files.count ?? 0
                let path = "\(folder)/\(count + 1)-\(name)"
                made = (folder, (made?.files ?? []) + [path])
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

    /// A new folder with mode 0700 where temporary files of this machine lie.
    private static func make() throws(StoreFault) -> String {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/onewindow-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(.makeFolder, path: place, errno: errno) }
        return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
