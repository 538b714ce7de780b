/// A thing that IS its log of operations: a case or a ticket.
public protocol Record: Sendable {
    /// Folder name and journal mark of records of this sort.
    static var kind: RecordKind { get }
    /// A record before its first operation.
    init(id: ULID)
    /// Identity; a record's number is only a label.
    var id: ULID { get }
    /// Sequence of the last operation folded in; 0 before the first.
    var revision: Int { get set }
    /// The log that this state was folded from.
    var log: [Operation] { get set }
    /// Intents that operations of the log took back.
    var undone: Set<ULID> { get set }
}

/// The sorts of record that a hall keeps.
public enum RecordKind: String, Sendable, Codable, CaseIterable {
    case cases
    case tickets
    case blanks
    /// What counters do on a day other than usually.
    case shifts
    /// Complaints and questions.
    case enquiries
}

/// What an operation says was done: its data, and how it changes the record.
public protocol OperationPayload: Codable, Equatable, Sendable {
    associatedtype Subject: Record
    /// Name in the file; frozen.
    static var kind: String { get }
    /// Whether an `Undone` may take it back while it is the last act (line marks, entries); outcomes never are.
    static var isUndoable: Bool { get }
    /// Earlier intent that this takes back; nil for whatever takes nothing back.
    var undoneIntent: ULID? { get }
    /// Changes the folded state. Throws `FoldFault` when the log can't have come about by the rules.
    func apply(to subject: inout Subject, _ operation: Operation, _ definitions: Definitions) throws(FoldFault)
}

extension OperationPayload {
    public static var isUndoable: Bool { false }
    public var undoneIntent: ULID? { nil }

    func equals(_ other: any OperationPayload) -> Bool {
        (other as? Self) == self
    }

    /// Applies to `record` if that is of this payload's sort: in its place, for a cast would copy it there and back.
    fileprivate func applyAny<R: Record>(
        to record: inout R, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        guard R.self == Subject.self else {
            throw FoldFault.wrongRecord(sequence: operation.sequence, kind: Self.kind)
        }
        try withUnsafeMutablePointer(to: &record) { (place) throws(FoldFault) in
            try place.withMemoryRebound(to: Subject.self, capacity: 1) { (place) throws(FoldFault) in
                try apply(to: &place.pointee, operation, definitions)
            }
        }
    }
}

/// Why a log can't be folded: it was not written by this engine's rules, or a pinned definition is missing.
public enum FoldFault: Error, Equatable, Sendable {
    /// The operation belongs to another sort of record.
    case wrongRecord(sequence: Int, kind: String)
    /// Sequences must run 1, 2, 3 …
    case gap(expected: Int, found: Int)
    /// The definition pinned by this hash is not archived here.
    case definitionMissing(hash: String)
    /// The operation names something that the record does not have at that point.
    case unknownReference(sequence: Int, what: String)
}

/// Pinned definitions by hash (`model.md` 6).
public struct Definitions: Sendable {
    private let lookup: @Sendable (String) -> ItemDefinition?

    /// A source of definitions; `lookup` gives nil for a hash that is not archived.
    public init(_ lookup: @escaping @Sendable (String) -> ItemDefinition?) {
        self.lookup = lookup
    }

    /// The definition pinned by `hash`.
    public func callAsFunction(_ hash: String) throws(FoldFault) -> ItemDefinition {
        guard let definition = lookup(hash) else { throw .definitionMissing(hash: hash) }
        return definition
    }
}

extension Record {
    /// The state that a log leads to. Operations taken back by a later `Undone` leave no trace but in `log`.
    public static func fold(
        _ id: ULID, _ operations: [Operation], _ definitions: Definitions
    ) throws(FoldFault) -> Self {
        var record = Self(id: id)
        record.undone = Set(operations.compactMap(\.payload.undoneIntent))
        try record.take(operations, definitions)
        return record
    }

    /// Puts `operations` behind the log: the state becomes what `fold` makes of the whole, without going through it all
    /// again. Only what takes something back has to. After a fault the record is good for nothing.
    public mutating func append(_ operations: [Operation], _ definitions: Definitions) throws(FoldFault) {
        guard operations.allSatisfy({ $0.payload.undoneIntent == nil }) else {
            self = try Self.fold(id, log + operations, definitions)
            return
        }
        try take(operations, definitions)
    }

    private mutating func take(_ operations: [Operation], _ definitions: Definitions) throws(FoldFault) {
        for operation in operations {
            let expected = revision + 1
            guard operation.sequence == expected else { throw .gap(expected: expected, found: operation.sequence) }
            let back = operation.payload.undoneIntent
            if let back, !log.contains(where: { $0.intent == back }) {
                throw .unknownReference(sequence: operation.sequence, what: "intent \(back)")
            }
            if back != nil || !undone.contains(operation.intent) {
                try operation.payload.applyAny(to: &self, operation, definitions)
            }
            revision = operation.sequence
            log.append(operation)
        }
    }
}
