/// There is an answer; the person is still to be told.
public struct EnquiryAnswered: OperationPayload {
    public static let kind = "enquiryAnswered"
    /// 1 to 1,000 characters.
    public var answer: String

    public func apply(to subject: inout Enquiry, _ operation: Operation, _ definitions: Definitions) {
        let on = operation.effectiveOn
        subject.answer = Enquiry.Answer(text: answer, person: operation.actor.person, on: on)
        subject.firstAnsweredOn = subject.firstAnsweredOn ?? on
    }
}

/// Answers it: its owner, or the supervisor; never the one complained of.
public struct AnswerEnquiry: Intent {
    public static let roles = Set<Role>.people
    public var answer: String

    /// The answer in words, at most 1000 characters.
    public init(_ answer: String) {
        self.answer = answer
    }

    public func propose(_ subject: Enquiry, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustNotBeAbout(context)
        try subject.mustBe(.open)
        guard context.actor.capacity.role == .supervisor || subject.isOwned(by: context.actor) else {
            throw Denial(.notTheOwner, ["number": subject.number])
        }
        try checked(answer, "answer", limit: 1000)
        return [Proposal(EnquiryAnswered(answer: answer))]
    }
}
