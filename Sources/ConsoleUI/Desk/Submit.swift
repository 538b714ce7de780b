import Casework
import CellText

/// What submitting a form does.
extension Model {
    mutating func react(_ form: Form, _ reaction: Form.Reaction) -> [Effect] {
        switch reaction {
        case .stay: return []
        case .ignored: return [.bell]
        case .full:
            tell(.warning, "message.tooMuchText", ["limit": "\(TextField.limit)"])
            return [.bell]
        case .cancel:
            if form.purpose == .signIn {
                isFinished = true
                return []
            }
            layers.removeLast()
            message = nil
            putAside(form)
            return []
        case .submit:
            if let missing = form.firstMissing {
                focusField(missing.id)
                return refuse(Denial(.missing, ["field": missing.label]))
            }
            return submit(form)
        }
    }

    private mutating func submit(_ form: Form) -> [Effect] {
        message = nil
        remember(form)
        switch form.purpose {
        case .signIn:
            let counter = form["counter"]
            return begin(
                .signIn(
                    number: form["staff"], password: form["password"], counter: counter.isEmpty ? nil : counter,
                    capacity: Capacity(key: form["capacity"])))
        case .register: return submitRegistration(form)
        case .applicant:
            guard let kind = Party.Kind(rawValue: form["kind"]), let document = document(of: form) else { return [] }
            return submit(
                RecordApplicant(Party(kind: kind, name: form["name"], document: document, phone: form["phone"])))
        case .agent: return submitAgent(form)
        case .fields: return submitFields(form)
        case .count(let material):
            guard let originals = count(in: form, "originals"), let copies = count(in: form, "copies") else {
                return [.bell]
            }
            let count = PaperCount(originals: originals, copies: copies)
            return submit(CountLine(material, count, inspected: form["inspected"] == "yes"))
        case .promise(let keys):
            guard let until = day(in: form, "until") else { return [.bell] }
            let intent = AcceptOnPromise(keys, until: until)
            if let denial = denial(of: intent) { return refuse(denial) }
            return confirm("confirm.promise", ["date": until.description], [intent], also: warning(of: until))
        case .lateNotice(let keys):
            guard let day = day(in: form, "givenOn") else { return [.bell] }
            return confirm(
                "confirm.lateNotice", ["date": day.description],
                [IssueNotice(keys, givenOn: day, proof: form["proof"])])
        case .signHandover(let caseID, let handover):
            return submitSignature(form, caseID: caseID, handover: handover)
        case .signBag(let receiver): return submitBag(form, receiver: receiver)
        case .approval(.newDefect(let material, let defects, _)) where form["supervisor"].isEmpty:
            return submit(AskForNewDefect(material, defects: defects, reason: form["reason"]))
        case .approval(let purpose):
            return begin(
                .authorise(
                    number: form["supervisor"], password: form["password"], .approve(purpose, reason: form["reason"])))
        case .note(let material, let defects):
            return submit(FailLine(material, defects: defects, note: form["note"]))
        case .rightBody(let keys, let reason):
            return confirm(
                "confirm.refuse", ["reason": reason],
                [Refuse(keys, reason: reason, rightBody: form["rightBody"])])
        case .reason(let purpose): return submitReason(purpose, form["reason"])
        case .review(let act): return submitReview(form, act)
        case .attach(let material): return submitAttachment(form["path"], to: material)
        case .compare(let material, let hash): return submitComparison(form, material, hash)
        case .takeOver(let handover): return submitTakeOver(form, handover)
        case .post: return submitPost(form)
        case .blanks(let act, let name): return submitBlanks(form, act, name)
        case .enquiry: return submitEnquiry(form)
        case .onEnquiry(let act, let id): return submit(form, act, on: id)
        case .moveQueue(let from, let to): return submitMove(form, from: from, to: to)
        case .rating(let act, let ticket): return submitRating(form, act, ticket)
        case .guide(let kind, let helped): return submitHelp(form, kind, helped)
        case .courier:
            guard let subject = desk.subject else { return [.bell] }
            return askHandover(subject, to: .courier, subject.papersAtDesk(), courier: form["courier"])
        }
    }

