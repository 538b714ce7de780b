/// The hall's key for pseudonyms: made with its first export and kept, so that each export names people and cases alike.
public struct ExportKey: Sendable {
    static let name = "export.key"
    private static let size = 32

    private let folder: DataFolder
    private let queue = FileQueue()

    /// The key kept in `folder`.
    public init(_ folder: DataFolder) {
        self.folder = folder
    }

    /// The 32 bytes of the key: those of the file, or `fresh` ones, which are on the disk before they are given.
    ///
    /// - Throws: `.wrongContent` if the file holds no key: another would give everybody a second pseudonym in silence.
    public func bytes(elseKeeping fresh: [UInt8]) async throws(StoreFault) -> [UInt8] {
        try await queue.perform { [folder] () throws(StoreFault) in
            try folder.withLock(DataFolder.rootLock) { () throws(StoreFault) in
                let kept = try folder.root.read(ExportKey.name, limit: 1000)
                guard (kept ?? fresh).count == ExportKey.size else {
                    throw .wrongContent(path: folder.root.path(of: ExportKey.name))
                }
                if let kept { return kept }
                try folder.root.replace(ExportKey.name, with: fresh)
                return fresh
            }
        }
    }
}
