/// A case was opened in error and is closed without an outcome.
public struct CaseVoided: OperationPayload {
    public static let kind = "caseVoided"
    public var reason: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.voidReason = reason
    }
}

/// Closes a case that was opened in error; it stays on file.
public struct VoidCase: Intent {
    public static let roles = Set<Role>.desk
    public var reason: String

    /// Closes for `reason`.
    public init(reason: String) {
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard subject.items.allSatisfy({ $0.recordedStage == .checking }) else { throw Denial(.outcomeGiven) }
        guard subject.received.isEmpty else { throw Denial(.papersAway) }
        try checked(reason, "reason")
        return [Proposal(CaseVoided(reason: reason))]
    }
}
