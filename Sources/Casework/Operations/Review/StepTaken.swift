/// A reviewer took a step up (领办): the others of the department see that it is somebody's.
public struct StepTaken: OperationPayload {
    public static let kind = "stepTaken"
    public static let isUndoable = true
    /// `StepDefinition.id`
    public var step: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.taken[step] = .init(person: operation.actor.person, at: operation.recordedAt)
        }
    }
}

/// Takes an open step of the actor's department up; one that a colleague has is taken over.
public struct TakeStep: Intent, SideBySide {
    public static let roles = Set<Role>.review
    public var key: Int
    public var step: String

    /// Takes the step `step` of the item `key`.
    public init(_ key: Int, step: String) {
        self.key = key
        self.step = step
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustWorkOn(key, step, context)
        if subject.item(key)?.review.taken[step]?.person == context.actor.person { throw Denial(.stepIsYours) }
        return [Proposal(StepTaken(step: step), items: [key])]
    }
}

extension Case {
    /// The step `id` of the item `key` is open to the actor: accepted, its department's, with everything before it there.
    @discardableResult
    func mustWorkOn(
        _ key: Int, _ id: String, _ context: Context
    ) throws(Denial) -> (definition: StepDefinition, state: StepState) {
        let step = try mustHave(key).mustHaveStep(id)
        let item = try mustBeReviewed(key, by: step.department, context)
        let state = state(of: step, item, asOf: context.today, context.rules)
        switch state {
        case .waiting(let names):
            throw Denial(.stepWaits, ["step": step.name, "names": names.joined(separator: "、")])
        case .lost(let shorts):
            throw Denial(
                .prerequisiteLost, ["item": item.definition.name, "short": shorts.joined(separator: "、")])
        case .done(let opinion): throw Denial(.stepDone, ["step": step.name, "person": opinion.person])
        case .open, .taken: return (step, state)
        }
    }
}
