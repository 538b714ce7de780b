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
}
