import Casework
import CellText

/// The forms of the desk.
extension Model {
    func signInForm() -> Form {
        Form(
            purpose: .signIn, title: station.text("form.signIn"),
            fields: [
                field("staff", required: true), field("password", required: true, kind: .secret), field("counter"),
            ])
    }

    /// Applicant and item in one go: what every number begins with.
    func registerForm() -> Form {
        Form(
            purpose: .register, title: station.text("form.register"),
            fields: [
                field("name", required: true), field("identity", required: true), field("phone"),
                field("item", required: true),
            ])
    }

    func applicantForm() -> Form {
        let applicant = desk.subject?.applicant
        let kinds = Party.Kind.allCases.map {
            Form.Choice(value: $0.rawValue, label: station.text("party.\($0.rawValue)"))
        }
        return Form(
            purpose: .applicant, title: station.text("form.applicant"),
            fields: [
                field(
                    "kind", applicant?.kind.rawValue ?? Party.Kind.person.rawValue, required: true, kind: .choice(kinds)
                ),
                field("name", applicant?.name ?? "", required: true),
                identityKind((applicant?.document.kind ?? .citizen).rawValue, required: true),
                field("identity", applicant?.document.number ?? "", required: true),
                field("phone", applicant?.phone ?? ""),
            ])
    }

    func agentForm() -> Form {
        let agent = desk.subject?.agent
        return Form(
            purpose: .agent, title: station.text("form.agent"),
            fields: [
                field("agentName", agent?.name ?? "", required: true),
                field("identity", agent?.document.number ?? "", required: true),
                field("phone", agent?.phone ?? ""),
                powers(agent?.powers ?? ""), field("until", agent?.until?.description ?? ""),
                identityKind(agent.map { $0.document.isAsGuessed ? "" : $0.document.kind.rawValue } ?? ""),
            ])
    }

    /// The form fields that the items ask for; nil when there are none (left).
    func fieldsForm(onlyMissing: Bool) -> Form? {
        guard let subject = desk.subject else { return nil }
        let all = subject.items.filter { $0.ending == nil }.flatMap(\.definition.fields)
        // Asked once for all items, and needed where one of them needs it.
        let required = Set(all.filter(\.required).map(\.id))
        var seen: Set<String> = []
        let asked = all.filter { seen.insert($0.id).inserted }
            .filter { !onlyMissing || required.contains($0.id) && subject.fields[$0.id] == nil }
        guard !asked.isEmpty else { return nil }
        let fields = asked.map { definition in
            Form.Field(
                id: definition.id, label: definition.label,
                text: TextField(subject.fields[definition.id] ?? known(definition.id, subject)),
                kind: definition.kind == .choice
                    ? .choice(definition.choices.map { Form.Choice(value: $0, label: $0) }) : .text,
                isRequired: required.contains(definition.id) && definition.kind != .choice,
                hint: station.text("fieldKind.\(definition.kind.rawValue)"))
        }
        return Form(purpose: .fields, title: station.text("form.fields"), fields: fields)
    }

    /// What the applicant's own entry says already, offered rather than typed again.
    private func known(_ field: String, _ subject: Case) -> String {
        field == "unitName" && subject.applicant?.kind == .organisation ? subject.applicant?.name ?? "" : ""
    }

    func reasonForm(_ purpose: ReasonPurpose) -> Form {
        Form(
            purpose: .reason(purpose), title: station.text("form.reason.\(purpose.name)"),
            fields: [field("reason", required: true)])
    }

    func approvalForm(_ purpose: ApprovalPurpose) -> Form {
        // A supervisor who is elsewhere can be asked for a new defect.
        let mustBeHere = purpose == .revoke
        return Form(
            purpose: .approval(purpose), title: station.text(mustBeHere ? "form.approval" : "form.approvalOrAsk"),
            fields: [
                field("reason", required: true), field("supervisor", required: mustBeHere),
                field("password", required: mustBeHere, kind: .secret),
            ])
    }

    func countForm() -> Form {
        let material = desk.line ?? ""
        let row = desk.subject?.checklist().first { $0.material == material }
        let count = desk.subject?.papers[material] ?? row?.required ?? PaperCount()
        let yesNo = ["yes", "no"].map { Form.Choice(value: $0, label: station.text("answer.\($0)")) }
        let inspected = desk.subject?.inspected.contains(material) ?? false
        return Form(
            purpose: .count(material: material), title: row?.line.name ?? "",
            fields: [
                field("originals", "\(count.originals)", required: true),
                field("copies", "\(count.copies)", required: true),
                field("inspected", inspected ? "yes" : "no", required: true, kind: .choice(yesNo)),
            ])
    }

