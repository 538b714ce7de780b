import Casework
import Glibc

/// What lies in one folder of records.
struct RecordListing: Sendable {
    let places: Set<Place>
    /// Files that no record can have, in a place where only records lie.
    let strays: [RecordFault]
}

extension DataFolder {
    /// Names of the folders of records of one kind, sorted.
    func shards(of kind: RecordKind) throws(StoreFault) -> [String] {
        try folder(of: kind).names().sorted()
    }

    func listing(_ kind: RecordKind, _ shard: String) throws(StoreFault) -> RecordListing {
        let parent = folder(of: kind)
        let names: [String]
        do {
            names = try parent.child(shard).names()
        } catch .missing {
            names = []
        } catch .wrongType, .symbolicLink {
            let fault = RecordFault(file: parent.path(of: shard), operation: 0, reason: .notARecord)
            return RecordListing(places: [], strays: [fault])
        }
        var places: Set<Place> = []
        var strays: [RecordFault] = []
        for name in names {
            if let place = Place(kind, shard: shard, file: name) {
                places.insert(place)
            } else {
                let path = "\(parent.path)/\(shard)/\(name)"
                strays.append(RecordFault(file: path, operation: 0, reason: .notARecord))
            }
        }
        return RecordListing(places: places, strays: strays)
    }

    /// Removes what savers left behind that died before their file was in its place. Each next save into the same folder
    /// does so too; this only tidies.
    public func sweepTemporaries() throws(StoreFault) {
        for kind in RecordKind.allCases {
            for shard in try shards(of: kind) {
                try sweepTemporary(in: folder(of: kind).child(shard), lock: "\(kind.rawValue)-\(shard)")
            }
        }
        for content in [ContentFolder.blobs(in: self), .definitions(in: self)] {
            for shard in try content.shards() {
                try sweepTemporary(in: shard.folder, lock: shard.lock)
            }
        }
        try sweepTemporary(in: numbers, lock: NumberSeries.lock)
        try sweepTemporary(in: root, lock: DataFolder.rootLock)
    }

    /// Under the folder's lock, so that the file is certainly nobody's work in hand.
    private func sweepTemporary(in folder: Folder, lock: String) throws(StoreFault) {
        guard try folder.inspect(Folder.temporaryName) != nil else { return }
        try withLock(lock) { () throws(StoreFault) in try folder.remove(Folder.temporaryName) }
    }
}
