/// A file was held beside the paper of its line (核对): they agree, or what differs is written down.
public struct FileCompared: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "fileCompared"
    public static let isUndoable = true
    public var material: String
    public var hash: String
    public var agrees: Bool
    public var note: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        guard let index = subject.files.firstIndex(where: { $0.material == material && $0.hash == hash }) else {
            throw .unknownReference(sequence: operation.sequence, what: "file \(hash)")
        }
        subject.files[index].comparison = .init(
            agrees: agrees, note: note, person: operation.actor.person, at: operation.recordedAt)
    }
}

/// Marks a file as compared with the counted paper; the latest comparison holds.
public struct CompareFile: Intent {
    public static let roles = Set<Role>.review
    public var material: String
    public var hash: String
    public var agrees: Bool
    public var note: String

    /// The file `hash` on the line `material` agrees with the paper, or differs as `note` says.
    public init(_ material: String, hash: String, agrees: Bool, note: String = "") {
        self.material = material
        self.hash = hash
        self.agrees = agrees
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard subject.files(of: material).contains(where: { $0.hash == hash }) else {
            throw Denial(.noSuchFile, ["name": String(hash.prefix(12))])
        }
        let name = subject.name(of: material)
        guard let row = subject.checklist().first(where: { $0.material == material }) else {
            throw Denial(.noSuchLine, ["line": name])
        }
        // An original that was seen and given back was there to be compared.
        let isCounted = (subject.papers[material]?.total ?? 0) > 0 || subject.inspected.contains(material)
        guard isCounted else { throw Denial(.paperNotCounted, ["line": name]) }
        let isNoted = note.contains { !$0.isWhitespace }
        guard agrees || isNoted else { throw Denial(.differenceNeeded, ["line": name]) }
        if isNoted { try checked(note, "difference", limit: 500) }
        return [
            Proposal(
                FileCompared(material: material, hash: hash, agrees: agrees, note: isNoted ? note : nil),
                items: row.keys)
        ]
    }
}
