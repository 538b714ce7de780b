/// The applicant was told at once that no permit is needed (不受理告知, 行政许可法第三十二条第一款第一项).
public struct NotNeededTold: OperationPayload, OutcomePayload {
    public static let kind = "notNeededTold"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.end(operation, .notNeeded, reason)
    }
}

/// Tells the applicant that no permit is needed.
public struct TellNotNeeded: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    public var reason: String

    /// The items `keys` need no permit for `reason`.
    public init(_ keys: [Int], reason: String) {
        self.keys = keys
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        _ = try subject.undecided(keys, context)
        try checked(reason, "reason", limit: 500)
        return [Proposal(NotNeededTold(reason: reason), items: keys)] + subject.givingBack(endingWith: keys)
    }
}
