public import Casework

/// Licensing decisions of some days as they are open to the public.
struct PublicationForm: Form {
    var span: ClosedRange<Day>
    var decisions: [PublishedDecision]

    static var vocabulary: Vocabulary<Filling<Self>> {
        Vocabulary(
            [
                "from": { PaperWords.date($0.span.lowerBound) },
                "to": { PaperWords.date($0.span.upperBound) },
                // Empty where there is none, so that the template can say so.
                "count": { $0.decisions.isEmpty ? "" : String($0.decisions.count) },
                "granted": { form in String(form.decisions.count { $0.verdict == .granted }) },
                "refused": { form in String(form.decisions.count { $0.verdict == .refused }) },
            ],
            lists: [
                "decisions": .init(
                    \.form.decisions,
                    [
                        "n": { _, n, _ in String(n) },
                        "name": { _, _, decision in decision.item },
                        "verdict": { _, _, decision in decision.verdict == .granted ? "准予" : "不予" },
                        "body": { _, _, decision in decision.body },
                        "decidedOn": { _, _, decision in "\(decision.on)" },
                        "number": { _, _, decision in decision.number ?? "" },
                        "validity": { _, _, decision in decision.validity.map(PublicationForm.words) ?? "" },
                        "applicant": { _, _, decision in decision.applicant },
                        "code": { _, _, decision in decision.code ?? "" },
                    ])
            ])
    }

    private static func words(_ validity: PublishedDecision.Validity) -> String {
        validity.until.map { "\(validity.from)至\($0)" } ?? "\(validity.from)起 长期"
    }
}

extension DocumentTemplates {
    /// The page of `decisions`, those of `span`.
    public func publication(
        of span: ClosedRange<Day>, _ decisions: [PublishedDecision], _ context: PageContext, at now: Instant
    ) -> Page {
        render(
            .publication, PublicationForm(span: span, decisions: decisions),
            number: "\(span.lowerBound)–\(span.upperBound)", context, at: now)
    }
}
