/// Small files of the hall that are written as a whole: settings, accounts, lockouts.
public struct HallDocuments: Sendable {
    private static let sizeLimit = 16 << 20
    private let folder: DataFolder
    private let queue = FileQueue()

    /// The documents at the top of `folder`.
    public init(_ folder: DataFolder) {
        self.folder = folder
    }

    /// The bytes last saved under `name`; nil if there never were any.
    public func load(_ name: String) async throws(StoreFault) -> [UInt8]? {
        try check(name)
        return try await queue.perform { [folder] () throws(StoreFault) in
            try folder.root.read(name, limit: HallDocuments.sizeLimit)
        }
    }

    /// Replaces the whole of `name`; the new bytes are on the disk when this returns.
    public func save(_ name: String, _ bytes: [UInt8]) async throws(StoreFault) {
        try await change(name) { _ in bytes }
    }

    /// Reads, changes and saves `name` while nobody else does: `change` gets the bytes there are and gives those to be.
    public func change(
        _ name: String, _ change: @escaping @Sendable ([UInt8]?) throws(StoreFault) -> [UInt8]
    ) async throws(StoreFault) {
        try check(name)
        try await queue.perform { [folder] () throws(StoreFault) in
            try folder.withLock(DataFolder.rootLock) { () throws(StoreFault) in
                let bytes = try change(try folder.root.read(name, limit: HallDocuments.sizeLimit))
                guard bytes.count <= HallDocuments.sizeLimit else {
                    throw .tooLarge(path: folder.root.path(of: name), limit: HallDocuments.sizeLimit)
                }
                try folder.root.replace(name, with: bytes)
            }
        }
    }

    /// Only `….json`, so that no document can take the place of another file of the store.
    private func check(_ name: String) throws(StoreFault) {
        guard FileName.isPlain(name), name.hasSuffix(".json") else { throw .badName(name) }
    }
}
