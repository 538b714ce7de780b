/// One applicant's visit, envelope or online filing: a bundle of item applications, folded from its log.
public struct Case: Record {
    public static let kind = RecordKind.cases

    /// How the application came in.
    public enum Channel: String, Codable, Sendable {
        case counter, post, online
    }

    public let id: ULID
    public var revision = 0
    public var log: [Operation] = []
    public var undone: Set<ULID> = []

    /// Label by the hall's template; unique and searchable, but nothing depends on its form.
    public internal(set) var number = ""
    public internal(set) var channel = Channel.counter
    /// Ticket that led to it.
    public internal(set) var ticket: ULID?
    public internal(set) var openedAt: Instant?
    public internal(set) var centre = ""
    public internal(set) var counter: String?
    public internal(set) var applicant: Party?
    public internal(set) var agent: Agent?
    public internal(set) var items: [ItemApplication] = []
    /// Form fields by `FieldDefinition.id`, recorded once for all items.
    public internal(set) var fields: [String: String] = [:]
    /// Situation answers by `SituationQuestion.id`.
    public internal(set) var answers: [String: String] = [:]
    /// Papers in the hall by material type code, at the desk or with departments; what was given back is out.
    public internal(set) var papers: [String: PaperCount] = [:]
    /// Materials whose original was seen and given back (验原件).
    public internal(set) var inspected: Set<String> = []
    /// Materials whose papers were formally received.
    public internal(set) var received: Set<String> = []
    public internal(set) var handovers: [Handover] = []
    public internal(set) var returns: [PapersGivenBack] = []
    public internal(set) var documents: [IssuedDocument] = []
    /// Files attached to lines, in the order in which they came.
    public internal(set) var files: [AttachedFile] = []
    /// Department named to lead a joint case; nil for the usual one, see `lead`.
    public internal(set) var namedLead: String?
    /// Exceptions to the usual way that were asked for or made, in the order of the log.
    public internal(set) var exceptions: [Exception] = []
    /// Why it was closed as opened in error; nil for a real case.
    public internal(set) var voidReason: String?

    public init(id: ULID) {
        self.id = id
    }

    /// The item application with this key.
    public func item(_ key: Int) -> ItemApplication? {
        items.first { $0.key == key }
    }

    /// Changes the item application `key`; a log that names another was not written by this engine.
    mutating func change(
        _ key: Int, in operation: Operation, _ body: (inout ItemApplication) -> Void
    ) throws(FoldFault) {
        guard let index = items.firstIndex(where: { $0.key == key }) else {
            throw .unknownReference(sequence: operation.sequence, what: "item \(key)")
        }
        body(&items[index])
    }

    /// Changes every item application that the operation names.
    mutating func changeItems(
        of operation: Operation, _ body: (inout ItemApplication) -> Void
    ) throws(FoldFault) {
        for key in operation.items { try change(key, in: operation, body) }
    }

    /// Operations that stand: all but those a later one took back, and the taking back itself.
    public var standing: [Operation] {
        log.filter { !undone.contains($0.intent) && $0.payload.undoneIntent == nil }
    }
}
