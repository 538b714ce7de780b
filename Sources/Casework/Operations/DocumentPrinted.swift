/// A page came out of a printer, or was put where one takes it.
public struct DocumentPrinted: OperationPayload, LeavesOutcomesAlone, ConcernsPage {
    public static let kind = "documentPrinted"
    /// SHA-256 of the page in the blobs, hex.
    public var hash: String
    /// Queue of the printing system, or path of the file.
    public var to: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        for index in subject.documents.indices where subject.documents[index].hash == hash {
            subject.documents[index].prints.append(
                .init(at: operation.recordedAt, person: operation.actor.person))
        }
    }
}

/// Enters that a page was printed, so that the next print of it says that it is a copy.
public struct EnterPrint: Intent {
    public static let roles = Set(Role.allCases)
    public var hash: String
    public var to: String

    /// The page `hash` went to the queue or file `to`.
    public init(hash: String, to: String) {
        self.hash = hash
        self.to = to
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        guard let document = subject.documents.first(where: { $0.hash == hash }) else { throw Denial(.noPapers) }
        try checked(to, "to", limit: 400)
        let items = Set(subject.log.filter { $0.intent == document.act }.flatMap(\.items)).sorted()
        return [Proposal(DocumentPrinted(hash: hash, to: to), items: items)]
    }
}
