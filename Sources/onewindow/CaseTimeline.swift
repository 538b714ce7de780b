import Casework
import Catalogue

/// A case's log as people read it: one entry an operation, in words.
struct CaseTimeline {
    /// One act.
    struct Entry: Encodable {
        let sequence: Int
        let at: Instant
        let effectiveOn: Day
        let person: String
        let window: String?
        let kind: String
        let text: String

        /// `2026-11-23 09:42 0117@3 …`
        func line(_ words: Words) -> String {
            let place = window.map { "@\($0)" } ?? ""
            let lawful = effectiveOn == at.day ? "" : " " + words("cli.case.effective", ["date": "\(effectiveOn)"])
            return "\(at.day) \(at.clock) \(person)\(place)  \(text)\(lawful)"
        }
    }

    let entries: [Entry]

    init(_ subject: Case, _ catalogue: Catalogue, words: Words, names: OwnerNames, whole: Bool) {
        let teller = Teller(subject: subject, catalogue: catalogue, words: words, names: names, whole: whole)
        entries = subject.log.map { operation in
            Entry(
                sequence: operation.sequence, at: operation.recordedAt, effectiveOn: operation.effectiveOn,
                person: operation.actor.person, window: operation.actor.window, kind: operation.kind,
                text: teller.text(of: operation))
        }
    }
}

/// Puts operations into words (`cli.operation.<kind>`).
private struct Teller {
    let subject: Case
    let catalogue: Catalogue
    let words: Words
    let names: OwnerNames
    let whole: Bool

    func text(of operation: Operation) -> String {
        let review = ReviewTeller(subject: subject, words: words, names: names)
        var values = review.values(of: operation) ?? values(of: operation.payload)
        values["items"] = operation.items.compactMap { key in subject.item(key)?.definition.short }
            .joined(separator: ", ")
        // Between any two owners other words are needed than from the desk to a department.
        let isBetween = (operation.payload as? PapersHandedOver).map { $0.from != nil || $0.courier != nil } ?? false
        return words(isBetween ? "cli.handover.between" : "cli.operation.\(operation.kind)", values)
    }

    private func values(of payload: any OperationPayload) -> [String: String] {
        switch payload {
        case let act as CaseOpened: ["number": act.number]
        case let act as CaseVoided: ["reason": act.reason]
        case let act as ApplicantRecorded:
            ["name": act.applicant.name, "identity": shown(act.applicant.document)]
        case let act as AgentRecorded:
            ["name": act.agent?.name ?? "—", "identity": act.agent.map { shown($0.document) } ?? ""]
        case let act as FieldRecorded: ["field": label(act.field), "value": act.value]
        case let act as SituationAnswered: ["question": question(act.question), "answer": act.answer]
        case let act as ItemAdded: ["short": act.short]
        case let act as LineCounted:
            ["line": name(act.material), "originals": "\(act.originals)", "copies": "\(act.copies)"]
        case let act as LinePassed: ["line": name(act.material)]
        case let act as LineFailed: ["line": name(act.material), "defects": list(act.defects)]
        case let act as LineMended: ["line": name(act.material)]
        case let act as FileAttached:
            [
                "line": name(act.material), "name": act.name, "type": act.type.rawValue.uppercased(),
                "size": "\(act.size)", "hash": String(act.hash.prefix(12)),
            ]
        case let act as FileCompared:
            [
                "line": name(act.material), "found": words("cli.file.\(act.agrees ? "agreed" : "differed")"),
                "text": words.after(act.note ?? ""),
            ]
        default: outcome(payload)
        }
    }

    private func outcome(_ payload: any OperationPayload) -> [String: String] {
        switch payload {
        case let act as PapersReceived: ["lines": list(act.materials)]
        case let act as SupplementReceived: ["lines": list(act.materials)]
        case let act as PapersGivenBack: ["lines": list(act.papers.map(\.material))]
        case let act as CorrectionNoticeIssued:
            ["date": "\(act.until)", "lines": list(act.lines.map(\.material))]
        case let act as AcceptedOnPromise: ["date": "\(act.until)", "lines": list(act.materials)]
        case let act as NotNeededTold: ["reason": act.reason]
        case let act as Refused: ["reason": act.reason]
        case let act as Withdrawn: ["reason": act.reason]
        case let act as PapersHandedOver:
            [
                "handover": "\(act.handover)", "giver": names(act.from ?? Owner.desk.id),
                "department": names(act.department),
                "courier": act.courier.map { words("cli.handover.courier", ["courier": $0]) } ?? "",
                "lines": list(act.papers.map(\.material)),
            ]
        case let act as HandoverSigned: ["handover": "\(act.handover)"]
        case let act as HandoverDeclined:
            ["handover": "\(act.handover)", "reason": words("cli.decline.\(act.reason)")]
        case let act as HandoverTakenBack: ["handover": "\(act.handover)"]
        case let act as FieldsFed:
            ["system": system(act.system), "fields": "\(act.fields)", "seconds": "\(act.seconds)"]
        case let act as HelpGiven:
            [
                "help": words("help.\(act.help.kind.rawValue)"), "helper": act.help.helper,
                "text": words.after(act.help.note ?? ""),
            ]
        case let act as DocumentIssued:
            ["document": words("cli.document.\(act.document.rawValue)"), "hash": String(act.hash.prefix(12))]
        case let act as DocumentPrinted: ["to": act.to, "hash": String(act.hash.prefix(12))]
        case let act as OutcomeRevoked: ["person": act.approval.person, "reason": act.approval.reason]
        default: [:]
        }
    }

    private func shown(_ document: IdentityDocument) -> String { whole ? document.number : document.masked }

    private func name(_ material: String) -> String { subject.name(of: material) }

    private func list(_ materials: [String]) -> String { materials.map(name).joined(separator: "、") }

    private func list(_ defects: [Int]) -> String { defects.map(String.init).joined(separator: ", ") }

    private func department(_ id: String) -> String { catalogue.department(id)?.name ?? id }

    private func system(_ id: String) -> String { catalogue.systems.first { $0.id == id }?.name ?? id }

    private func question(_ id: String) -> String {
        subject.items.flatMap(\.definition.questions).first { $0.id == id }?.text ?? id
    }

    private func label(_ field: String) -> String {
        subject.items.flatMap(\.definition.fields).first { $0.id == field }?.label ?? field
    }
}
