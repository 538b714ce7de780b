/// The giver took the papers back before anybody signed.
public struct HandoverTakenBack: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "handoverTakenBack"
    public var handover: Int

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .takenBack, nil, operation)
        // A parcel that never left is none.
        try subject.changeItems(of: operation) { item in item.review.postings.removeAll { $0.handover == handover } }
    }
}

/// Takes back papers that nobody has signed for: what undoes a handover.
public struct TakeHandoverBack: Intent {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var handover: Int

    /// Takes back the handover `handover`.
    public init(_ handover: Int) {
        self.handover = handover
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let slip = try subject.mustBeOpen(handover)
        guard Owner(of: context.actor.capacity) == slip.from else {
            throw Denial(.otherDepartment, ["department": slip.from.id])
        }
        return [Proposal(HandoverTakenBack(handover: handover), items: slip.items)]
    }
}
