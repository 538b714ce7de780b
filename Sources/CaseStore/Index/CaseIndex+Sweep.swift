public import Casework
import Dispatch
import GRDB
import Synchronization

/// How much of a walk over all records is done: records that had to be read, of so many.
public typealias SweepProgress = @Sendable (_ done: Int, _ of: Int) -> Void

/// A look at every file, a few hundred at once and the newest first: lists and searches are answered meanwhile, and today
/// is whole within moments. A sweep that was killed is gone on with by whoever asks next.
extension CaseIndex {
    static let sweepLock = "sweep"
    /// Records that are written at once; nobody waits longer for the index than that takes.
    private static let portion = 400

    /// Reads every record anew and believes nothing that the index knew. Queries go on meanwhile.
    public func reindex(_ progress: @escaping SweepProgress) async throws(StoreFault) {
        try await queue.perform { [self] () throws(StoreFault) in
            do {
                _ = try sweep(fromScratch: true, progress)
            } catch let error as DatabaseError where error.meansDamage {
                // The new, empty file is filled by reading every record.
                try rebuild { _ in }
            } catch let fault as StoreFault {
                throw fault
            } catch {
                throw StoreFault(ofIndex: error, path: store.folder.root.path(of: CaseIndex.file))
            }
        }
    }

    /// How far this process's own sweep is, in hundredths; nil while there is none.
    public var sweepHundredths: Int? {
        state.withLock { $0.sweep.map { $0.of == 0 ? 0 : $0.done * 100 / $0.of } }
    }

    /// Sweeps on a thread of its own, once at a time.
    func sweepBehind() {
        let isFirst = state.withLock { state in
            defer { state.sweep = state.sweep ?? (0, 0) }
            return state.sweep == nil
        }
        guard isFirst else { return }
        DispatchQueue.global(qos: .utility).async { [self] in
            // What goes wrong is met again, and said, by the next query or sweep.
            _ = try? sweep(fromScratch: false) { _, _ in }
            state.withLock { $0.sweep = nil }
        }
    }

    /// Compares every file with its row by size and time and reads those that differ; from scratch, all. Only one
    /// process does it, the others wait for its end.
    func sweep(fromScratch: Bool, _ progress: SweepProgress) throws -> DatabasePool {
        try store.folder.withLock(CaseIndex.sweepLock) { () throws(StoreFault) in
            Result {
                let (pool, due) = try locked {
                    let pool = try open()
                    if fromScratch { try pool.write { try $0.demandSweep(fromScratch: true) } }
                    return (pool, try pool.read { try $0.sweepDue() })
                }
                if let due {
                    try sweep(pool, fromScratch: due.fromScratch, progress)
                    try locked { try pool.write { try $0.endSweep(due.number) } }
                }
                state.withLock { $0.isSwept = true }
                return pool
            }
        }.get()
    }

    private func sweep(_ pool: DatabasePool, fromScratch: Bool, _ progress: SweepProgress) throws {
        // What was damaged is read again, even if size and time say nothing.
        let suspects = Set(try pool.read { try String.fetchAll($0, sql: "SELECT path FROM damaged") })
        var strays: [RecordFault] = []
        var places: [Place] = []
        for shard in try pool.read({ try $0.allShards(with: store.folder) }) {
            let listing = try store.folder.listing(shard.kind, shard.name)
            strays += listing.strays
            places += try changed(shard, listing.places, suspects, pool, fromScratch: fromScratch)
        }
        places.sort { $0.id > $1.id }
        let seen = Set(strays.map(\.file)).union(places.lazy.map(store.folder.path(of:)).filter(suspects.contains))
        try locked {
            try pool.write { database in
                for stray in strays { try database.setDamaged(stray) }
                for path in suspects.subtracting(seen) {
                    try database.run("DELETE FROM damaged WHERE path = ?", [path])
                }
            }
        }
        try take(places, pool, fromScratch: fromScratch, progress)
    }

    /// Records of one folder whose files are not as the index knows them.
    private func changed(
        _ shard: ShardName, _ listed: Set<Place>, _ suspects: Set<String>, _ pool: DatabasePool, fromScratch: Bool
    ) throws -> [Place] {
        let known = try pool.read { try $0.known(in: shard) }
        let all = listed.union(known.keys)
        guard !fromScratch, !known.isEmpty else { return Array(all) }
        let folder = try? store.folder.folder(of: shard.kind).child(shard.name)
        return all.filter { place in
            guard let file = known[place], !suspects.contains(store.folder.path(of: place)),
                let status = try? folder?.inspect(place.file)
            else { return true }
            return status.size != file.size || status.modified != file.modified
        }
    }

