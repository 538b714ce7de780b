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
    ///   - last: nil, or a day that is still to come, for the latest day that has a seal. Earlier ones without a seal had nothing to be sealed.
    ///   - offset: seconds east of UTC of the hall's clock.
    public func dayToSeal(after last: Day?, before today: Day, offset: Int) async throws(StoreFault) -> Day? {
        try await catchUp()
        guard state.withLock({ $0.isSwept }) else { return nil }
        // A seal that was made under a clock running ahead keeps those of the days up to it from nothing.
        let sealed = try await queue.perform { [store] () throws(StoreFault) in
            try SealFolder(store.folder).days().last { $0 < today }
        }
        let start = (last.flatMap { $0 < today ? $0 : nil } ?? sealed).map {
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
        let places = try await places(around: moments)
        return try await queue.perform { [store] () throws(StoreFault) in
            let (records, damaged) = try store.standings(of: places, after: moments)
            guard !records.isEmpty else { return nil }
            var log = try AccessReader(store.folder)
            let access = try log.read(to: log.size)
            return try SealFolder(store.folder).keep(day) { (previous) throws(StoreFault) in
                DaySeal(
                    day: day, hall: hall, made: made, previous: previous, access: access,
                    damaged: damaged, records: records)
            }
        }
    }

    /// Records whose operations lie on both sides of some of `moments`, or among them; in the order of kind and identity.
    private func places(around moments: Range<Instant>) async throws(StoreFault) -> [Place] {
        try await query { database in
            let sql = "SELECT kind, id FROM records WHERE lastAt >= ? AND firstAt < ? ORDER BY kind, id"
            return try Row.fetchAll(
                database.cachedStatement(sql: sql),
                arguments: [moments.lowerBound.milliseconds, moments.upperBound.milliseconds]
            ).compactMap { row in
                guard let kind = RecordKind(rawValue: row["kind"]), let id = ULID(row["id"] as String) else {
                    return nil
                }
                return Place(kind, id)
            }
        }
    }
}

extension RecordStore {
    /// How those of `places` with an operation in `moments` stood after the last of them; and those that can't be read.
    fileprivate func standings(
        of places: [Place], after moments: Range<Instant>
    ) throws(StoreFault) -> (records: [RecordHead], damaged: [String]) {
        var records: [RecordHead] = []
        var damaged: [String] = []
        for place in places {
            guard case .success(let log) = try judged(place), log.revision > 0 else {
                damaged.append("\(place.kind.rawValue)/\(place.id)")
                continue
            }
            if let last = log.lastOperation(in: moments), let hash = log.hash(at: last) {
                records.append(
                    RecordHead(kind: place.kind, id: place.id, revision: last, head: hash.description))
            }
        }
        return (records, damaged)
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
