/// Who applies was recorded or mended.
public struct ApplicantRecorded: OperationPayload {
    public static let kind = "applicantRecorded"
    public static let isUndoable = true
    public var applicant: Party

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.applicant = applicant
    }
}

/// Records the applicant; a number with a wrong check digit is taken only with a reason.
public struct RecordApplicant: Intent {
    public static let roles = Set<Role>.desk
    public var applicant: Party

    /// Records `applicant`.
    public init(_ applicant: Party) {
        self.applicant = applicant
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        // A promise or a refusal was given to this person: a slip of the pen may be mended, another person not put in.
        if let known = subject.applicant, known.document.number != applicant.document.number,
            let settled = subject.items.first(where: { $0.recordedStage != .checking })
        {
            throw Denial(.itemHasOutcome, ["item": settled.definition.name])
        }
        try checked(applicant.name, "name", limit: 100)
        try check(applicant.document, phone: applicant.phone)
        return [Proposal(ApplicantRecorded(applicant: applicant))]
    }
}
