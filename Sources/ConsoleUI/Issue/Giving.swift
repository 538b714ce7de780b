import Casework
import Catalogue
import CellText

/// Giving results out: to whoever collects, and the delivery receipts to the departments.
extension Model {
    /// F6 at the issue window: what the selected row waits for.
    mutating func give(_ step: StepRow) -> [Effect] {
        switch step.id.step {
        case "takeOver":
            guard let slip = resultSlip(step.id.key), let form = takeOverForm(slip.id) else {
                return refuse(Denial(.noSuchHandover, ["handover": "—"]))
            }
            desk.lastRead = nil
            desk.scannedFields = [:]
            open(form)
            guard let code = desk.scannedCode else { return [] }
            return take(code, handover: slip.id)
        case "issue": return askIssue()
        case "post": return openPost()
        case "carried": return askCarried(step.id.key)
        case "receiptGiven":
            tell(.info, "message.receiptGiven")
            return []
        default: return askReceipts()
        }
    }

    /// A case that was scanned, or chosen from the list, goes straight to what it waits for; receipts are given in bulk.
    mutating func goToWork() -> [Effect] {
        // A code means its own certificate, whichever of the case's items comes first.
        if let number = desk.scannedCode?.fields["number"],
            let item = desk.subject?.items.first(where: { $0.review.result?.payload.number == number }),
            let row = stepRows.first(where: { $0.id.key == item.key && $0.department == Owner.issueWindow.id })
        {
            desk.selectedStep = row.id
        }
        guard let step = currentStep, step.department == Owner.issueWindow.id,
            ["takeOver", "issue", "carried"].contains(step.id.step)
        else {
            desk.scannedCode = nil
            return []
        }
        defer { desk.scannedCode = nil }
        return give(step)
    }

    /// Items of the open case whose results lie here to be collected.
    private var collectable: [ItemApplication] {
        (desk.subject?.items ?? []).filter { item in
            denial(of: RecordCall([item.key], .told)) == nil && item.review.result?.check != nil
        }
    }

    /// One key when all is plain: the applicant, a person, comes himself. Where somebody else may come it is asked who.
    private mutating func askIssue() -> [Effect] {
        guard let subject = desk.subject, let applicant = subject.applicant else { return refuse(Denial(.noApplicant)) }
        let items = collectable
        guard let first = items.first else { return refuse(Denial(.nothingWaits)) }
        if let due = items.first(where: { subject.feeDue(of: $0) != nil }) {
            layers.append(.form(reviewForm(.fee(key: due.key))))
            return []
        }
        if subject.agent != nil {
            layers.append(.picker(collectorPicker(first.key)))
            return []
        }
        guard applicant.kind == .person else {
            layers.append(.form(reviewForm(.collect(key: first.key))))
            return []
        }
        return askIssue(to: .applicant)
    }

    mutating func askIssue(to collector: IssueResults.Collector) -> [Effect] {
        guard let subject = desk.subject, let applicant = subject.applicant else { return refuse(Denial(.noApplicant)) }
        let items = collectable
        let intent = IssueResults(items.map(\.key), to: collector)
        if let denial = denial(of: intent) { return refuse(denial) }
        let (name, document): (String, IdentityDocument)
        var lines = items.compactMap { item -> String? in
            guard let result = item.review.result else { return nil }
            let until = result.payload.validUntil.map { station.text("confirm.issue.until", ["date": "\($0)"]) } ?? ""
            let isOver = result.payload.validUntil.map { $0 < now.day } ?? false
            return subject.name(of: result.material) + " " + result.payload.number + until
                + (isOver ? " " + station.text("issue.expired") : "")
        }
        switch collector {
        case .applicant: (name, document) = (applicant.name, applicant.document)
        case .agent(let agent):
            (name, document) = (agent.name, agent.document)
            lines.append(station.text("confirm.issue.agent", ["powers": agent.powers]))
        }
        lines.append(
            station.text(
                "confirm.issue.identity",
                [
                    "name": name, "kind": station.text("identity.\(document.kind.rawValue)"),
                    "number": document.masked,
                ]))
        lines.append(station.text("confirm.issue.check"))
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.issue", ["name": name]), lines: lines, act: .perform([intent]))))
        return []
    }

