/// A question on the applicant's situation was answered; lines come and go with it.
public struct SituationAnswered: OperationPayload {
    public static let kind = "situationAnswered"
    public static let isUndoable = true
    public var question: String
    public var answer: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.answers[question] = answer
    }
}

/// Answers a situation question while no outcome rests on the lines it switches.
public struct AnswerSituation: Intent {
    public static let roles = Set<Role>.desk
    public var question: String
    public var answer: String

    /// Answers `question` with one of its published answers.
    public init(_ question: String, _ answer: String) {
        self.question = question
        self.answer = answer
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let asking = subject.items.filter { item in
            item.definition.questions.contains { $0.id == question && $0.answers.contains(answer) }
        }
        guard !asking.isEmpty else { throw Denial(.notAChoice, ["field": question]) }
        if let settled = asking.first(where: { $0.recordedStage != .checking }) {
            throw Denial(.itemHasOutcome, ["item": settled.definition.name])
        }
        return [Proposal(SituationAnswered(question: question, answer: answer), items: asking.map(\.key))]
    }
}