    private mutating func submit(_ intent: some Intent<Case>) -> [Effect] { tryPerform(intent) }

    /// Opens a case (or fills in the one that is open) with applicant and item in one save.
    private mutating func submitRegistration(_ form: Form) -> [Effect] {
        guard let session, let document = document(of: form) else { return [.bell] }
        let party = Party(
            kind: document.kind == .credit ? .organisation : .person, name: form["name"], document: document,
            phone: form["phone"])
        guard let offer = itemRows(form["item"]).first(where: { $0.closed == nil }),
            let additions = station.additions(offer.id, on: now.day)
        else {
            focusField("item")
            let closed = itemRows(form["item"]).first?.closed
            fail(closed ?? station.say("message.noSuchItem", ["text": form["item"]]))
            return [.bell]
        }
        let record = RecordApplicant(party)
        let probe = Case(id: ULID.probe)
        var context = context(for: session.actor)
        // The new case is nobody else's.
        context.heldBy = nil
        do {
            // The same rules on a fresh case: what they refuse here the engine would refuse after the number is drawn.
            let opening = try decide(OpenCase(number: "—"), probe, context)
            let opened = try? Case.fold(probe.id, opening.numbered, Definitions { _ in nil })
            _ = try decide(record, opened ?? probe, context)
            for adding in additions { _ = try decide(adding, opened ?? probe, context) }
        } catch {
            if error.code == .numberFlawed { return askOverride(error) }
            if error.code == .tooLong { focusField(error.arguments["field"] ?? "name") }
            return refuse(error)
        }
        return begin(.open(ticket: desk.ticket?.id, [record] + additions))
    }

    private mutating func submitAgent(_ form: Form) -> [Effect] {
        guard let document = document(of: form) else { return [.bell] }
        var until: Day?
        if !form["until"].isEmpty {
            guard let day = day(in: form, "until") else { return [.bell] }
            until = day
        }
        let agent = Agent(
            name: form["agentName"], document: document, phone: form["phone"],
            powers: form["powers"].isEmpty ? station.text("form.usualPowers") : form["powers"], until: until)
        let intent = RecordAgent(agent)
        if let denial = denial(of: intent), denial.code == .numberFlawed { return askOverride(denial) }
        return submit(intent)
    }

    private mutating func submitFields(_ form: Form) -> [Effect] {
        var intents: [any Intent<Case>] = []
        for field in form.fields {
            let value = value(of: field, in: form)
            guard value != desk.subject?.fields[field.id] ?? "" else { continue }
            let intent = RecordField(field.id, value)
            if let denial = denial(of: intent) {
                focusField(field.id)
                return refuse(denial)
            }
            intents.append(intent)
        }
        guard !intents.isEmpty else {
            layers.removeLast()
            return []
        }
        return perform(intents)
    }

    private mutating func submitReason(_ purpose: ReasonPurpose, _ reason: String) -> [Effect] {
        switch purpose {
        case .voidCase: return confirm("confirm.voidCase", [:], [VoidCase(reason: reason)])
        case .withdraw(let keys): return confirm("confirm.withdraw", [:], [Withdraw(keys, reason: reason)])
        case .refuse(let keys): return confirm("confirm.refuse", ["reason": reason], [Refuse(keys, reason: reason)])
        case .notNeeded(let keys):
            return confirm("confirm.notNeeded", ["reason": reason], [TellNotNeeded(keys, reason: reason)])
        case .assignQueue(let queue, let counter, let own, let takes):
            return onCounter(AssignQueue(queue, own: own, takes: takes, reason: reason), counter)
        case .pauseCounter(let counter): return onCounter(PauseCounter(reason: reason), counter)
        case .acknowledge(let id, let key, let reminder):
            return onWatched(AcknowledgeWarning(key, reminder, note: reason), id)
        case .object(let id, let kind, let exception):
            return judge(exception, of: id, kind, allows: false, note: reason)
        case .callOutOfTurn(let ticket):
            desk.pane = .checklist
            return begin(.call(ticket, reason: reason))
        }
    }

