import Casework
import CellText

/// What would be lost if the console ended now; nil when there is nothing to come back to.
extension Model {
    public var draft: Draft? {
        guard session != nil else { return nil }
        var draft = Draft(
            ticket: desk.ticket?.id, caseID: desk.subject?.id, revision: desk.subject?.revision,
            line: desk.sent.map(\.line) ?? desk.line)
        if !desk.entry.isEmpty { draft.entry = Draft.Text(desk.entry) }
        draft.parts = layers.compactMap(part)
        // Who left by the door comes back to what was typed, and to nothing else.
        if hasLeft, !draft.hasText { return nil }
        return draft.isEmpty ? nil : draft
    }

    private func part(_ layer: Layer) -> Draft.Part? {
        switch layer {
        case .outcomes: return .outcomes
        case .form(let form): return form.purpose == .signIn ? nil : .form(text(of: form))
        case .picker(let picker):
            switch picker.purpose {
            case .item, .search, .defect: return .picker(picker.purpose, query: Draft.Text(picker.query))
            default: return nil
            }
        case .confirm, .help, .page, .log, .feeder, .board, .watch, .enquiry, .ratings: return nil
        }
    }

    /// What was typed into a form: where a field stands as the form offers it, nothing was.
    func text(of form: Form) -> Draft.FormText {
        let offered = pristine(form.purpose)
        let fields = form.fields.map { field in
            let isTyped =
                field.kind != .secret && field.text.text != offered?.fields.first { $0.id == field.id }?.text.text ?? ""
            return Draft.FieldText(id: field.id, label: field.label, text: isTyped ? field.text.text : nil)
        }
        let focused = form.fields[form.focus]
        return Draft.FormText(
            purpose: form.purpose, title: form.title, fields: fields, focus: focused.id,
            cursor: focused.kind == .secret ? 0 : focused.text.cursor)
    }

    /// The form for `purpose` as it opens now; nil where the case does not have what it asks for.
    func pristine(_ purpose: Form.Purpose) -> Form? {
        var model = self
        switch purpose {
        case .signIn: return signInForm()
        case .register: return registerForm()
        case .applicant: return applicantForm()
        case .agent: return agentForm()
        case .fields: return fieldsForm(onlyMissing: false)
        case .promise(let keys): return promiseForm(keys)
        case .signHandover(let caseID, let handover):
            let rows = desk.slips + (desk.subject.map(slipRows) ?? [])
            return rows.first { $0.id.caseID == caseID && $0.id.handover == handover }.map(signForm)
        case .signBag(let receiver): return bagForm(receiver: receiver)
        case .reason(let purpose): return reasonForm(purpose)
        case .approval(let purpose): return approvalForm(purpose)
        case .count(let material):
            model.desk.line = material
            return model.countForm()
        case .note(let material, _):
            model.desk.line = material
            return model.noteForm()
        case .lateNotice(let keys):
            var form = lateNoticeForm()
            form.purpose = .lateNotice(keys)
            return form
        case .rightBody(let keys, let reason): return rightBodyForm(keys, reason: reason)
        case .review(let act): return reviewForm(act)
        case .courier: return courierForm()
        case .takeOver(let handover): return takeOverForm(handover)
        case .post: return postForm()
        case .blanks(let act, let name): return blanksForm(act, name)
        case .enquiry: return enquiryForm()
        case .onEnquiry(let act, let id): return enquiryForm(act, id)
        case .attach(let material): return attachForm(material)
        case .compare(let material, let hash): return compareForm(material, hash)
        case .moveQueue(let from, let to): return moveForm(from: from, to: to)
        case .rating(let act, _): return ratingForm(purpose, act)
        case .guide: return helpForm(purpose)
        }
    }

    // MARK: - Coming back

    /// The answer to the search for a draft: the clerk is put back where the console ended.
    mutating func found(_ resumption: Resumption?, setAside: [String]) -> [Effect] {
        if !setAside.isEmpty {
            tell(.warning, "message.draftSetAside", ["files": setAside.joined(separator: "、")])
        }
        guard let resumption else { return [] }
        var problems: [String] = []
        takeBack(resumption, &problems)
        let draft = resumption.draft
        var dropped: [Draft.FieldText] = []
        var effects: [Effect] = [askRefresh()]
        var shown: String?
        for part in draft.parts {
            switch part {
            case .outcomes: if desk.subject != nil { layers.append(.outcomes(item: nil)) }
            case .form(let text):
                // The registration was saved, only its answer did not come.
                if text.purpose == .register, draft.caseID == nil, desk.subject != nil { continue }
                dropped += restore(text)
                shown = text.title
            case .picker(let purpose, let query): effects += restore(purpose, query)
            }
        }
        if let entry = draft.entry { desk.entry = TextField(entry.text, cursor: entry.cursor) }
        let what = shown ?? draft.entry?.text ?? desk.subject?.number ?? desk.ticket?.number ?? "—"
        let restored = station.text(
            "message.restored", ["time": moment(resumption.at), "counter": resumption.counter ?? "—", "what": what])
        tell(problems.isEmpty ? .info : .warning, SafeText((problems + [restored]).joined(separator: " ")))
        show(dropped)
        return effects
    }