    private func collectorPicker(_ key: Int) -> Picker {
        let agent = desk.subject?.agent
        let applicant = desk.subject?.applicant
        var rows = [
            Picker.Row(
                id: "agent", text: station.say("collector.agent", ["name": agent?.name ?? ""]),
                closed: agent?.until.flatMap { $0 < now.day ? $0 : nil }.map {
                    station.say(Denial(.mandateEnded, ["date": "\($0)"]))
                }),
            Picker.Row(
                id: "applicant", text: station.say("collector.applicant", ["name": applicant?.name ?? ""]),
                closed: applicant?.kind == .person ? nil : station.say(Denial(.mandateNeeded))),
            Picker.Row(id: "other", text: station.say("collector.other")),
        ]
        for index in rows.indices { rows[index].text = SafeText("\(index + 1)  ") + rows[index].text }
        var picker = Picker(.collector(key: key), title: station.text("picker.collector"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    mutating func chooseCollector(_ id: String, key: Int) -> [Effect] {
        layers.removeLast()
        switch id {
        case "agent": return desk.subject?.agent.map { askIssue(to: .agent($0)) } ?? []
        case "applicant": return askIssue(to: .applicant)
        default:
            layers.append(.form(reviewForm(.collect(key: key))))
            return []
        }
    }

    // MARK: - Telling

    /// The item that acts at the issue window mean: that of the selected row, else the first with a result.
    var itemAtIssue: ItemApplication? {
        guard let subject = desk.subject else { return nil }
        return currentStep.flatMap { subject.item($0.id.key) } ?? subject.items.first { $0.review.result != nil }
    }

    /// Results of the open case that wait for their holder.
    var waitingKeys: [Int] {
        (desk.subject?.items ?? []).map(\.key).filter { denial(of: RecordCall([$0], .told)) == nil }
    }

    /// F4: how a call ended, or a message by the hall's program.
    func tellPicker() -> Picker {
        let phone = desk.subject?.phoneToTell
        let calls: [Contact.Outcome] = [.told, .noAnswer, .wrongNumber]
        var rows = calls.map { outcome in
            Picker.Row(
                id: outcome.rawValue, text: station.say("tell.\(outcome.rawValue)"),
                closed: phone == nil ? station.say(Denial(.noPhone)) : nil)
        }
        rows.append(
            Picker.Row(
                id: "text", text: station.say("tell.text"),
                closed: denial(of: BeginMessage(waitingKeys, text: "—")).map { station.say($0) }))
        for index in rows.indices { rows[index].text = SafeText("\(index + 1)  ") + rows[index].text }
        // Whoever calls needs the number whole.
        var picker = Picker(.tell, title: station.text("picker.tell", ["phone": phone ?? "—"]), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    mutating func chooseTelling(_ id: String) -> [Effect] {
        if let outcome = Contact.Outcome(rawValue: id) { return tryPerform(RecordCall(waitingKeys, outcome)) }
        guard let subject = desk.subject, let session else { return [] }
        let keys = waitingKeys
        let names = keys.compactMap { subject.item($0)?.review.result.map { subject.name(of: $0.material) } }
        let centre = station.catalogue.centres.first { $0.id == session.actor.centre }?.name ?? station.hallName
        let text = station.text(
            "message.toApplicant",
            [
                "hall": station.hallName, "names": names.joined(separator: "、"), "centre": centre,
                "number": subject.number,
            ])
        layers[layers.count - 1] = .confirm(
            Confirmation(
                title: station.text("confirm.message", ["phone": subject.phoneToTell ?? ""]), lines: [text],
                act: .message(caseID: subject.id, keys: keys, text: text)))
        return []
    }

    /// The fate of a message, as the clerk found it out.
    func settlePicker() -> Picker {
        let rows = [true, false].map { isSent in
            Picker.Row(id: isSent ? "sent" : "notSent", text: station.say(isSent ? "settle.sent" : "settle.notSent"))
        }
        return Picker(.settle, title: station.text("picker.settle"), rows: rows)
    }

    /// The message of the open case whose fate nobody knows.
    var openMessage: ULID? { desk.subject?.items.lazy.compactMap(\.review.openMessage?.message).first }

    // MARK: - Delivery receipts

    /// F8: everything that lies here for departments goes back to them, case by case, in one act.
    mutating func askReceipts() -> [Effect] {
        let rows = desk.inbox.filter { $0.step.id == "receipt" || $0.step.id == "returnResult" }
        guard !rows.isEmpty else { return refuse(Denial(.noPapersHere)) }
        var entries: [BagEntry] = []
        for row in rows {
            let entry = BagEntry(row.id.caseID, row.number, .receipts(department: row.department))
            if !entries.contains(entry) { entries.append(entry) }
        }
        let departments = rows.map(\.department).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let lines = departments.map { department in
            station.text(
                "confirm.receipts",
                [
                    "department": station.department(department),
                    "n": "\(rows.filter { $0.department == department }.count)",
                ])
        }
        layers.append(
            .confirm(Confirmation(title: station.text("confirm.receipts.title"), lines: lines, act: .bag(entries))))
        return []
    }

    // MARK: - A wrong certificate behind the window

    func complaintPicker(_ key: Int) -> Picker {
        let rows = [true, false].map { isWrong in
            Picker.Row(
                id: isWrong ? "wrong" : "right",
                text: SafeText(isWrong ? "1  " : "2  ") + station.say(isWrong ? "complaint.wrong" : "complaint.right"),
                closed: denial(of: JudgeComplaint(key, isWrong: isWrong, reason: "—")).map { station.say($0) })
        }
        var picker = Picker(.complaint(key: key), title: station.text("picker.complaint"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    // MARK: - Forms

    func issueFields(of act: ReviewAct, _ item: ItemApplication?) -> [Form.Field] {
        let applicant = desk.subject?.applicant
        switch act {
        case .fee: return [field("feeReference", required: true)]
        case .waive: return [field("waiverBasis", required: true)]
        case .wish:
            let wish = item?.review.wish
            return [
                field("recipient", wish?.recipient ?? applicant?.name ?? ""), field("address", wish?.address ?? ""),
                field("phone", wish?.phone ?? applicant?.phone ?? ""),
            ]
        case .collect:
            return [
                field("collectorName", required: true), field("identity", required: true),
                field("powers", station.text("form.usualPowers"), required: true), field("mandateEnd"),
                field("givenCopies", "0", required: true), field("oldTakenIn"),
            ]
        case .delivered:
            return [
                field("receiver", item?.review.wish?.recipient ?? applicant?.name ?? "", required: true),
                field("deliveredOn", now.day.description, required: true),
            ]
        case .cameBack, .bringBack, .complaint: return [field("reason", required: true)]
        default: return []
        }
    }

    mutating func issueIntents(_ act: ReviewAct, _ form: Form) -> [any Intent<Case>]? {
        let key = act.key
        switch act {
        case .fee: return [EnterFee(key, .settled(reference: form["feeReference"]))]
        case .waive: return [EnterFee(key, .waived(basis: form["waiverBasis"]))]
        case .wish:
            let keys = (desk.subject?.items ?? []).map(\.key).filter { denial(of: WishDelivery([$0], nil)) == nil }
            let isPost = !form["address"].isEmpty
            let wish = DeliveryWish(recipient: form["recipient"], address: form["address"], phone: form["phone"])
            return [WishDelivery(keys.isEmpty ? [key] : keys, isPost ? wish : nil)]
        case .collect: return collecting(form)
        case .delivered(_, let handover):
            guard let day = day(in: form, "deliveredOn") else { return nil }
            return [EndPosting(handover, .delivered(to: form["receiver"], on: day))]
        case .cameBack(_, let handover): return [EndPosting(handover, .returned(reason: form["reason"]))]
        case .bringBack: return [BringResultBack(key, reason: form["reason"])]
        case .complaint(_, let isWrong): return [JudgeComplaint(key, isWrong: isWrong, reason: form["reason"])]
        default: return nil
        }
    }

    private mutating func collecting(_ form: Form) -> [any Intent<Case>]? {
        var until: Day?
        if !form["mandateEnd"].isEmpty {
            guard let day = day(in: form, "mandateEnd") else { return nil }
            until = day
        }
        guard let copies = Int(Model.narrow(form["givenCopies"])) else {
            focusField("givenCopies")
            refuse(Denial(.notANumber, ["field": "givenCopies"]))
            return nil
        }
        let applicant = desk.subject?.applicant
        let keys = collectable.map(\.key)
        let oldTakenIn = form["oldTakenIn"]
        // The applicant himself, with copies or an old certificate.
        let number = IdentityDocument.normalised(form["identity"])
        if applicant?.kind == .person, applicant.map({ IdentityDocument.normalised($0.document.number) }) == number {
            return [IssueResults(keys, to: .applicant, copies: copies, oldTakenIn: oldTakenIn)]
        }
        guard let document = document(of: form) else { return nil }
        let agent = Agent(
            name: form["collectorName"], document: document, phone: "", powers: form["powers"], until: until)
        return [IssueResults(keys, to: .agent(agent), copies: copies, oldTakenIn: oldTakenIn)]
    }
}
