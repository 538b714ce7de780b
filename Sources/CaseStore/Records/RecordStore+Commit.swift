public import Casework

/// What became of a commit.
public enum CommitResult: Equatable, Sendable {
    /// On the disk, and will be there after a power cut. `operations` are this intent's as they were written, with
    /// sequence and previous hash; `revision` is the last one's sequence.
    case saved(revision: Int, operations: [Operation])
    /// Others were quicker: these operations came after the expected revision. Nothing was written.
    case conflict([Operation])
    /// Certainly not saved by this call. Of an earlier one with the same intent and an unknown outcome it says nothing.
    case failed(StoreFault)
    /// 结果未知: it may be there or not; `settle` looks.
    case unknown(StoreFault)
}

/// What a look after an unknown outcome found.
public enum Settlement: Equatable, Sendable {
    /// It is there, and is now certainly on the disk.
    case saved(revision: Int, operations: [Operation])
    /// It is not there, and no saver is still at work on it. The record's revision is given.
    case notSaved(revision: Int)
}

extension RecordStore {
    /// Appends `operations` to the log of a record, all or none.
    ///
    /// The store gives each its `sequence` and `previous`, and all of them `intent`. An intent that is in the log
    /// already is not carried out again: the answer is the one that was due the first time.
    /// - Parameter expectedRevision: sequence of the last operation that the caller decided upon; 0 for a new record.
    public func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        let place = Place(kind, id)
        do {
            return try await queue.perform { [self] () throws(StoreFault) in
                try folder.withLock(place.lock) { () throws(StoreFault) in
                    try commitNow(place, expectedRevision, operations, intent)
                }
            }
        } catch {
            return .failed(error)
        }
    }

    /// Looks what became of an intent whose outcome is unknown. If its operations are there, the file is written once
    /// more in full: after a failed wait for the disk the kernel's word about the old attempt is worth nothing.
    ///
    /// - Throws: when even looking fails; then the outcome is still unknown.
    public func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        let place = Place(kind, id)
        return try await queue.perform { [self] () throws(StoreFault) in
            try folder.withLock(place.lock) { () throws(StoreFault) in
                let shard = try folder.folder(of: kind).madeChild(place.shard)
                return try settle(intent, try readLog(place, in: shard), in: shard, place)
            }
        }
    }

    private func settle(
        _ intent: ULID, _ log: LogFile, in shard: Folder, _ place: Place
    ) throws(StoreFault) -> Settlement {
        guard let range = log.lines(of: intent) else { return .notSaved(revision: log.revision) }
        try shard.replace(place.file, with: log.bytes)
        try? journal.note("=", place, revision: log.revision, intent: intent)
        return .saved(revision: range.upperBound, operations: try operations(of: log, range, place))
    }

    /// The commit proper, under the record's lock. Throws only while the record is certainly as it was.
    private func commitNow(
        _ place: Place, _ expectedRevision: Int, _ operations: [Operation], _ intent: ULID
    ) throws(StoreFault) -> CommitResult {
        let shard = try folder.folder(of: place.kind).madeChild(place.shard)
        var log = try readLog(place, in: shard)
        do {
            if case .saved(let revision, let operations) = try settle(intent, log, in: shard, place) {
                return .saved(revision: revision, operations: operations)
            }
        } catch {
            // It is there, but whether the disk has it is as unknown as before.
            return .unknown(error)
        }
        let revision = log.revision
        guard revision >= expectedRevision else {
            let reason = RecordFault.Reason.rolledBack(known: expectedRevision)
            throw .damaged(RecordFault(file: shard.path(of: place.file), operation: revision, reason: reason))
        }
        if revision > expectedRevision {
            return .conflict(try self.operations(of: log, expectedRevision..<revision, place))
        }
        guard !operations.isEmpty else { return .saved(revision: revision, operations: []) }
        var written: [Operation] = []
        for operation in operations {
            written.append(try log.append(operation, intent: intent))
        }
        let bytes = log.bytes
        guard bytes.count <= LogFile.sizeLimit else {
            throw .tooLarge(path: shard.path(of: place.file), limit: LogFile.sizeLimit)
        }
        try shard.prepare(bytes)
        try journal.note("+", place, revision: log.revision, intent: intent)
        do {
            try shard.install(place.file)
        } catch {
            return .unknown(error)
        }
        known.keep(log)
        // The record is saved whatever becomes of this line; the intent's line leads every reader to it.
        try? journal.note("=", place, revision: log.revision, intent: intent)
        return .saved(revision: log.revision, operations: written)
    }
}
