import CaseStore
import Glibc
import Synchronization

@testable import Casework
@testable import HallService

/// The store as one console has it: keeps `RecordStore`'s contract, and fails in every way that the contract has.
final class SimulatedStore: RecordAccess {
    let world: World
    let turns: Turns
    let console: Int
    private let dead = Mutex(false)

    /// The console's process is gone; what it is answered reaches nobody.
    var isDead: Bool { dead.withLock { $0 } }

    init(_ world: World, _ turns: Turns, _ console: Int) {
        (self.world, self.turns, self.console) = (world, turns, console)
    }

    private let fault = StoreFault.system(.sync, path: "simulated", errno: EIO)

    /// Others go on.
    func turn() async {
        world.pass()
        if !isDead { await turns.next(console) }
    }

    /// The process dies here, once in `count` times.
    func mayDie(_ count: Int) {
        guard !isDead, world.happens(count) else { return }
        dead.withLock { $0 = true }
        world.count("consoles killed")
    }

    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        await turn()
        if isDead || world.happens(200) { throw fault }
        let log = world.log(.init(kind: kind, id: id))
        guard !log.isEmpty else { throw .missing(path: "\(kind)/\(id)") }
        return log
    }

    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        await turn()
        mayDie(100)
        if isDead || world.happens(50) { return .failed(fault) }
        let isLost = world.happens(50)
        let result: CommitResult
        if isLost, world.happens(2) {
            result = .unknown(fault)
        } else {
            result = write(.init(kind: kind, id: id), expectedRevision, operations, intent)
        }
        mayDie(100)
        await turn()
        if isLost { world.count("outcomes unknown") }
        return isLost || isDead ? .unknown(fault) : result
    }

    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        await turn()
        if isDead || world.happens(4) { throw fault }
        let log = world.log(.init(kind: kind, id: id))
        let found = log.filter { $0.intent == intent }
        guard let last = found.last else { return .notSaved(revision: log.count) }
        return .saved(revision: last.sequence, operations: found)
    }

    private func write(
        _ key: World.Key, _ expected: Int, _ operations: [Operation], _ intent: ULID
    ) -> CommitResult {
        let crime = world.crime.flatMap { crime in world.happens(10) ? crime : nil }
        return world.with { state in
            let log = state.records[key] ?? []
            let known = log.filter { $0.intent == intent }
            if let last = known.last {
                return .saved(revision: last.sequence, operations: known)
            }
            if log.count > expected, crime != .overlooksOthers { return .conflict(Array(log[expected...])) }
            var written = operations
            for place in written.indices {
                written[place].sequence = expected + place + 1
                written[place].intent = intent
            }
            if log.isEmpty, crime != .forgetsWhatItSaved { state.ids[key.kind, default: []].append(key.id) }
            let kept = crime == .savesHalf ? written.prefix((written.count + 1) / 2) : written[...]
            if crime != .forgetsWhatItSaved { state.records[key] = Array(log[..<expected]) + kept }
            return .saved(revision: expected + written.count, operations: written)
        }
    }
}
