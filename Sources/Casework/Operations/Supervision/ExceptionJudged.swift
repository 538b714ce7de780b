/// The supervisor said of an exception whether it is allowed.
public struct ExceptionJudged: OperationPayload, LeavesOutcomesAlone, LeavesOthersAlone {
    public static let kind = "exceptionJudged"
    /// `Exception.id`
    public var exception: ULID
    public var isAllowed: Bool
    /// Up to 200 characters; nil for none, with an objection never.
    public var note: String?

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.exceptions.judge(exception, isAllowed: isAllowed, note: note, operation)
    }
}

/// Judges an exception of a case: a supervisor, another person than who asked for it or made it (四眼).
public struct JudgeException: Intent, SideBySide {
    public static let roles: Set<Role> = [.supervisor]
    public var exception: ULID
    public var isAllowed: Bool
    public var note: String

    /// Allows the exception, or objects to it.
    ///
    /// - Parameter note: up to 200 characters; must be given with an objection.
    public init(_ exception: ULID, allows isAllowed: Bool, note: String = "") {
        self.exception = exception
        self.isAllowed = isAllowed
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        guard let found = subject.exceptions.first(where: { $0.id == exception }) else {
            throw Denial(.nothingToJudge)
        }
        try found.mustBeJudged(by: context, note: note, allows: isAllowed)
        return [
            Proposal(
                ExceptionJudged(exception: exception, isAllowed: isAllowed, note: note.isEmpty ? nil : note),
                items: found.items)
        ]
    }
}
