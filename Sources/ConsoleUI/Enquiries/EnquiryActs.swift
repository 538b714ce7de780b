import Casework
import Catalogue
import CellText

/// What is done with a complaint or a question.
enum EnquiryAct: String, Codable, Sendable, CaseIterable {
    case assign, answer, close, reopen
}

extension Action {
    /// Complaints and questions, from the hotline and at the counter.
    static let enquiries: [Action] = [
        Action("enquiry", for: .counter) { model in
            model.open(model.enquiryForm())
            return []
        },
        Action("enquiries") { model in model.begin(.enquiries) },
    ]
}

extension Model {
    /// What somebody wants; a case that lies open is offered as the one that it is about.
    func enquiryForm() -> Form {
        let isHotline = session?.actor.counter == nil
        let sorts = Enquiry.Sort.allCases.map { choice($0.rawValue, "enquiry.sort") }
        let sources = Enquiry.Source.allCases.map { choice($0.rawValue, "enquiry.source") }
        let sort = isHotline ? Enquiry.Sort.complaint : .consultation
        let source = isHotline ? Enquiry.Source.hotline : .counter
        let number = desk.subject?.number ?? ""
        return Form(
            purpose: .enquiry,
            title: station.text(number.isEmpty ? "form.enquiry" : "form.enquiry.linked", ["number": number]),
            fields: [
                field("enquirySort", sort.rawValue, required: true, kind: .choice(sorts)),
                field("enquirySource", source.rawValue, required: true, kind: .choice(sources)),
                field("matter", required: true), field("askerName"), field("phone"), field("order"), field("about"),
                field("caseNumber", number), field("enquiryOwner"),
            ])
    }

    private func choice(_ value: String, _ words: String) -> Form.Choice {
        Form.Choice(value: value, label: station.text("\(words).\(value)"))
    }

    mutating func submitEnquiry(_ form: Form) -> [Effect] {
        guard let session, let sort = Enquiry.Sort(rawValue: form["enquirySort"]),
            let source = Enquiry.Source(rawValue: form["enquirySource"])
        else { return [.bell] }
        let act = RegisterEnquiry(
            sort, source, matter: form["matter"],
            asker: Enquiry.Asker(name: form["askerName"], phone: Model.narrow(form["phone"])),
            order: Model.narrow(form["order"]), about: staffNumber(form["about"]))
        return begin(
            .registerEnquiry(
                act, caseNumber: Model.narrow(form["caseNumber"]), owner: ownerID(form["enquiryOwner"]),
                actor: session.actor))
    }

    /// Somebody's number by the name that nobody else has; else what was typed.
    private func staffNumber(_ text: String) -> String {
        let named = station.staff.filter { $0.value == text }
        return named.count == 1 ? named.first?.key ?? text : Model.narrow(text)
    }

    /// A department by its id, its short name or any part of its name that no other has; else a person.
    private func ownerID(_ text: String) -> String {
        let named = station.catalogue.departments.filter { $0.id == text || $0.short == text }
        let found = named.isEmpty ? station.catalogue.departments.filter { $0.name.contains(text) } : named
        return found.count == 1 ? found[0].id : staffNumber(text)
    }

