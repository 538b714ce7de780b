/// The higher body sent its decision down.
public struct CameBackDown: OperationPayload {
    public static let kind = "cameBackDown"
    public var verdict: Decided.Verdict
    /// Number of its document.
    public var document: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.referral?.returnedOn = operation.effectiveOn
            item.review.referral?.verdict = verdict
            item.review.referral?.document = document
        }
    }
}

/// Records what the higher body decided.
public struct RecordHigherDecision: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var verdict: Decided.Verdict
    public var document: String

    /// The higher body's `verdict` on the item `key`, by its document.
    public init(_ key: Int, _ verdict: Decided.Verdict, document: String) {
        self.key = key
        self.verdict = verdict
        self.document = document
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard let referral = item.review.referral, referral.returnedOn == nil else { throw Denial(.notAbove) }
        try checked(document, "approvalDocument", limit: 100)
        return [Proposal(CameBackDown(verdict: verdict, document: document), items: [key])]
    }
}
