/// A file attached to a line of the case: its bytes lie in the blobs under their hash.
public struct AttachedFile: Sendable, Equatable {
    /// What a file may be, told by its first bytes and never by its name.
    public enum Sort: String, Codable, Sendable, CaseIterable {
        case pdf, png, jpeg, tiff, ofd
    }

    /// What the clerk found who held it beside the paper.
    public struct Comparison: Sendable, Equatable {
        public var agrees: Bool
        public var note: String?
        public var person: String
        public var at: Instant
    }

    public var material: String
    /// SHA-256 of the bytes, hex.
    public var hash: String
    /// Name that the file had when it was attached.
    public var name: String
    public var type: Sort
    /// Bytes.
    public var size: Int
    public var person: String
    public var attachedAt: Instant
    /// nil while nobody has compared it with the paper.
    public var comparison: Comparison?
}

extension Case {
    /// Files of a line, in the order in which they were attached.
    public func files(of material: String) -> [AttachedFile] { files.filter { $0.material == material } }
}
