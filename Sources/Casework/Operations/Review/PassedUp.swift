/// The matter was passed up to the higher body that decides (上报, 行政许可法 35, 43).
public struct PassedUp: OperationPayload {
    public static let kind = "passedUp"
    public var body: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.referral = .init(body: body, on: operation.effectiveOn) }
    }
}

/// Passes the matter up once the lower body's own review is done; the higher body asks the applicant for nothing again.
public struct PassUp: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var body: String

    /// Passes the item `key` up to `body`.
    public init(_ key: Int, to body: String) {
        self.key = key
        self.body = body
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard item.definition.passedUp else { throw Denial(.notPassedUp, ["item": item.definition.name]) }
        guard item.review.referral == nil else { throw Denial(.alreadyPassedUp) }
        try subject.mustBeReady(item, context)
        try checked(body, "body", limit: 100)
        return [Proposal(PassedUp(body: body), items: [key])]
    }
}
