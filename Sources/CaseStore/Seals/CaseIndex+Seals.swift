public import Casework
import GRDB
import StrictJSON
import Synchronization

/// Making the seals of days that are over. Which records a day touched, the index narrows down; what is sealed is read
/// from the files.
extension CaseIndex {
    /// The next day after `last` to which a record may belong and that is over before `today`; nil where there is none, or
    /// where not all files were looked at.
    ///
    /// - Parameters:
    ///   - last: nil for the latest day that has a seal. Earlier ones without a seal had nothing to be sealed.
    ///   - offset: seconds east of UTC of the hall's clock.
    public func dayToSeal(after last: Day?, before today: Day, offset: Int) async throws(StoreFault) -> Day? {
        try await catchUp()
        guard state.withLock({ $0.isSwept }) else { return nil }
        // A seal that was made under a clock running ahead keeps those of the days up to it from nothing.
        let sealed = try await queue.perform { [store] () throws(StoreFault) in
            try SealFolder(store.folder).days().last { $0 < today }
        }
        let start = (last ?? sealed).map {
            Instant($0.adding(days: 1), secondOfDay: 0, offset: offset).milliseconds
        }
        let first = try await query { database in
            let sql = "SELECT min(firstAt) FROM records WHERE lastAt >= ?"
            return try Int64.fetchOne(database.cachedStatement(sql: sql), arguments: [start ?? .min])
        }
        guard let first else { return nil }
        let day = Instant(milliseconds: max(first, start ?? .min), offset: offset).day
        return day < today ? day : nil
    }

    /// Makes the seal of `day`; nil where it has one already, or where nothing was done on it.
    ///
    /// - Parameters:
    ///   - offset: seconds east of UTC of the hall's clock.
    ///   - hall: name of the hall.
    ///   - made: the moment now.
    public func seal(_ day: Day, offset: Int, hall: String, made: Instant) async throws(StoreFault) -> KeptSeal? {
        let start = Instant(day, secondOfDay: 0, offset: offset)
        let moments = start..<start.adding(seconds: 86_400)
        let known = try await records(around: moments)
        let damaged = try await query { try $0.damaged() }
        return try await queue.perform { [store] () throws(StoreFault) in
            let (records, unread) = try store.standings(of: known, after: moments)
            guard !records.isEmpty else { return nil }
            var log = try AccessReader(store.folder)
            let access = try log.read(to: log.size)
            return try SealFolder(store.folder).keep(day) { (previous) throws(StoreFault) in
                DaySeal(
                    day: day, hall: hall, made: made, previous: previous, access: access,
                    damaged: Set(damaged + unread).map { "\($0.kind.rawValue)/\($0.id)" }.sorted(), records: records)
            }
        }
    }

    /// Records whose operations lie on both sides of some of `moments`, or among them; in the order of kind and identity.
    private func records(around moments: Range<Instant>) async throws(StoreFault) -> [(Place, KnownFile)] {
        try await query { database in
            let sql = "SELECT * FROM records WHERE lastAt >= ? AND firstAt < ? ORDER BY kind, id"
            return try Row.fetchAll(
                database.cachedStatement(sql: sql),
                arguments: [moments.lowerBound.milliseconds, moments.upperBound.milliseconds]
            ).compactMap { row in
                guard let kind = RecordKind(rawValue: row["kind"]), let id = ULID(row["id"] as String),
                    let known = KnownFile(row)
                else { return nil }
                return (Place(kind, id), known)
            }
        }
    }
}

extension RecordStore {
    /// How those of `places` with an operation in `moments` stood after the last of them; and those that can't be read, or
    /// are not what the index has seen: no seal makes a forgery true.
    fileprivate func standings(
        of places: [(Place, KnownFile)], after moments: Range<Instant>
    ) throws(StoreFault) -> (records: [RecordHead], unread: [Place]) {
        var records: [RecordHead] = []
        var unread: [Place] = []
        for (place, known) in places {
            guard case .success(let log) = try judged(place), log.contradiction(to: known) == nil else {
                unread.append(place)
                continue
            }
            if let last = log.lastOperation(in: moments), let hash = log.hash(at: last) {
                records.append(
                    RecordHead(kind: place.kind, id: place.id, revision: last, head: hash.description))
            }
        }
        return (records, unread)
    }
}

extension LogFile {
    /// Sequence of the last operation that was recorded in `moments`; nil if there is none.
    func lastOperation(in moments: Range<Instant>) -> Int? {
        struct Stamp: Decodable {
            let recordedAt: Instant
        }
        let index = lines.lastIndex { line in
            (try? StrictJSON.decode(Stamp.self, from: line)).map { moments.contains($0.recordedAt) } ?? false
        }
        return index.map { $0 + 1 }
    }
}
