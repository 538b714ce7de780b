/// The application was refused (不予受理决定): a condition is not met, or another body is the right one.
public struct Refused: OperationPayload, OutcomePayload {
    public static let kind = "refused"
    public var reason: String
    /// The body to turn to, where the power is not ours (行政许可法第三十二条第一款第二项).
    public var rightBody: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.end(operation, .refused, reason)
    }
}

/// Refuses to accept, with reasons (`model.md` 20: any unmet condition); the remedies are printed on the decision.
public struct Refuse: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    public var reason: String
    public var rightBody: String?

    /// Refuses the items `keys` for `reason`; `rightBody` where another body is competent.
    public init(_ keys: [Int], reason: String, rightBody: String? = nil) {
        self.keys = keys
        self.reason = reason
        self.rightBody = rightBody
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard !subject.items.isEmpty, !keys.isEmpty else { throw Denial(.noItems) }
        try subject.mustHaveApplicant()
        for key in keys {
            let item = try subject.mustHave(key)
            switch item.stage(asOf: context.today, context.rules) {
            case .checking, .correcting: break
            case .deemedAccepted: throw Denial(.deemedAccepted, ["item": item.definition.name])
            default: throw Denial(.outcomeGiven, ["item": item.definition.name])
            }
        }
        try checked(reason, "reason", limit: 500)
        if let rightBody { try checked(rightBody, "rightBody") }
        return [Proposal(Refused(reason: reason, rightBody: rightBody), items: keys)]
            + subject.givingBack(endingWith: keys)
    }
}
