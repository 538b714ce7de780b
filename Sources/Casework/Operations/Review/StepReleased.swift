/// A step was put back for whoever of the department has time.
public struct StepReleased: OperationPayload {
    public static let kind = "stepReleased"
    public static let isUndoable = true
    /// `StepDefinition.id`
    public var step: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.taken[step] = nil }
    }
}

/// Puts a step back: one's own, or a colleague's where the chief representative shares the work out anew.
public struct ReleaseStep: Intent, SideBySide {
    public static let roles = Set<Role>.review
    public var key: Int
    public var step: String

    /// Puts the step `step` of the item `key` back.
    public init(_ key: Int, step: String) {
        self.key = key
        self.step = step
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let open = try subject.mustWorkOn(key, step, context)
        guard case .taken(let person) = open.state else { throw Denial(.stepNotTaken) }
        guard person == context.actor.person || context.actor.capacity.role == .chief else {
            throw Denial(.stepIsTaken, ["step": open.definition.name, "person": person])
        }
        return [Proposal(StepReleased(step: step), items: [key])]
    }
}
