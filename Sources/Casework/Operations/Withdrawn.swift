/// The applicant withdrew the application.
public struct Withdrawn: OperationPayload, OutcomePayload {
    public static let kind = "withdrawn"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.end(operation, .withdrawn, reason)
    }
}

/// Records that the applicant withdraws, before or after acceptance, never after the decision.
public struct Withdraw: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    public var reason: String

    /// The applicant withdraws the items `keys`.
    public init(_ keys: [Int], reason: String) {
        self.keys = keys
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard !subject.items.isEmpty, !keys.isEmpty else { throw Denial(.noItems) }
        try subject.mustHaveApplicant()
        for key in keys {
            let item = try subject.mustHave(key)
            guard item.ending == nil else { throw Denial(.outcomeGiven, ["item": item.definition.name]) }
            guard item.review.decision == nil else { throw Denial(.decided, ["item": item.definition.name]) }
        }
        if subject.handovers.contains(where: { $0.state == .open && !$0.items.allSatisfy { !keys.contains($0) } }) {
            throw Denial(.handoverOpen)
        }
        try checked(reason, "reason", limit: 500)
        return [Proposal(Withdrawn(reason: reason), items: keys)] + subject.givingBack(endingWith: keys)
    }
}