    /// Reads portion after portion, the next one while the last is written.
    private func take(
        _ places: [Place], _ pool: DatabasePool, fromScratch: Bool, _ progress: SweepProgress
    ) throws {
        func reading(_ some: ArraySlice<Place>) -> Ahead<[Examination]> {
            let some = Array(some.prefix(CaseIndex.portion))
            return Ahead { [self] in
                let known = try fromScratch ? [:] : pool.read { try $0.known(some) }
                return store.examine(some, known: known, summarise)
            }
        }
        var done = 0
        var ahead = reading(places[...])
        while done < places.count {
            let examinations = try ahead.value()
            done = min(done + CaseIndex.portion, places.count)
            ahead = reading(places[done...])
            try locked {
                try pool.write { database in
                    for examination in examinations { try take(examination, in: database, fromScratch: fromScratch) }
                }
            }
            progress(done, places.count)
            state.withLock { if $0.sweep != nil { $0.sweep = (done, places.count) } }
        }
    }

    private func take(_ examination: Examination, in database: Database, fromScratch: Bool) throws {
        var examination = examination
        let place = examination.place
        if case .sound(let file, _) = examination.finding {
            let known = try database.known([place])
            // The journal brought a later one meanwhile; or it went back, which a look from scratch is to believe.
            if let later = known[place], later.revision > file.revision {
                examination = store.examine([place], known: fromScratch ? [:] : known, summarise).first ?? examination
            }
        }
        if fromScratch, case .absent = examination.finding { try database.forget(place) }
        try database.take(examination, at: store.folder.path(of: place))
    }

    /// Reads every record to its last byte and gives all that is wrong with any, held also against the revisions and
    /// heads that the index has seen and those that the days' seals state; and what is wrong with the seals themselves.
    /// Changes nothing.
    ///
    /// - Parameter look: what else is to be learnt from each record's operations while they are in hand.
    public func verifyAll(
        _ progress: @escaping SweepProgress,
        look: @escaping @Sendable (RecordKind, ULID, [Operation]) -> Void = { _, _, _ in }
    ) async throws(StoreFault) -> [RecordFault] {
        let shards = try await query { [store] in try $0.allShards(with: store.folder) }
        let chain = try await queue.perform { [store] () throws(StoreFault) in
            try SealFolder(store.folder).chain()
        }
        let sealed = SealedHeads(chain.sound, path: store.folder.path(of:))
        var faults = chain.faults
        let summarise: Summarise = { [summarise] kind, id, operations in
            look(kind, id, operations)
            return try summarise(kind, id, operations)
        }
        for (done, shard) in shards.enumerated() {
            faults += try await query { [store] database in
                let known = try database.known(in: shard)
                let listing = try store.folder.listing(shard.kind, shard.name)
                let places = Array(listing.places.union(known.keys))
                return try listing.strays
                    + store.examine(places, known: known, summarise, look: sealed.check).compactMap { try $0.fault }
            }
            progress(done + 1, shards.count)
        }
        faults += sealed.faults(beside: Set(faults.map(\.file)))
        return faults.sorted { $0.file < $1.file }
    }
}

/// Work that was begun on another thread, to be waited for later.
private final class Ahead<Value: Sendable>: Sendable {
    private let group = DispatchGroup()
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: group) { [self] in
            let result = Result { try work() }
            self.result.withLock { $0 = result }
        }
    }

    func value() throws -> Value {
        group.wait()
        guard let result = result.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}

/// A folder of records, by its name.
private struct ShardName: Hashable, Sendable {
    let kind: RecordKind
    let name: String
}

extension Examination {
    fileprivate var fault: RecordFault? {
        get throws(StoreFault) {
            switch finding {
            case .damaged(let fault): fault
            case .untold(let fault): throw fault
            case .sound, .absent: nil
            }
        }
    }
}

extension Database {
    /// The folders that are there, and those that should be.
    fileprivate func allShards(with folder: DataFolder) throws -> [ShardName] {
        var shards: [ShardName] = []
        for kind in RecordKind.allCases {
            let known = try String.fetchAll(
                self, sql: "SELECT DISTINCT shard FROM records WHERE kind = ?", arguments: [kind.rawValue])
            shards += Set(try folder.shards(of: kind)).union(known).sorted().map { ShardName(kind: kind, name: $0) }
        }
        return shards
    }

    /// The files of one folder as the index knows them.
    fileprivate func known(in shard: ShardName) throws -> [Place: KnownFile] {
        let sql = "SELECT * FROM records WHERE kind = ? AND shard = ?"
        let rows = try Row.fetchCursor(
            cachedStatement(sql: sql), arguments: [shard.kind.rawValue, shard.name])
        var known: [Place: KnownFile] = [:]
        while let row = try rows.next() {
            guard let id = ULID(row["id"] as String) else { continue }
            known[Place(shard.kind, id)] = KnownFile(row)
        }
        return known
    }
}
