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
    ///
    /// Where all files have to be looked at, it is waited for or not, as `patience` says: the journal is taken in first,
    /// so what a console itself changed is always there.
    func catchUpNow() throws -> DatabasePool {
        let size = try store.journal.size()
        if state.withLock({ $0.offset == size && ($0.isSwept || patience == .goesOn) }), let pool = try current() {
            return pool
        }
        let (pool, isSwept) = try takeInJournal()
        guard !isSwept else { return pool }
        switch patience {
        case .waits: return try sweep(fromScratch: false) { _, _ in }
        case .goesOn:
            sweepBehind()
            return pool
        }
    }

    // Mutual exclusion by our own lock: SQLite's way of waiting for a writer is unfair among thirty.
    func locked<T>(_ body: () throws -> T) throws -> T {
        try store.folder.withLock(CaseIndex.lock) { () throws(StoreFault) in Result { try body() } }.get()
    }

    /// The database with the journal taken in, and whether all files were looked at since the machine's start.
    private func takeInJournal() throws -> (DatabasePool, Bool) {
        try locked {
            let pool = try open()
            let (stored, due) = try pool.read { (try $0.journal(), try $0.sweepDue()) }
            var isSwept = due == nil
            var next = try store.journal.size()
            if let stored, stored.boot == boot, let page = try wholePage(from: stored.offset) {
                next = page.next
                // A disk that could not read a record may read it now; the journal says nothing of that.
                let unread = try pool.read { try $0.unreadable() }
                if next > stored.offset || !unread.isEmpty { try takeIn(page, and: unread, pool) }
            } else {
                // Anything may have changed: every file is compared with its row. What comes after is in the journal.
                isSwept = false
                try pool.write { database in
                    try database.demandSweep(fromScratch: false)
                    try database.setJournal(boot, next)
                }
            }
            state.withLock { ($0.offset, $0.isSwept) = (next, isSwept) }
            return (pool, isSwept)
        }
    }

    private func wholePage(from offset: Int) throws -> JournalPage? {
        let page = try store.journal.read(from: offset)
        return page.isWhole ? page : nil
    }

    private func takeIn(_ page: JournalPage, and unread: [Place], _ pool: DatabasePool) throws {
        var rest = Array(Set(try settled(page.changes) + unread))[...]
        try pool.write { database in
            while !rest.isEmpty {
                let some = Array(rest.prefix(500))
                rest = rest.dropFirst(500)
                for examination in store.examine(some, known: try database.known(some), summarise) {
                    try database.take(examination, at: store.folder.path(of: examination.place))
                }
            }
            try database.setJournal(boot, page.next)
        }
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
}

extension Database {
    /// Writes what was found of one record. The last good rows of a damaged one stay, so that it can be found and named.
    func take(_ examination: Examination, at path: String) throws {
        switch examination.finding {
        case .sound(let file, let row):
            try write(row)
            try setKnown(file, examination.place)
            try run("DELETE FROM damaged WHERE path = ?", [path])
        case .damaged(let fault): try setDamaged(fault)
        case .absent: try run("DELETE FROM damaged WHERE path = ?", [path])
        case .untold(let fault): throw fault
        }
    }

    private func meta(_ name: String) throws -> String? {
        try String.fetchOne(cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name])
    }

    private func setMeta(_ name: String, _ value: String) throws {
        try run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", [name, value])
    }

    /// The machine's start in which the index last ran, and how far it had read the journal; nil in a new index.
    fileprivate func journal() throws -> (boot: String, offset: Int)? {
        guard let boot = try meta("boot"), let offset = try meta("offset").flatMap({ Int($0) }) else { return nil }
        return (boot, offset)
    }

    fileprivate func setJournal(_ boot: String, _ offset: Int) throws {
        try setMeta("boot", boot)
        try setMeta("offset", "\(offset)")
    }

    /// The sweep that is asked for and was not brought to its end; nil if there is none.
    func sweepDue() throws -> (number: Int, fromScratch: Bool)? {
        let number = try meta("sweep").flatMap { Int($0) } ?? 0
        guard number > (try meta("swept").flatMap { Int($0) } ?? 0) else { return nil }
        return (number, try meta("scratch") == "\(number)")
    }

    /// Asks for a look at every file; one from scratch believes nothing that the index knew.
    func demandSweep(fromScratch: Bool) throws {
        let number = (try meta("sweep").flatMap { Int($0) } ?? 0) + 1
        // One that was cut short and that was to believe nothing must not be forgotten for a lesser one.
        let scratch = try fromScratch || (sweepDue()?.fromScratch ?? false)
        try setMeta("sweep", "\(number)")
        if scratch { try setMeta("scratch", "\(number)") }
    }

    func endSweep(_ number: Int) throws {
        try setMeta("swept", "\(number)")
    }

    func setDamaged(_ fault: RecordFault) throws {
        try run(
            "INSERT OR REPLACE INTO damaged (path, fault) VALUES (?, ?)", [fault.file, try JSONEncoder().encode(fault)])
    }

    /// Records that the disk would not give when they were last looked at.
    fileprivate func unreadable() throws -> [Place] {
        try damaged { reason in if case .unreadable = reason { true } else { false } }
    }

    /// Records that are not as they were written, for such a reason.
    func damaged(where isMeant: (RecordFault.Reason) -> Bool = { _ in true }) throws -> [Place] {
        try Data.fetchAll(self, sql: "SELECT fault FROM damaged ORDER BY path").compactMap { data in
            let fault = try JSONDecoder().decode(RecordFault.self, from: data)
            guard isMeant(fault.reason) else { return nil }
            let parts = fault.file.split(separator: "/").suffix(3).map(String.init)
            guard parts.count == 3, let kind = RecordKind(rawValue: parts[0]) else { return nil }
            return Place(kind, shard: parts[1], file: parts[2])
        }
    }

    func known(_ places: [Place]) throws -> [Place: KnownFile] {
        let sql = """
            SELECT revision, head, size, modified, firstAt, lastAt FROM records
            WHERE kind = ? AND shard = ? AND id = ?
            """
        let statement = try cachedStatement(sql: sql)
        var known: [Place: KnownFile] = [:]
        for place in places {
            let key: StatementArguments = [place.kind.rawValue, place.shard, place.id.description]
            known[place] = try Row.fetchOne(statement, arguments: key).flatMap(KnownFile.init)
        }
        return known
    }

    private func setKnown(_ file: KnownFile, _ place: Place) throws {
        try run(
            """
            INSERT OR REPLACE INTO records (kind, shard, id, revision, head, size, modified, firstAt, lastAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                place.kind.rawValue, place.shard, place.id.description, file.revision, file.head.description,
                file.size, file.modified, file.moments.lowerBound, file.moments.upperBound,
            ])
    }
}

extension KnownFile {
    init?(_ row: Row) {
        let (first, last): (Int64, Int64) = (row["firstAt"], row["lastAt"])
        guard let head = Digest(hex: (row["head"] as String).utf8), first <= last else { return nil }
        self.init(
            revision: row["revision"], head: head, size: row["size"], modified: row["modified"], moments: first...last)
    }
}
