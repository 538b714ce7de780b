/// The receiver signed for the papers and owns them from now on.
public struct HandoverSigned: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "handoverSigned"
    public var handover: Int

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .signed, nil, operation)
    }
}

/// Signs for papers: somebody of the receiving department, and never the giver.
public struct SignForPapers: Intent {
    public static let roles = Set<Role>.department
    public var handover: Int

    /// Signs for the handover `handover` of the case.
    public init(_ handover: Int) {
        self.handover = handover
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        return [Proposal(HandoverSigned(handover: handover), items: slip.items)]
    }
}
