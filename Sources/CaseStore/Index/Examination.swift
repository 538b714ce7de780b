import Casework
import Dispatch
import Glibc
import Synchronization

/// What the index knew of a record's file.
struct KnownFile: Hashable, Sendable {
    var revision: Int
    var head: Digest
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    /// When its earliest and its latest operation were recorded, milliseconds since 1970; in a log that was written under
    /// a wrong clock they need not be the first and the last.
    var moments: ClosedRange<Int64>
}

/// A record's file as it is now, held against what was known of it.
struct Examination: Sendable {
    enum Finding: Sendable {
        case sound(KnownFile, PreparedRow)
        case damaged(RecordFault)
        /// Neither is there a file, nor was one known.
        case absent
        /// The program was short of something, which says nothing of the record.
        case untold(StoreFault)
    }

    let place: Place
    let finding: Finding
}

extension RecordStore {
    /// Reads and judges many records at once; the answers come in no order.
    ///
    /// - Parameter look: sees each log whose chain holds, whatever else is wrong with it.
    func examine(
        _ places: [Place], known: [Place: KnownFile], _ summarise: Summarise,
        look: @Sendable (LogFile) -> Void = { _ in }
    ) -> [Examination] {
        let answers = Mutex<[Examination]>([])
        DispatchQueue.concurrentPerform(iterations: places.count) { index in
            let place = places[index]
            let answer = Examination(place: place, finding: finding(place, known[place], summarise, look))
            answers.withLock { $0.append(answer) }
        }
        return answers.withLock { $0 }
    }

    private func finding(
        _ place: Place, _ known: KnownFile?, _ summarise: Summarise, _ look: (LogFile) -> Void
    ) -> Examination.Finding {
        let path = folder.path(of: place)
        func damaged(_ operation: Int, _ reason: RecordFault.Reason) -> Examination.Finding {
            .damaged(RecordFault(file: path, operation: operation, reason: reason))
        }
        do {
            // Size and time are taken first: a file replaced in between is looked at once more, not once too few.
            let shard = try folder.folder(of: place.kind).child(place.shard)
            guard let status = try shard.inspect(place.file) else { throw StoreFault.missing(path: path) }
            let log = try readLog(place, in: shard)
            guard log.revision > 0 else { throw StoreFault.missing(path: path) }
            look(log)
            if let reason = log.contradiction(to: known) { return damaged(log.revision, reason) }
            let operations = try operations(of: log, log.lines.indices, place)
            let row: PreparedRow
            do {
                row = try PreparedRow(summarise(place.kind, place.id, operations))
            } catch {
                return damaged(log.revision, .unfoldable(String(describing: error)))
            }
            return .sound(
                KnownFile(
                    revision: log.revision, head: log.head, size: status.size, modified: status.modified,
                    moments: operations.moments),
                row)
        } catch StoreFault.missing {
            return known.map { damaged(0, .vanished(known: $0.revision)) } ?? .absent
        } catch StoreFault.damaged(let fault) {
            return .damaged(fault)
        } catch StoreFault.system(let call, let path, let errno) {
            let shortages = [EMFILE, ENFILE, ENOMEM, EAGAIN]
            return shortages.contains(errno)
                ? .untold(.system(call, path: path, errno: errno)) : damaged(0, .unreadable(errno: errno))
        } catch {
            return damaged(0, .notARecord)
        }
    }
}

extension [Operation] {
    fileprivate var moments: ClosedRange<Int64> {
        let all = map(\.recordedAt.milliseconds)
        return (all.min() ?? 0)...(all.max() ?? 0)
    }
}

extension LogFile {
    /// Why this can't be the log that was known, grown longer; nil if it can.
    func contradiction(to known: KnownFile?) -> RecordFault.Reason? {
        guard let known, known.revision > 0 else { return nil }
        if revision < known.revision { return .rolledBack(known: known.revision) }
        return Digest(of: lines[known.revision - 1]) == known.head ? nil : .rewritten
    }
}
