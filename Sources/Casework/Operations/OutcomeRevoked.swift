/// An outcome given in error was revoked; its papers stay on file and are void.
public struct OutcomeRevoked: OperationPayload {
    public static let kind = "outcomeRevoked"
    public var revokes: ULID
    public var approval: Approval

    public var undoneIntent: ULID? { revokes }

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        for index in subject.documents.indices where subject.documents[index].act == revokes {
            subject.documents[index].isVoid = true
        }
    }
}

/// Revokes the last outcome of the day while nothing rests on it, with a supervisor's approval.
public struct RevokeOutcome: Intent {
    public static let roles = Set<Role>.desk
    public var approval: Approval

    /// Revokes with the approval of a supervisor.
    public init(approval: Approval) {
        self.approval = approval
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard let outcome = subject.standing.last(where: { $0.payload is any OutcomePayload }) else {
            throw Denial(.noOutcome)
        }
        guard outcome.recordedAt.day == context.today else { throw Denial(.outcomeNotToday) }
        let later = subject.standing.filter { $0.sequence > outcome.sequence && $0.intent != outcome.intent }
        // A handover before the outcome can't rest on it; one after it may, unless it came to nothing.
        let handedOver = Set(later.compactMap { ($0.payload as? PapersHandedOver)?.handover })
        let isAway = subject.handovers.contains {
            handedOver.contains($0.id) && ($0.state == .open || $0.state == .signed)
        }
        guard later.allSatisfy({ $0.payload is any LeavesOutcomesAlone }), !isAway else {
            throw Denial(.outcomeActedOn)
        }
        guard approval.person != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        try checked(approval.reason, "reason")
        let items = Set(subject.standing.filter { $0.intent == outcome.intent }.flatMap(\.items)).sorted()
        return [Proposal(OutcomeRevoked(revokes: outcome.intent, approval: approval), items: items)]
    }
}
