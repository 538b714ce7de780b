/// A department gave its opinion on a step, which is thereby done.
public struct OpinionGiven: OperationPayload {
    public static let kind = "opinionGiven"
    public static let isUndoable = true

    /// What a reviewer finds.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// 同意
        case agree
        /// 有条件同意: what must be kept to is in the text.
        case agreeWithConditions
        /// 不同意
        case disagree
    }

    /// `StepDefinition.id`
    public var step: String
    public var verdict: Verdict
    public var text: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.opinions[step] = .init(
                verdict: verdict, text: text, person: operation.actor.person, on: operation.effectiveOn)
        }
    }
}

/// Gives the opinion of a step, which nobody else has taken up. Conditions and disagreement are stated.
public struct GiveOpinion: Intent, SideBySide {
    public static let roles = Set<Role>.review
    public var key: Int
    public var step: String
    public var verdict: OpinionGiven.Verdict
    public var text: String

    /// The opinion on the step `step` of the item `key`.
    public init(_ key: Int, step: String, _ verdict: OpinionGiven.Verdict, text: String = "") {
        self.key = key
        self.step = step
        self.verdict = verdict
        self.text = text
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let open = try subject.mustWorkOn(key, step, context)
        if case .taken(let person) = open.state, person != context.actor.person {
            throw Denial(.stepIsTaken, ["step": open.definition.name, "person": person])
        }
        if verdict == .agree, text.isEmpty {
            return [Proposal(OpinionGiven(step: step, verdict: verdict, text: ""), items: [key])]
        }
        try checked(text, "opinion", limit: 1000)
        return [Proposal(OpinionGiven(step: step, verdict: verdict, text: text), items: [key])]
    }
}
