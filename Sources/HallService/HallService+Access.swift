import CaseStore
public import Casework
import Glibc

/// Who read a whole citizen number is logged outside of the cases (`model.md` 11).
extension HallService {
    /// Writes a line to `access.log` in the data folder: moment, who, case. The number may be shown only after this
    /// came back.
    ///
    /// - Parameter person: staff number, or `os:<user>` for a command run outside of the console.
    public func recordAccess(by person: String, to subject: Case) async throws(Trouble) {
        let line = Array("\(now) \(person) \(subject.id) \(subject.number)\n".utf8)
        let path = "\(data.path)/access.log"
        try await blocking { () throws(Trouble) in
            let file = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw Trouble(errno: errno, path) }
            defer { close(file) }
            // One call, which the kernel keeps whole among other writers.
            let count = line.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count == line.count, fsync(file) == 0 else { throw Trouble(errno: errno, path) }
        }
    }
}
