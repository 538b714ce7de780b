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

/// Records that the applicant withdraws, before or after acceptance.
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
        }
        if subject.handovers.contains(where: { $0.state == .open && !$0.items.allSatisfy { !keys.contains($0) } }) {
            throw Denial(.handoverOpen)
        }
        try checked(reason, "reason", limit: 500)
        return [Proposal(Withdrawn(reason: reason), items: keys)] + subject.givingBack(endingWith: keys)
    }
}

extension Case {
    fileprivate mutating func end(
        _ operation: Operation, _ stage: ItemApplication.Stage, _ reason: String
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            item.ending = .init(stage: stage, on: operation.effectiveOn, reason: reason)
        }
    }
}
