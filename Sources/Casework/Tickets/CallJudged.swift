/// The supervisor said of a call out of turn whether it was right.
public struct CallJudged: OperationPayload, LeavesOthersAlone {
    public static let kind = "ticketCallJudged"
    /// `Exception.id`
    public var exception: ULID
    public var isAllowed: Bool
    /// Up to 200 characters; nil for none, with an objection never.
    public var note: String?

    public func apply(to subject: inout Ticket, _ operation: Operation, _ definitions: Definitions) {
        subject.exceptions.judge(exception, isAllowed: isAllowed, note: note, operation)
    }
}

/// Judges a call out of turn: a supervisor, another person than who called (四眼).
public struct JudgeCall: Intent, SideBySide {
    public static let roles = JudgeException.roles
    public var exception: ULID
    public var isAllowed: Bool
    public var note: String

    /// Finds the call right, or objects to it.
    ///
    /// - Parameter note: up to 200 characters; must be given with an objection.
    public init(_ exception: ULID, allows isAllowed: Bool, note: String = "") {
        self.exception = exception
        self.isAllowed = isAllowed
        self.note = note
    }

    public func propose(_ subject: Ticket, _ context: Context) throws(Denial) -> [Proposal] {
        guard let found = subject.exceptions.first(where: { $0.id == exception }) else {
            throw Denial(.nothingToJudge)
        }
        try found.mustBeJudged(by: context, note: note, allows: isAllowed)
        return [
            Proposal(CallJudged(exception: exception, isAllowed: isAllowed, note: note.isEmpty ? nil : note))
        ]
    }
}
