/// The receiver did not take the papers; the giver owns them still.
public struct HandoverDeclined: OperationPayload, AnswersHandover, LeavesOutcomesAlone {
    public static let kind = "handoverDeclined"
    public var handover: Int
    public var reason: String
    /// What the receiver counted, where the counts differ.
    public var counted: [PaperLine]?
    /// Fields in which results differ from what was accepted.
    public var differences: [Comparison]?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .declined, reason, operation)
        if let index = subject.handovers.firstIndex(where: { $0.id == handover }) {
            subject.handovers[index].counted = counted
            subject.handovers[index].differences = differences
        }
    }
}

/// Declines papers for a wrong count, damage or the wrong department (`model.md` 19).
public struct DeclinePapers: Intent {
    /// Lawful causes; that materials are insufficient is none after acceptance.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        case wrongCount, damaged, wrongDepartment
        /// A result says something else than what was accepted; found by comparing, never chosen (seed 三(三)2).
        case wrongResult

        /// Those that a receiver may name.
        public static let lawful: [Cause] = [.wrongCount, .damaged, .wrongDepartment]
    }

    public static let roles = Set<Role>.review.union([.issueClerk])
    public var handover: Int
    public var cause: Cause

    /// Declines the handover `handover` for `cause`.
    public init(_ handover: Int, cause: Cause) {
        self.handover = handover
        self.cause = cause
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        guard cause != .wrongResult else { throw Denial(.compareFirst) }
        return [Proposal(HandoverDeclined(handover: handover, reason: cause.rawValue), items: slip.items)]
    }
}
