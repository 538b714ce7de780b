public import Casework
public import Catalogue
import CellText

/// How the due dates of a case come about, for a file or an applicant.
struct DeadlineProofForm: Form {
    var caseNumber: String
    var applicant: String
    var lines: [String]

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary(
            [
                "caseNumber": { $0.caseNumber },
                "applicant": { $0.applicant },
            ],
            lists: ["lines": .init(\.form.lines, ["line": { _, _, line in line }])])
    }
}

extension DocumentTemplates {
    /// The derivation of the due dates of `subject` that run on the day of `now`; nil where none does.
    public func deadlineProof(
        of subject: Case, _ words: Words, _ calendar: WorkCalendar, _ context: PageContext, at now: Instant
    ) -> Page? {
        let proofs = subject.proofs(asOf: now.day, context.rules).filter(\.isRunning)
        guard !proofs.isEmpty else { return nil }
        let texts = ProofText.paragraphs(proofs, words, calendar, asOf: now.day)
        let form = DeadlineProofForm(
            caseNumber: subject.number, applicant: subject.applicant?.name ?? "",
            lines: Array(texts.joined(separator: [""])))
        let code = CaseCode(number: subject.number)
        return render(
            .deadlineProof, form, number: subject.number, code: (code.text, code.number), context, at: now)
    }
}
