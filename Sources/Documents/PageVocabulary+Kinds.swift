import Casework

/// The names that only some documents have, and those that the law wants on them.
extension PageVocabulary {
    static func own(_ kind: DocumentKind) -> PageVocabulary {
        switch kind {
        case .receipt:
            PageVocabulary(
                texts: [
                    "noticeUntil": { $0.noticeUntil },
                    "noticeLimit": { PaperWords.limit($0.context.rules.noticeLimit) },
                ],
                lists: [:], required: ["papers", "noticeUntil"])
        case .acceptance:
            PageVocabulary(texts: [:], lists: [:], required: ["acceptedOn"])
        case .promise:
            PageVocabulary(
                texts: [:], lists: ["terms": terms, "promised": promised],
                required: ["terms", "until", "promised", "acceptedOn"])
        case .correction:
            PageVocabulary(
                texts: [
                    "count": { String($0.correctionRows.count) },
                    "proof": { PaperWords.clause($0.payload(CorrectionNoticeIssued.self)?.proof ?? "") },
                ],
                lists: ["lines": lines, "terms": terms],
                required: ["lines", "name", "wording", "note", "remedy", "terms", "until", "address", "phone"])
        case .notNeeded:
            PageVocabulary(
                texts: ["reason": { PaperWords.clause($0.payload(NotNeededTold.self)?.reason ?? "") }], lists: [:],
                required: ["reason"])
        case .refusal:
            PageVocabulary(
                texts: [
                    "reason": { PaperWords.clause($0.payload(Refused.self)?.reason ?? "") },
                    "rightBody": { $0.payload(Refused.self)?.rightBody ?? "" },
                ],
                lists: [:], required: ["reason", "rightBody"])
        case .papersReturned: PageVocabulary(texts: [:], lists: [:], required: ["papers"])
        case .withdrawal:
            PageVocabulary(
                texts: ["reason": { PaperWords.clause($0.payload(Withdrawn.self)?.reason ?? "") }], lists: [:],
                required: ["reason"])
        case .handover:
            PageVocabulary(
                texts: [
                    "department": { facts in facts.context.owner(facts.handover?.department ?? "") },
                    "giver": { facts in facts.handover?.from.map(facts.context.owner) ?? "" },
                    "courier": { $0.handover?.courier ?? "" },
                    "handover": { $0.handover.map { String($0.handover) } ?? "" },
                ],
                lists: [:], required: ["papers", "department", "clerk", "sets"])
        case .supplement:
            PageVocabulary(texts: [:], lists: ["remaining": remaining], required: ["papers", "remaining"])
        case .declined, .pause, .extension_, .hearing, .grant, .denial, .termination: behindWindow(kind)
        case .delivery: delivery
        case .resultNotice: resultNotice
        }
    }

    /// Rows of the correction notice, shared with the console's preview.
    private static var lines: List {
        List(names: CorrectionRow.names) { facts in
            facts.correctionRows.enumerated().map { $1.texts($0 + 1, facts.context) }
        }
    }

    private static var terms: List {
        List(
            \.terms,
            [
                "until": { _, _, term in term.until },
                "forItems": { facts, _, term in
                    term.items.count == facts.items.count ? "" : PaperWords.titles(term.items)
                },
            ])
    }

    private static var promised: List {
        List(
            \.promisedRows,
            [
                "n": { _, n, _ in String(n) },
                "name": { _, _, row in row.line.name },
                "counts": { _, _, row in PaperWords.counts(row.required, row.line.form) },
            ])
    }

    private static var remaining: List {
        List(
            { facts in facts.state.openLines },
            [
                "ordinal": { _, n, _ in PaperWords.ordinal(n) },
                "name": { _, _, row in row.line.name },
                "counts": { _, _, row in PaperWords.counts(row.required, row.line.form) },
            ])
    }
}

extension PageFacts {
    fileprivate var handover: PapersHandedOver? { payload() }

    /// Last day for the one-time notice; empty where no item is a licence, and on all but receipts.
    var noticeUntil: String {
        guard kind == .receipt, let received = licences.first?.receivedOn else { return "" }
        let deadline = context.rules.deadline(from: received, context.rules.noticeLimit)
        return PaperWords.date(deadline.due, isEstimate: deadline.isEstimate)
    }

    /// Materials that the applicant promised to bring.
    fileprivate var promisedRows: [ChecklistRow] {
        let materials = Set(items.flatMap { $0.promise?.materials ?? [] })
        return state.checklist(items.map(\.key)).filter { materials.contains($0.material) }
    }
}
