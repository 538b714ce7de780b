import Casework
import GRDB
import Synchronization

/// How much of a walk over all records is done: folders, of so many.
public typealias SweepProgress = @Sendable (_ done: Int, _ of: Int) -> Void

extension CaseIndex {
    /// Forgets all rows and reads every record. Queries go on, on the old rows, until it is done.
    public func reindex(_ progress: @escaping SweepProgress) async throws(StoreFault) {
        try await queue.perform { [self] () throws(StoreFault) in
            let result = try store.folder.withLock(CaseIndex.lock) { () throws(StoreFault) in
                Result { try sweep(try open(), fromScratch: true, progress) }
            }
            do {
                try result.get()
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

    /// Reads every record to its last byte and gives all that is wrong with any, held also against the revisions and
    /// heads that the index has seen. Changes nothing.
    public func verifyAll(_ progress: @escaping SweepProgress) async throws(StoreFault) -> [RecordFault] {
        let shards = try await query { [store] in try $0.allShards(with: store.folder) }
        var faults: [RecordFault] = []
        for (done, shard) in shards.enumerated() {
            faults += try await query { [store, summarise] database in
                let known = try database.known(in: shard)
                let listing = try store.folder.listing(shard.kind, shard.name)
                let places = Array(listing.places.union(known.keys))
                return try listing.strays + store.examine(places, known: known, summarise).compactMap { try $0.fault }
            }
            progress(done + 1, shards.count)
        }
        return faults.sorted { $0.file < $1.file }
    }

    /// Compares every file with its row by size and time, and reads those that differ.
    func sweep(_ pool: DatabasePool, fromScratch: Bool, _ progress: SweepProgress) throws {
        // What is written from here on is in the journal's next page as well.
        let offset = try store.journal.size()
        try pool.write { database in
            if fromScratch {
                for table in ["cases", "tickets", "records"] { try database.execute(sql: "DELETE FROM \(table)") }
            }
            // What was damaged is read again, even if size and time say nothing.
            let suspects = Set(try String.fetchAll(database, sql: "SELECT path FROM damaged"))
            try database.execute(sql: "DELETE FROM damaged")
            let shards = try database.allShards(with: store.folder)
            for (done, shard) in shards.enumerated() {
                try sweep(shard, suspects, in: database)
                progress(done + 1, shards.count)
            }
            try database.setMeta("offset", "\(offset)")
            try database.setMeta("boot", boot)
        }
        state.withLock { $0.offset = offset }
    }

    private func sweep(_ shard: ShardName, _ suspects: Set<String>, in database: Database) throws {
        let known = try database.known(in: shard)
        let listing = try store.folder.listing(shard.kind, shard.name)
        for stray in listing.strays { try database.setDamaged(stray) }
        guard !listing.places.isEmpty || !known.isEmpty else { return }
        let folder = try? store.folder.folder(of: shard.kind).child(shard.name)
        let changed = listing.places.union(known.keys).filter { place in
            guard let file = known[place], !suspects.contains(store.folder.path(of: place)),
                let status = try? folder?.inspect(place.file)
            else { return true }
            return status.size != file.size || status.modified != file.modified
        }
        try take(Array(changed), in: database)
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
        let rows = try Row.fetchAll(self, sql: sql, arguments: [shard.kind.rawValue, shard.name])
        var known: [Place: KnownFile] = [:]
        for row in rows {
            guard let id = ULID(row["id"] as String) else { continue }
            known[Place(shard.kind, id)] = KnownFile(row)
        }
        return known
    }
}
