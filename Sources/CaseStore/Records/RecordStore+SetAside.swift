public import Casework

extension RecordStore {
    /// Moves a damaged record's file to `damaged/`, so that a copy from a backup can take its place. Nothing does this by
    /// itself: a damaged file stays where it lies, is listed, and stops nobody else.
    ///
    /// - Returns: the path it has now.
    /// - Throws: `.notDamaged` for a record that is as it was written; `.missing`.
    @discardableResult
    public func setAside(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> String {
        let place = Place(kind, id)
        return try await queue.perform { [self] () throws(StoreFault) in
            try folder.withLock(place.lock) { () throws(StoreFault) in
                guard try isDamaged(place) else { throw .notDamaged(path: folder.path(of: place)) }
                let name = try freeName(place)
                let shard = try folder.folder(of: kind).child(place.shard)
                try journal.note("+", place, revision: 0, intent: id)
                try shard.move(place.file, to: folder.damaged, as: name)
                try? journal.note("=", place, revision: 0, intent: id)
                return folder.damaged.path(of: name)
            }
        }
    }

    /// Paths of the files that were set aside.
    public func filesSetAside() async throws(StoreFault) -> [String] {
        try await queue.perform { [folder] () throws(StoreFault) in
            try folder.damaged.names().sorted().map { folder.damaged.path(of: $0) }
        }
    }

    /// A newer program's records are not damaged, even if this one can't read them.
    private func isDamaged(_ place: Place) throws(StoreFault) -> Bool {
        do {
            _ = try loadNow(place)
            return false
        } catch .damaged(let fault) {
            return switch fault.reason {
            case .newerFormat, .undecodable: false
            default: true
            }
        }
    }

    /// A name that nothing set aside has yet; the record's lock keeps others from taking it meanwhile.
    private func freeName(_ place: Place) throws(StoreFault) -> String {
        var copy = 1
        while true {
            let name = "\(place.kind.rawValue)-\(place.id).\(copy).json"
            if try folder.damaged.inspect(name) == nil { return name }
            copy += 1
        }
    }
}
