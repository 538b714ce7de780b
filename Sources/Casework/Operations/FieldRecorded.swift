/// A form field was recorded, once for all items that ask for it.
public struct FieldRecorded: OperationPayload {
    public static let kind = "fieldRecorded"
    public static let isUndoable = true
    public var field: String
    public var value: String

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.fields[field] = value.isEmpty ? nil : value
    }
}

/// Records one field of the form; the value must fit the field's kind. An empty value clears it.
public struct RecordField: Intent {
    public static let roles = Set<Role>.desk
    public var field: String
    public var value: String

    /// Records `value` for the field `field`.
    public init(_ field: String, _ value: String) {
        self.field = field
        self.value = value
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let asking = subject.items.filter { item in item.definition.fields.contains { $0.id == field } }
        guard let definition = asking.first?.definition.fields.first(where: { $0.id == field }) else {
            throw Denial(.notAChoice, ["field": field])
        }
        try definition.check(value)
        return [Proposal(FieldRecorded(field: field, value: value), items: asking.map(\.key))]
    }
}

extension FieldDefinition {
    /// Refuses a value that does not fit the field; an empty one always fits.
    func check(_ value: String) throws(Denial) {
        guard !value.isEmpty else { return }
        guard value.unicodeScalars.count <= 500 else { throw Denial(.tooLong, ["field": label, "limit": "500"]) }
        switch kind {
        case .text: break
        case .number:
            let parts = value.split(separator: ".", omittingEmptySubsequences: false)
            let digits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
            guard parts.count <= 2, digits, value.utf8.count <= 18 else { throw Denial(.notANumber, ["field": label]) }
        case .date: guard Day(value) != nil else { throw Denial(.notADate, ["field": label]) }
        case .choice: guard choices.contains(value) else { throw Denial(.notAChoice, ["field": label]) }
        }
    }
}

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