    /// Number, case and line as they stand now, with what changed meanwhile.
    private mutating func takeBack(_ resumption: Resumption, _ problems: inout [String]) {
        let draft = resumption.draft
        desk.slips = resumption.slips
        switch resumption.ticket {
        case .done(let ticket): desk.ticket = ticket
        case .denied(let denial): problems.append(station.say(denial).string)
        case .conflict(let ticket, _):
            problems.append(
                station.text("message.ticketGone", ["number": ticket.number, "counter": ticket.counter ?? "—"]))
        case .failed(let trouble), .unknown(let trouble): problems.append(station.say(trouble).string)
        case nil: break
        }
        switch resumption.subject {
        case .success(let subject):
            show(subject)
            if subject.checklist().contains(where: { $0.material == draft.line }) { desk.line = draft.line }
            if let seen = draft.revision, let author = author(of: subject.log.filter { $0.sequence > seen }) {
                problems.append(station.text("message.changedMeanwhile", author))
            }
        case .failure(let trouble): problems.append(station.say(trouble).string)
        case nil: break
        }
    }

    /// Opens a form anew and types into it what was typed; gives what it has no place for any more.
    private mutating func restore(_ text: Draft.FormText) -> [Draft.FieldText] {
        let typed = text.fields.filter { $0.text != nil }
        guard var form = pristine(text.purpose) else { return typed }
        form.purpose = text.purpose
        if case .fields = text.purpose {
            let had = Set(text.fields.map(\.id))
            form.fields.removeAll { !had.contains($0.id) && !($0.isRequired && $0.text.isEmpty) }
        }
        let dropped = retype(text, into: &form)
        guard form.fields.indices.contains(form.focus) else { return typed }
        layers.append(.form(form))
        return dropped
    }

    /// Types into `form` what was typed before; gives what it has no place for any more.
    @discardableResult
    func retype(_ text: Draft.FormText, into form: inout Form) -> [Draft.FieldText] {
        if text.fields.contains(where: { $0.id == "override" }) { form.offerOverride(field("override")) }
        var dropped: [Draft.FieldText] = []
        for entry in text.fields where entry.text != nil {
            guard let value = entry.text, form.take(value, into: entry.id) else {
                dropped.append(entry)
                continue
            }
        }
        form.focus(on: text.focus)
        if form.fields.indices.contains(form.focus), form.fields[form.focus].id == text.focus {
            form.fields[form.focus].text = TextField(form.fields[form.focus].text.text, cursor: text.cursor)
        }
        return dropped
    }

    private mutating func restore(_ purpose: Picker.Purpose, _ query: Draft.Text) -> [Effect] {
        var picker: Picker
        switch purpose {
        case .item where desk.subject != nil: picker = itemPicker(query.text)
        case .search: picker = Picker(.search, title: station.text("picker.search"), rows: [])
        case .defect(let material) where desk.subject?.checklist().contains { $0.material == material } == true:
            desk.line = material
            picker = defectPicker()
        default: return []
        }
        picker.query = TextField(query.text, cursor: query.cursor)
        layers.append(.picker(picker))
        return query.text.isEmpty ? [] : filter(picker)
    }

    /// Texts that have no field any more are shown, to be copied or let go.
    private mutating func show(_ dropped: [Draft.FieldText]) {
        guard !dropped.isEmpty else { return }
        let lines = dropped.map { SafeText("\($0.label): \($0.text ?? "")") }
        tell(.warning, "message.fieldsGone", ["fields": dropped.map(\.label).joined(separator: "、")])
        layers.append(.page(PageView(title: station.text("page.fieldsGone"), lines: lines)))
    }

    /// Today's clock, or day and clock.
    private func moment(_ instant: Instant) -> String {
        instant.day == now.day ? instant.clock : "\(station.day(instant.day, from: now.day)) \(instant.clock)"
    }

    /// Who did the last of these acts: `person`, `counter`, `time`, `what`; nil where there is none but pages.
    func author(of operations: [Operation]) -> [String: String]? {
        guard let last = operations.last(where: { !($0.payload is any ConcernsPage) }) else { return nil }
        return [
            "person": station.name(of: last.actor.person), "counter": last.actor.window ?? "—",
            "time": last.recordedAt.clock, "what": station.text("operation.\(last.kind)"),
        ]
    }
}

extension Draft.Text {
    fileprivate init(_ field: TextField) {
        self.init(text: field.text, cursor: field.cursor)
    }
}

extension Form {
    /// Puts the field for a reason behind the identity number, once.
    mutating func offerOverride(_ field: Field) {
        guard !has(field.id) else { return }
        fields.insert(field, at: (fields.firstIndex { $0.id == "identity" } ?? fields.count - 1) + 1)
    }

    /// Puts `text` into the field `id`; false where there is none, or it offers no such choice.
    fileprivate mutating func take(_ text: String, into id: String) -> Bool {
        guard let field = fields.first(where: { $0.id == id }) else { return false }
        if case .choice(let choices) = field.kind, !choices.contains(where: { $0.value == text }) { return false }
        set(id, text)
        return true
    }
}
