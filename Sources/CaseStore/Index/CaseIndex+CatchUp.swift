import Casework
import FoundationEssentials
import GRDB
import Synchronization

extension CaseIndex {
    /// Takes in what the journal has gained. Every query does this by itself.
    public func catchUp() async throws(StoreFault) {
        _ = try await query { _ in }
    }

    /// The database, up to the journal's end as it was when this was called.
    func catchUpNow() throws -> DatabasePool {
        let size = try store.journal.size()
        if state.withLock({ $0.offset }) == size, let pool = try current() { return pool }
        // Mutual exclusion by our own lock: SQLite's way of waiting for a writer is unfair among thirty.
        let result = try store.folder.withLock(CaseIndex.lock) { () throws(StoreFault) in
            Result {
                let pool = try open()
                try takeIn(pool)
                return pool
            }
        }
        return try result.get()
    }

    private func takeIn(_ pool: DatabasePool) throws {
        let (storedBoot, storedOffset) = try pool.read { database in
            (try database.meta("boot"), try database.meta("offset").flatMap { Int($0) })
        }
        guard storedBoot == boot, let storedOffset else { return try sweep(pool, fromScratch: false) { _, _ in } }
        let page = try store.journal.read(from: storedOffset)
        guard page.isWhole else { return try sweep(pool, fromScratch: false) { _, _ in } }
        // A disk that could not read a record may read it now; the journal says nothing of that.
        let unread = try pool.read { try $0.unreadable() }
        if page.next > storedOffset || !unread.isEmpty {
            let places = Array(Set(try settled(page.changes) + unread))
            try pool.write { database in
                try take(places, in: database)
                try database.setMeta("offset", "\(page.next)")
            }
        }
        state.withLock { $0.offset = page.next }
    }

    /// The records that were changed; where only an intent was written down, its saver is waited for, or is dead.
    private func settled(_ changes: [Change]) throws(StoreFault) -> [Place] {
        var unfinished: [Place: ULID] = [:]
        for change in changes {
            unfinished[Place(change.kind, change.id)] = change.isDone ? nil : change.intent
        }
        for place in unfinished.keys {
            try store.folder.withLock(place.lock) {}
        }
        return Array(Set(changes.map { Place($0.kind, $0.id) }))
    }

    /// Reads the records of `places`, some hundreds at once, and writes their rows.
    func take(_ places: [Place], in database: Database) throws {
        var rest = places[...]
        while !rest.isEmpty {
            let some = Array(rest.prefix(500))
            rest = rest.dropFirst(500)
            var known: [Place: KnownFile] = [:]
            for place in some { known[place] = try database.known(place) }
            for examination in store.examine(some, known: known, summarise) {
                try take(examination, in: database)
            }
        }
    }

    /// Writes what was found of one record. The last good rows of a damaged one stay, so that it can be found and named.
    private func take(_ examination: Examination, in database: Database) throws {
        let path = store.folder.path(of: examination.place)
        switch examination.finding {
        case .sound(let file, let row):
            try database.write(row)
            try database.setKnown(file, examination.place)
            try database.run("DELETE FROM damaged WHERE path = ?", [path])
        case .damaged(let fault): try database.setDamaged(fault)
        case .absent: try database.run("DELETE FROM damaged WHERE path = ?", [path])
        case .untold(let fault): throw fault
        }
    }
}

extension Database {
    func meta(_ name: String) throws -> String? {
        try String.fetchOne(self, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
    }

    func setMeta(_ name: String, _ value: String) throws {
        try run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", [name, value])
    }

    func setDamaged(_ fault: RecordFault) throws {
        try run(
            "INSERT OR REPLACE INTO damaged (path, fault) VALUES (?, ?)", [fault.file, try JSONEncoder().encode(fault)])
    }

    /// Records that the disk would not give when they were last looked at.
    fileprivate func unreadable() throws -> [Place] {
        try Data.fetchAll(self, sql: "SELECT fault FROM damaged").compactMap { data in
            let fault = try JSONDecoder().decode(RecordFault.self, from: data)
            guard case .unreadable = fault.reason else { return nil }
            let parts = fault.file.split(separator: "/").suffix(3).map(String.init)
            guard parts.count == 3, let kind = RecordKind(rawValue: parts[0]) else { return nil }
            return Place(kind, shard: parts[1], file: parts[2])
        }
    }

    func known(_ place: Place) throws -> KnownFile? {
        let sql = "SELECT revision, head, size, modified FROM records WHERE kind = ? AND shard = ? AND id = ?"
        let statement = try cachedStatement(sql: sql)
        let key: StatementArguments = [place.kind.rawValue, place.shard, place.id.description]
        return try Row.fetchOne(statement, arguments: key).flatMap(KnownFile.init)
    }

    func setKnown(_ file: KnownFile, _ place: Place) throws {
        try run(
            """
            INSERT OR REPLACE INTO records (kind, shard, id, revision, head, size, modified)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                place.kind.rawValue, place.shard, place.id.description, file.revision, file.head.description,
                file.size, file.modified,
            ])
    }
}

extension KnownFile {
    init?(_ row: Row) {
        guard let head = Digest(hex: (row["head"] as String).utf8) else { return nil }
        self.init(revision: row["revision"], head: head, size: row["size"], modified: row["modified"])
    }
}
