public import Casework

/// The records of a hall as files. What the engine asks for is asynchronous and names no file, so that a database
/// server can take this place (`model.md` 8).
public final class RecordStore: Sendable {
    let folder: DataFolder
    let journal: Journal
    let known = KnownLogs()
    let queue = FileQueue()

    /// The records in `folder`.
    public init(_ folder: DataFolder) throws(StoreFault) {
        self.folder = folder
        journal = try Journal(folder)
    }

    /// The log of a record, checked to its last byte.
    ///
    /// - Throws: `.missing` only if there is no such file; `.damaged` if it is not what was written.
    public func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        try await queue.perform { [self] () throws(StoreFault) in try loadNow(Place(kind, id)).operations }
    }

    /// What changed after `position`, and the position to ask from next time.
    ///
    /// A change is told twice, as an intent and when it is done; a reader looks at the record both times.
    /// - Throws: `.wrongContent` if the journal is not the one that the position was taken in, or has a line cut short:
    ///   then anything may have changed since, and the reader goes on from `journalEnd()`.
    public func changes(
        since position: JournalPosition
    ) async throws(StoreFault) -> (changes: [Change], next: JournalPosition) {
        let page = try await queue.perform { [self] () throws(StoreFault) in try journal.read(from: position.offset) }
        guard page.isWhole else { throw .wrongContent(path: folder.root.path(of: Journal.name)) }
        return (page.changes, JournalPosition(offset: page.next))
    }

    /// When the latest of the last changes was made, milliseconds since 1970 by the clock of then; nil before the first.
    public func latestMoment() async throws(StoreFault) -> Int64? {
        try await queue.perform { [self] () throws(StoreFault) in try journal.latestMoment() }
    }

    /// The position after the last change.
    public func journalEnd() async throws(StoreFault) -> JournalPosition {
        JournalPosition(offset: try await queue.perform { [self] () throws(StoreFault) in try journal.size() })
    }
}

/// A record's log together with what tells its file from another version of it.
struct LoadedRecord: Sendable {
    let operations: [Operation]
    let head: Digest
}

extension RecordStore {
    func loadNow(_ place: Place) throws(StoreFault) -> LoadedRecord {
        let shard: Folder
        do {
            shard = try folder.folder(of: place.kind).child(place.shard)
        } catch .missing {
            throw .missing(path: folder.path(of: place))
        }
        var log = try readLog(place, in: shard)
        guard log.revision > 0 else { throw .missing(path: folder.path(of: place)) }
        log.decoded = try operations(of: log, log.lines.indices, place)
        known.keep(log)
        return LoadedRecord(operations: log.decoded, head: log.head)
    }

    /// The log as it lies in the file; empty only if there is none.
    func readLog(_ place: Place, in shard: Folder) throws(StoreFault) -> LogFile {
        let path = shard.path(of: place.file)
        let bytes: [UInt8]?
        do {
            bytes = try shard.read(place.file, limit: LogFile.sizeLimit)
        } catch StoreFault.tooLarge(_, let limit) {
            throw .damaged(RecordFault(file: path, operation: 0, reason: .tooLarge(limit: limit)))
        }
        guard let bytes else { return LogFile(kind: place.kind, id: place.id) }
        do {
            return try LogFile(
                bytes, kind: place.kind, id: place.id, file: path, known: known.log(place.kind, place.id))
        } catch {
            throw .damaged(error)
        }
    }

    /// The log of a record, empty if there is none, or what is wrong with its file; throws only what says nothing of it.
    func judged(_ place: Place) throws(StoreFault) -> Result<LogFile, RecordFault> {
        func fault(_ reason: RecordFault.Reason) -> Result<LogFile, RecordFault> {
            .failure(RecordFault(file: folder.path(of: place), operation: 0, reason: reason))
        }
        do {
            return .success(try readLog(place, in: folder.folder(of: place.kind).child(place.shard)))
        } catch .damaged(let found) {
            return .failure(found)
        } catch .system(.read, _, let errno) {
            return fault(.unreadable(errno: errno))
        } catch .symbolicLink, .wrongType {
            return fault(.notARecord)
        } catch .missing {
            return .success(LogFile(kind: place.kind, id: place.id))
        }
    }

    /// The operations that stand in some lines of a log.
    func operations(of log: LogFile, _ range: Range<Int>, _ place: Place) throws(StoreFault) -> [Operation] {
        do {
            return try log.operations(range, file: folder.path(of: place))
        } catch {
            throw .damaged(error)
        }
    }
}