    /// Puts a question over the form or list that led to it, if the rules let the act through: should the act be refused
    /// after all, what was typed is still there.
    mutating func confirm(
        _ key: String, _ arguments: [String: String], _ intents: [any Intent<Case>], also warnings: [String] = []
    ) -> [Effect] {
        for intent in intents {
            if let denial = denial(of: intent) { return refuse(denial) }
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("\(key).title"), lines: [station.text(key, arguments)] + warnings,
                    act: .perform(intents))))
        return []
    }

    // MARK: - Parts of forms

    /// The document of a form with the fields `identity` and, where it has it, `document`.
    mutating func document(of form: Form) -> IdentityDocument? {
        let kind = IdentityDocument.Kind(rawValue: form["document"]) ?? IdentityDocument.guessed(form["identity"])
        let reason = form["override"]
        let document = IdentityDocument(
            kind: kind, number: form["identity"], override: reason.isEmpty ? nil : reason)
        guard let flaw = document.flaw, reason.isEmpty else { return document }
        _ = askOverride(
            Denial(.numberFlawed, ["flaw": flaw.rawValue, "document": document.kind.rawValue]))
        return nil
    }

    /// Says what is wrong with a number, and offers the field in which a reason lets it through.
    private mutating func askOverride(_ denial: Denial) -> [Effect] {
        guard case .form(var form) = layers.last else { return refuse(denial) }
        form.offerOverride(field("override"))
        form.focus(on: "identity")
        replaceTop(.form(form))
        return refuse(denial)
    }

    mutating func focusField(_ id: String) {
        guard case .form(var form) = layers.last else { return }
        form.focus(on: id)
        replaceTop(.form(form))
    }

    mutating func day(in form: Form, _ id: String) -> Day? {
        guard let day = Day(typed: form[id], in: now.day.parts.year) else {
            focusField(id)
            refuse(Denial(.notADate, ["field": id]))
            return nil
        }
        return day
    }

    mutating func count(in form: Form, _ id: String) -> Int? {
        guard let count = Int(Model.narrow(form[id])), (0...999).contains(count) else {
            focusField(id)
            refuse(Denial(.notANumber, ["field": id]))
            return nil
        }
        return count
    }

    /// A form field's value as it is kept: numbers and days in ASCII, whatever the input method wrote.
    private func value(of field: Form.Field, in form: Form) -> String {
        let typed = form[field.id]
        let definition = desk.subject?.items.flatMap(\.definition.fields).first { $0.id == field.id }
        return switch definition?.kind {
        case .number: Model.narrow(typed)
        case .date: Day(typed: typed, in: now.day.parts.year)?.description ?? typed
        default: typed
        }
    }

    /// A promise may end on a day off; the applicant is to know that nobody takes papers in then.
    private func warning(of day: Day) -> [String] {
        let calendar = station.rules.calendar
        guard !calendar.isWorking(day) else { return [] }
        var last = day.adding(days: -1)
        while !calendar.isWorking(last) { last = last.adding(days: -1) }
        return [station.text("confirm.promiseDayOff", ["date": day.description, "last": last.description])]
    }
}

extension [Operation] {
    /// With sequences from 1 on, as the store would give them.
    fileprivate var numbered: [Operation] {
        enumerated().map { index, operation in
            var operation = operation
            operation.sequence = index + 1
            return operation
        }
    }
}

extension ULID {
    /// An identity for a case that is only tried out.
    static var probe: ULID {
        var generator = SystemRandomNumberGenerator()
        return ULID(at: Instant(milliseconds: 0, offset: 0), using: &generator)
    }
}