    /// Acts on one; each that is closed says why.
    func enquiryActPicker(_ enquiry: Enquiry) -> Picker {
        let rows = EnquiryAct.allCases.enumerated().map { index, act in
            Picker.Row(
                id: act.rawValue, text: SafeText("\(index + 1)  ") + station.say("enquiry.act.\(act.rawValue)"),
                closed: denial(of: act, enquiry).map { station.say($0) })
        }
        // Whoever calls needs the number whole.
        let phone = enquiry.asker.phone
        var picker = Picker(
            .onEnquiry(enquiry.id),
            title: station.text(
                phone.isEmpty ? "picker.onEnquiry" : "picker.onEnquiry.phone",
                ["number": enquiry.number, "phone": phone]),
            rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// By the rule that the engine will apply, whatever is going to be typed.
    private func denial(of act: EnquiryAct, _ enquiry: Enquiry) -> Denial? {
        guard let session else { return Denial(.notOpen) }
        let context = context(for: session.actor)
        switch act {
        case .assign: return Casework.denial(of: AssignEnquiry(to: "—", reason: "—"), enquiry, context)
        case .answer: return Casework.denial(of: AnswerEnquiry("—"), enquiry, context)
        case .close: return Casework.denial(of: CloseEnquiry(told: .counter), enquiry, context)
        case .reopen: return Casework.denial(of: ReopenEnquiry(reason: "—"), enquiry, context)
        }
    }

    mutating func chooseOnEnquiry(_ act: EnquiryAct, _ id: ULID) -> [Effect] {
        layers.removeLast()
        open(enquiryForm(act, id))
        return []
    }

    func enquiryForm(_ act: EnquiryAct, _ id: ULID) -> Form {
        let tellings = Enquiry.Telling.allCases.map { choice($0.rawValue, "enquiry.told") }
        let satisfied = [("yes", "enquiry.satisfied"), ("no", "enquiry.unsatisfied")].map {
            Form.Choice(value: $0.0, label: station.text($0.1))
        }
        let fields: [Form.Field] =
            switch act {
            case .assign: [field("enquiryOwner", required: true), field("reason")]
            case .answer: [field("answer", required: true)]
            case .close:
                [field("told", required: true, kind: .choice(tellings)), field("satisfied", kind: .choice(satisfied))]
            case .reopen: [field("reason", required: true)]
            }
        return Form(
            purpose: .onEnquiry(act, id: id), title: station.text("enquiry.act.\(act.rawValue)"), fields: fields)
    }

    mutating func submit(_ form: Form, _ act: EnquiryAct, on id: ULID) -> [Effect] {
        guard let session else { return [] }
        let intent: any Intent<Enquiry>
        switch act {
        case .assign: intent = AssignEnquiry(to: ownerID(form["enquiryOwner"]), reason: form["reason"])
        case .answer: intent = AnswerEnquiry(form["answer"])
        case .close:
            guard let told = Enquiry.Telling(rawValue: form["told"]) else { return [.bell] }
            let said = form["satisfied"]
            intent = CloseEnquiry(told: told, isSatisfied: said.isEmpty ? nil : said == "yes")
        case .reopen: intent = ReopenEnquiry(reason: form["reason"])
        }
        return begin(.onEnquiry(intent, id, revision: readEnquiry(id)?.revision, actor: session.actor))
    }

    /// The enquiry that lies open below a form or list.
    private func readEnquiry(_ id: ULID) -> Enquiry? {
        layers.lazy.compactMap {
            if case .enquiry(let sheet) = $0, sheet.enquiry.id == id { sheet.enquiry } else { nil }
        }
        .last
    }

    mutating func enquiryActed(_ result: ActResult<Enquiry>) -> [Effect] {
        switch result {
        case .done(let enquiry):
            if case .form = layers.last { layers.removeLast() }
            if readEnquiry(enquiry.id) != nil { show(enquiry) }
            tellDone(enquiry)
            let isListed = layers.contains {
                if case .picker(let list) = $0 { list.purpose == .enquiries } else { false }
            }
            return isListed ? begin(.enquiries) : []
        case .denied(let denial):
            if let field = field(of: denial) { focusField(field) }
            return refuse(denial)
        case .conflict(let enquiry, _):
            if case .form(let form) = layers.last {
                // What was typed comes back when the act is asked for again.
                layers.removeLast()
                putAside(form)
            }
            show(enquiry)
            fail(station.say("message.enquiryChanged", ["number": enquiry.number]))
            return [.bell]
        case .failed(let trouble):
            fail("message.notSaved", trouble)
            return [.bell]
        case .unknown(let trouble):
            fail("message.unknown", trouble)
            return [.bell]
        }
    }

    /// The field that a refusal is about.
    private func field(of denial: Denial) -> String? {
        switch denial.code {
        case .noSuchCase: "caseNumber"
        case .noSuchPerson: "about"
        case .noSuchOwner, .alreadyOwner, .complainedOf: "enquiryOwner"
        case .noPhone, .askerKnown: "told"
        case .nobodyTold: "satisfied"
        default: denial.arguments["field"].map { $0 == "owner" ? "enquiryOwner" : $0 == "name" ? "askerName" : $0 }
        }
    }

    private mutating func tellDone(_ enquiry: Enquiry) {
        guard let last = enquiry.log.last else { return }
        guard enquiry.log.contains(where: { $0.intent == last.intent && $0.payload is EnquiryRegistered }) else {
            return tell(.done, "operation.\(last.kind).done", ["number": enquiry.number])
        }
        let due = enquiry.due(station.rules).map { station.day($0.due, from: now.day) } ?? ""
        let link = enquiry.link.map { station.text("enquiry.linked", ["number": $0.number]) } ?? ""
        let owner = enquiry.owner.map(station.ownerName) ?? station.text("enquiry.nobody")
        tell(
            .done, "operation.enquiryRegistered.done",
            ["number": enquiry.number, "due": due, "owner": owner, "link": link])
    }
}
