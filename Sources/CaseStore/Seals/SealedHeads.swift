import Casework
import Synchronization

/// What all seals state of records, held against their logs as these are read. What was done to a record after a seal was
/// made doesn't touch it: its line is still where it was.
final class SealedHeads: Sendable {
    /// A record as it stood at the end of a day.
    private struct Standing {
        let revision: Int
        let head: String
        let day: Day
    }

    private struct State {
        var waiting: [Place: [Standing]] = [:]
        var faults: [RecordFault] = []
    }

    private let path: @Sendable (Place) -> String
    private let state: Mutex<State>

    /// - Parameter path: of a record's file, for faults.
    init(_ seals: [KeptSeal], path: @escaping @Sendable (Place) -> String) {
        self.path = path
        var state = State()
        for kept in seals {
            for record in kept.seal.records {
                state.waiting[Place(record.kind, record.id), default: []].append(
                    Standing(revision: record.revision, head: record.head, day: kept.seal.day))
            }
        }
        self.state = Mutex(state)
    }

    /// Holds one log against all that the seals state of it.
    @Sendable func check(_ log: LogFile) {
        let place = Place(log.kind, log.id)
        guard let standings = state.withLock({ $0.waiting.removeValue(forKey: place) }) else { return }
        if let fault = fault(of: log, standings.sorted { $0.revision < $1.revision }) {
            state.withLock { $0.faults.append(fault) }
        }
    }

    /// What was found, and the records that were nowhere, as far as `named` says nothing of their files already.
    func faults(beside named: Set<String>) -> [RecordFault] {
        return state.withLock { state in
            state.faults
                + state.waiting.compactMap { place, standings in
                    let path = path(place)
                    guard let last = standings.last, !named.contains(path) else { return nil }
                    return RecordFault(file: path, operation: 0, reason: .sealedAndGone(on: last.day))
                }
        }
    }

    private func fault(of log: LogFile, _ standings: [Standing]) -> RecordFault? {
        var sound = 0
        for standing in standings {
            let reason: RecordFault.Reason
            if log.revision < standing.revision {
                reason = .shorterThanSeal(sealed: standing.revision, on: standing.day)
            } else if log.hash(at: standing.revision)?.description != standing.head {
                reason = .unlikeSeal(from: sound + 1, on: standing.day)
            } else {
                sound = standing.revision
                continue
            }
            return RecordFault(
                file: path(Place(log.kind, log.id)), operation: min(standing.revision, log.revision), reason: reason)
        }
        return nil
    }
}

extension LogFile {
    /// Hash of the line of an operation; nil for a sequence that is not in the log.
    func hash(at sequence: Int) -> Digest? {
        lines.indices.contains(sequence - 1) ? Digest(of: lines[sequence - 1]) : nil
    }
}
