/// An act was taken back by a compensating operation; both stay in the log.
public struct Undone: OperationPayload {
    public static let kind = "undone"
    /// Intent whose operations no longer count.
    public var undoes: ULID

    public var undoneIntent: ULID? { undoes }

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {}
}

/// Takes back the last entry or mark: of the desk whoever made it, behind the window one's own.
public struct Undo: Intent {
    public static let roles = Set<Role>.review

    /// Takes back whatever stands last, if that can be.
    public init() {}

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let operations = subject.lastAct
        guard let last = operations.last, operations.allSatisfy({ type(of: $0.payload).isUndoable }) else {
            throw Denial(.nothingToUndo)
        }
        let isDesk = context.actor.capacity.role.isDesk
        guard isDesk ? last.actor.capacity.isDesk : last.actor.person == context.actor.person else {
            throw Denial(.nothingToUndo)
        }
        return [Proposal(Undone(undoes: last.intent), items: last.items)]
    }
}

extension Case {
    /// The operations of the act that stands last, which is the one that `Undo` takes back.
    public var lastAct: [Operation] {
        // What leaves others alone is not undone, nor what time brought about and the steward wrote down.
        let acts = standing.filter { !($0.payload is any LeavesOthersAlone) && $0.actor.capacity != .system }
        return acts.last.map { last in standing.filter { $0.intent == last.intent } } ?? []
    }
}
