/// A file was attached to a line (电子材料): every department sees it at once.
public struct FileAttached: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "fileAttached"
    public static let isUndoable = true
    public var material: String
    /// SHA-256 of the bytes in the blobs, hex.
    public var hash: String
    public var name: String
    public var type: AttachedFile.Sort
    /// Bytes.
    public var size: Int

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.files.append(
            AttachedFile(
                material: material, hash: hash, name: name, type: type, size: size, person: operation.actor.person,
                attachedAt: operation.recordedAt))
    }
}

/// Attaches a file, whose bytes are kept already, to a line of an item that is not closed.
public struct AttachFile: Intent {
    public static let roles = Set<Role>.review
    public var material: String
    public var hash: String
    public var name: String
    public var type: AttachedFile.Sort
    public var size: Int

    /// The bytes `hash`, called `name`, belong to `material`.
    public init(_ material: String, hash: String, name: String, type: AttachedFile.Sort, size: Int) {
        self.material = material
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard let row = subject.checklist().first(where: { $0.material == material }) else {
            throw Denial(.noSuchLine, ["line": material])
        }
        try checked(name, "fileName", limit: 255)
        guard size > 0 else { throw Denial(.fileEmpty, ["name": name]) }
        if let known = subject.files(of: material).first(where: { $0.hash == hash }) {
            throw Denial(.fileKnown, ["line": row.line.name, "name": known.name])
        }
        return [
            Proposal(
                FileAttached(material: material, hash: hash, name: name, type: type, size: size), items: row.keys)
        ]
    }
}
