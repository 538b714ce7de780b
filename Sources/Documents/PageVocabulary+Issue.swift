import Casework

/// The names of the delivery receipt (送达回证).
extension PageVocabulary {
    static var delivery: PageVocabulary {
        PageVocabulary(
            texts: [
                "receiver": { $0.issued?.receiver ?? $0.payload(PostDelivered.self)?.receiver ?? "" },
                "receiverIdentityKind": { $0.issued.map { PaperWords.kind($0.document.kind) } ?? "" },
                "receiverIdentityNumber": { $0.issued?.document.masked ?? "" },
                "mandate": { PaperWords.clause($0.issued?.mandate ?? "") },
                "givenCopies": { $0.issued.map { $0.copies == 0 ? "" : String($0.copies) } ?? "" },
                "oldTakenIn": { $0.issued?.oldTakenIn ?? "" },
                "sealing": { facts in facts.items.first.map { facts.context.department($0.definition.sealing) } ?? "" },
                "tracking": { $0.posting?.tracking ?? "" },
                "postAddress": { $0.posting?.to.address ?? "" },
                "recipient": { $0.posting?.to.recipient ?? "" },
            ],
            lists: ["results": results], required: ["receiver", "results", "effectiveOn"])
    }

    /// The names of the notice that a result can be collected (结果领取通知书).
    static var resultNotice: PageVocabulary {
        PageVocabulary(
            texts: [
                "until": { facts in
                    facts.items.compactMap { $0.deliveryDue(facts.context.rules) }.min().map(PaperWords.date) ?? ""
                },
                "fee": { facts in
                    facts.items.compactMap(\.definition.tariff).map { "\($0.name)\(PaperWords.money($0.amount))" }
                        .joined(separator: "、")
                },
                "byPost": { facts in
                    facts.items.lazy.compactMap(\.review.wish).first.map { "\($0.recipient)，\($0.address)" } ?? ""
                },
            ],
            lists: ["results": results], required: ["results", "address", "phone"])
    }

    private static var results: List {
        List(
            { facts in facts.items.compactMap { item in item.review.result.map { (item, $0) } } },
            [
                "n": { _, n, _ in String(n) },
                "name": { facts, _, row in facts.state.name(of: row.1.material) },
                "number": { _, _, row in row.1.payload.number },
                "until": { _, _, row in row.1.payload.validUntil.map(PaperWords.date) ?? "" },
            ])
    }
}

extension PageFacts {
    fileprivate var issued: ResultIssued? { payload() }

    /// The posting that the act ended.
    fileprivate var posting: Posting? {
        guard let ended = payload(PostDelivered.self) else { return nil }
        return items.flatMap(\.review.postings).last { $0.handover == ended.handover }
    }

    /// What a field of a certificate is called.
    func fieldLabel(_ field: String) -> String {
        switch field {
        case "holder": "持证主体"
        case "number": "证照编号"
        case "validUntil": "有效期至"
        case "blank": "空白证照编号"
        default: items.flatMap(\.definition.fields).first { $0.id == field }?.label ?? field
        }
    }
}
