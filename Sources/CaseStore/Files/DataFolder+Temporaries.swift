import Casework

extension DataFolder {
    /// Removes what savers left behind that died before their file was in its place. Each next save into the same folder
    /// does so too; this is for folders that see no other, so it runs whenever a hall is opened. A thousand folders cost a
    /// millisecond.
    public func sweepTemporaries() throws(StoreFault) {
        for kind in RecordKind.allCases {
            try sweepShards(of: folder(of: kind)) { "\(kind.rawValue)-\($0)" }
        }
        for content in [ContentFolder.blobs(in: self), .definitions(in: self)] {
            try sweepShards(of: content.folder, lock: content.lock)
        }
        if let drafts = try existing(DraftFolder.name) { try sweepShards(of: drafts, lock: DraftFolder.lock) }
        if let leases = try existing(LeaseFolder.name) { try sweepTemporary(in: leases, lock: LeaseFolder.name) }
        if let seals = try SealFolder(self).existing() { try sweepTemporary(in: seals, lock: SealFolder.name) }
        try sweepTemporary(in: numbers, lock: NumberSeries.lock)
        try sweepTemporary(in: root, lock: DataFolder.rootLock)
    }

    private func sweepShards(of parent: Folder, lock: (String) -> String) throws(StoreFault) {
        for shard in try parent.names() {
            // Looked for through the parent, since opening every folder would take most of the time.
            guard try parent.inspect("\(shard)/\(Folder.temporaryName)") != nil else { continue }
            try sweepTemporary(in: parent.child(shard), lock: lock(shard))
        }
    }

    /// Only under the folder's lock is the file certainly nobody's work in hand; whoever holds it will tidy up too.
    private func sweepTemporary(in folder: Folder, lock: String) throws(StoreFault) {
        guard try folder.inspect(Folder.temporaryName) != nil else { return }
        try withLockIfFree(lock) { () throws(StoreFault) in try folder.remove(Folder.temporaryName) }
    }

    private func existing(_ name: String) throws(StoreFault) -> Folder? {
        do {
            return try root.child(name)
        } catch .missing {
            return nil
        }
    }
}
