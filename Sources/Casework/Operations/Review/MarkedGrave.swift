/// The case was found grave or hard (特别重大、疑难、复杂): the chief representative does not decide it alone.
public struct MarkedGrave: OperationPayload {
    public static let kind = "markedGrave"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.grave = reason }
    }
}

/// Marks an item as grave or hard (seed 四(四)1(9)).
public struct MarkGrave: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var reason: String

    /// The item `key` is grave for `reason`.
    public init(_ key: Int, reason: String) {
        self.key = key
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard item.review.grave == nil else { throw Denial(.alreadyGrave) }
        try checked(reason, "reason", limit: 500)
        return [Proposal(MarkedGrave(reason: reason), items: [key])]
    }
}
