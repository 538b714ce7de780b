import Casework
import Synchronization

/// The logs that this process had in hand last: a clerk's case is read with every act and every refresh.
///
/// Nothing in here is believed without the file, which is read to its last byte each time; what is saved is to check and
/// decode once more what was checked and decoded before.
final class KnownLogs: Sendable {
    private static let limit = 16
    /// Bytes beyond which a log is not kept.
    private static let sizeLimit = 1 << 20

    /// The latest last.
    private let logs = Mutex<[LogFile]>([])

    func log(_ kind: RecordKind, _ id: ULID) -> LogFile? {
        logs.withLock { logs in logs.last { $0.id == id && $0.kind == kind } }
    }

    func keep(_ log: LogFile) {
        let isSmall = log.lines.reduce(0) { $0 + $1.count } <= KnownLogs.sizeLimit
        logs.withLock { logs in
            logs.removeAll { $0.id == log.id && $0.kind == log.kind }
            if isSmall { logs.append(log) }
            if logs.count > KnownLogs.limit { logs.removeFirst() }
        }
    }
}