    /// A note on the defects of the current line; nil while it has none.
    func noteForm() -> Form? {
        guard let row = desk.subject?.checklist().first(where: { $0.material == desk.line }),
            case .failed(let defects, let note) = row.mark
        else { return nil }
        return Form(
            purpose: .note(material: row.material, defects: defects), title: station.text("form.note"),
            fields: [field("note", note ?? "", required: true)])
    }

    func rightBodyForm(_ keys: [Int], reason: String) -> Form {
        Form(
            purpose: .rightBody(keys, reason: reason), title: station.text("form.rightBody"),
            fields: [field("rightBody", required: true)])
    }

    func promiseForm(_ keys: [Int]) -> Form {
        let terms = keys.compactMap { desk.subject?.item($0)?.definition.promiseTerm }
        let last = terms.map { station.rules.deadline(from: now.day, $0).due }.min() ?? now.day
        return Form(
            purpose: .promise(keys), title: station.text("form.promise", ["date": last.description]),
            fields: [field("until", last.description, required: true)])
    }

    func lateNoticeForm() -> Form {
        Form(
            purpose: .lateNotice(keysInHand), title: station.text("form.lateNotice"),
            fields: [field("givenOn", now.day.description, required: true), field("proof", required: true)])
    }

    /// Left empty, the usual powers are meant, which its hint says.
    private func powers(_ text: String) -> Form.Field {
        var field = field("powers", text)
        field.hint = station.text("form.usualPowers")
        return field
    }

    /// Sort of the identity paper; where it may be left empty, the number says it.
    private func identityKind(_ kind: String, required: Bool = false) -> Form.Field {
        let kinds = IdentityDocument.Kind.allCases.map {
            Form.Choice(value: $0.rawValue, label: station.text("identity.\($0.rawValue)"))
        }
        return field("document", kind, required: required, kind: .choice(kinds))
    }

    func field(
        _ id: String, _ text: String = "", required: Bool = false, kind: Form.Field.Kind = .text
    ) -> Form.Field {
        Form.Field(
            id: id, label: station.text("field.\(id)"), text: TextField(text), kind: kind, isRequired: required,
            hint: station.has("hint.\(id)") ? station.text("hint.\(id)") : "")
    }
}

extension ReasonPurpose {
    /// Key of the words that ask for the reason.
    fileprivate var name: String {
        switch self {
        case .voidCase: "voidCase"
        case .withdraw: "withdraw"
        case .callOutOfTurn: "callOutOfTurn"
        case .refuse: "refuse"
        case .notNeeded: "notNeeded"
        case .assignQueue(_, _, _, let takes): takes ? "takeQueue" : "giveUpQueue"
        case .pauseCounter: "pauseCounter"
        case .acknowledge: "acknowledge"
        case .object: "object"
        }
    }
}

extension IdentityDocument {
    /// The number alone says of what sort it is.
    fileprivate var isAsGuessed: Bool { IdentityDocument.guessed(number) == kind }

    /// The sort of paper that a number most likely stands on, so that the desk need not be asked.
    ///
    /// Eighteen characters: a citizen number where a birthday stands inside or the applicant has a person's short name,
    /// a credit code else. Permits begin with H or M; Taiwan's have eight digits; the rest are passports.
    static func guessed(_ text: String) -> Kind {
        let number = normalised(text)
        if number.utf8.count == 18 || number.utf8.allSatisfy({ (48...57).contains($0) }) && number.utf8.count > 11 {
            let citizen = IdentityDocument(kind: .citizen, number: number)
            let credit = IdentityDocument(kind: .credit, number: number)
            if citizen.flaw == nil || credit.flaw == .characters { return .citizen }
            if credit.flaw == nil { return .credit }
            return number.utf8.dropLast().allSatisfy { (48...57).contains($0) } && citizen.flaw == .check
                ? .citizen : .credit
        }
        if let first = number.first, "HM".contains(first), (9...11).contains(number.utf8.count) {
            return .hongKongMacao
        }
        if number.utf8.count == 8, number.utf8.allSatisfy({ (48...57).contains($0) }) { return .taiwan }
        return .passport
    }
}
