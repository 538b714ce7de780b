/// A hearing was asked for in time.
public struct HearingRequested: OperationPayload {
    public static let kind = "hearingRequested"
    public var by: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.hearing?.requestedOn = operation.effectiveOn }
    }
}

/// Records the request; five working days after being told it is too late (行政许可法 47).
public struct RequestHearing: Intent {
    public static let roles = Set<Role>.department.union(Set<Role>.desk)
    public var key: Int
    public var by: String

    /// `by` asks for a hearing on the item `key`.
    public init(_ key: Int, by: String) {
        self.key = key
        self.by = by
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard let hearing = item.review.hearing, item.review.decision == nil, item.ending == nil else {
            throw Denial(.hearingNotTold)
        }
        guard hearing.requestedOn == nil else { throw Denial(.hearingRequested) }
        let last = context.rules.deadline(from: hearing.toldOn, .hearingRequest).due
        guard context.today <= last else { throw Denial(.termOver, ["date": "\(last)"]) }
        try checked(by, "party", limit: 100)
        return [Proposal(HearingRequested(by: by), items: [key])]
    }
}
