/// A limit was extended, once, approved by the head whom the law names (行政许可法 42).
public struct LimitExtended: OperationPayload {
    public static let kind = "limitExtended"

    /// Limits that can be extended.
    public enum Clock: String, Codable, Sendable, CaseIterable {
        /// The item's own: the head of the deciding body approves.
        case statutory
        /// The cap of joint handling: the head of the local government approves.
        case joint
    }

    public var clock: Clock
    /// By how much.
    public var limit: Limit
    public var approval: HeadApproval
    /// Told to the applicant.
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        let made = Review.Extension(
            limit: limit, approval: approval, reason: reason, on: operation.effectiveOn)
        try subject.changeItems(of: operation) { item in
            if clock == .statutory { item.review.extended = made } else { item.review.extendedJointly = made }
        }
        subject.exceptions.append(Exception(.limitExtended, operation, reason: reason, head: approval))
    }
}

/// Extends a limit: once, never after it ran out, by no more than the law allows, with the reason told.
public struct ExtendLimit: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var clock: LimitExtended.Clock
    /// Units of the limit; all that the law allows when nil.
    public var amount: Int?
    public var approval: HeadApproval
    public var reason: String

    /// Extends a limit of the item `key`.
    public init(
        _ key: Int, _ clock: LimitExtended.Clock = .statutory, amount: Int? = nil, approval: HeadApproval,
        reason: String
    ) {
        self.key = key
        self.clock = clock
        self.amount = amount
        self.approval = approval
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        let named = ["item": item.definition.name]
        let (most, last, body): (Limit?, Day?, HeadApproval.Body)
        switch clock {
        case .statutory:
            guard item.review.extended == nil else { throw Denial(.extendedAlready, named) }
            (most, body) = (item.definition.extension_, .decidingBody)
            last = item.deadlines(asOf: context.today, context.rules).statutory?.due
        case .joint:
            guard subject.jointExtension(of: item) == nil else { throw Denial(.extendedAlready, named) }
            (most, body) = (.jointExtension, .localGovernment)
            last = subject.jointDeadline(of: item, asOf: context.today, context.rules)?.due
        }
        guard let most, let last else { throw Denial(.noExtension, named) }
        guard context.today <= last else { throw Denial(.limitOver, ["date": "\(last)"]) }
        let amount = amount ?? most.amount
        guard (1...most.amount).contains(amount) else { throw Denial(.extensionTooLong, ["limit": "\(most.amount)"]) }
        guard approval.body == body else { throw Denial(.wrongApprover, ["body": body.rawValue]) }
        try approval.check(context)
        try checked(reason, "reason", limit: 500)
        let extended = LimitExtended(
            clock: clock, limit: Limit(amount, most.unit, basis: most.basis), approval: approval, reason: reason)
        return [Proposal(extended, items: [key])]
    }
}
