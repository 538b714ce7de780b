public import Casework

/// The seals of a hall's days, a file each; none is ever replaced.
public struct SealFolder: Sendable {
    /// The folder's, and its lock's.
    static let name = "seals"
    /// Bytes that a seal may have: a day with half a million records.
    private static let sizeLimit = 64 << 20

    let data: DataFolder

    /// The seals of the hall in `data`; their folder is made with the first.
    public init(_ data: DataFolder) {
        self.data = data
    }

    /// The day whose seal a file is; nil for a name that no seal can have.
    static func day(of file: String) -> Day? {
        file.hasSuffix(".json") ? Day(file.dropLast(5)) : nil
    }

    /// Days that have a seal, sorted.
    public func days() throws(StoreFault) -> [Day] {
        try existing()?.names().compactMap(SealFolder.day).sorted() ?? []
    }

    /// The SHA-256 of the seal of `day`, as its file is now; nil where it has none.
    public func digest(of day: Day) throws(StoreFault) -> String? {
        try bytes(of: day).map { Digest(of: $0[...]).description }
    }

    func bytes(of day: Day) throws(StoreFault) -> [UInt8]? {
        try existing()?.read(file(day), limit: SealFolder.sizeLimit)
    }

    /// Writes the seal that `make` gives for `day` after the one before it; nil where the day has one already.
    func keep(
        _ day: Day, _ make: (DaySeal.Link?) throws(StoreFault) -> DaySeal
    ) throws(StoreFault) -> KeptSeal? {
        try data.withLock(SealFolder.name) { () throws(StoreFault) in
            let days = try days()
            guard !days.contains(day) else { return nil }
            var link: DaySeal.Link?
            if let before = days.last(where: { $0 < day }), let digest = try digest(of: before) {
                link = DaySeal.Link(day: before, digest: digest)
            }
            let seal = try make(link)
            let bytes = try seal.encoded()
            guard bytes.count <= SealFolder.sizeLimit else {
                throw .tooLarge(path: path(of: day), limit: SealFolder.sizeLimit)
            }
            try data.root.madeChild(SealFolder.name).replace(file(day), with: bytes)
            return KeptSeal(seal, bytes)
        }
    }

    func existing() throws(StoreFault) -> Folder? {
        do {
            return try data.root.child(SealFolder.name)
        } catch .missing {
            return nil
        }
    }

    func path(of day: Day) -> String { "\(data.root.path(of: SealFolder.name))/\(file(day))" }

    private func file(_ day: Day) -> String { "\(day).json" }
}
