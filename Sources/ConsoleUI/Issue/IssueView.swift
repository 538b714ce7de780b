import Casework
import CellText

/// The case at hand at the issue window: what was accepted beside what the certificate says, then all that happened to it.
extension Model {
    func issueRows(_ subject: Case, width: Int) -> [ReviewLine] {
        var rows: [ReviewLine] = []
        for item in subject.items { rows += issued(item, subject, width: width) }
        rows.append(head("review.timeline", width))
        return rows + timelineRows(subject, width: width).reversed()
    }

    private func issued(_ item: ItemApplication, _ subject: Case, width: Int) -> [ReviewLine] {
        let isCurrent = currentStep?.id.key == item.key
        let work = subject.work(on: item, asOf: now.day, station.rules).map {
            $0.name.isEmpty ? station.text("work.\($0.id)") : $0.name
        }
        let state =
            item.closedOn.map { station.text("issue.closed", ["date": station.day($0, from: now.day)]) }
            ?? (work.isEmpty
                ? station.text("stage.\(item.stage(asOf: now.day, station.rules).rawValue)")
                : work.joined(separator: "、"))
        let title = SafeText("\(isCurrent ? ">" : " ")\(item.definition.short) \(item.definition.name)  \(state)")
        var rows = [
            ReviewLine(
                text: title.truncated(to: width), style: Style([.bold, .underline]), isCurrent: isCurrent, isHead: true)
        ]
        if item.review.result != nil { rows += compared(item, subject, width: width) }
        rows += facts(of: item, subject).flatMap { label, text, style in
            labelled(label, text, style: style, width: width)
        }
        return rows
    }

    /// Field by field what was accepted and what the certificate is to say; nothing before it was read without them.
    private func compared(_ item: ItemApplication, _ subject: Case, width: Int) -> [ReviewLine] {
        let labels = 12
        let half = (width - labels - 3) / 2
        func line(_ label: SafeText, _ left: SafeText, _ right: SafeText, _ style: Style = .plain) -> ReviewLine {
            ReviewLine(
                text: SafeText(" ") + label.fitted(to: labels) + " " + left.fitted(to: half) + " "
                    + right.fitted(to: half), style: style)
        }
        let head = line(
            station.say("issue.field"), station.say("issue.accepted"), station.say("issue.onCertificate"), .dim)
        guard let result = item.review.result, let check = result.check else {
            let blind = subject.fieldsToCompare(of: item).map { fieldLabel($0.field, item) }.joined(separator: "、")
            return [head] + labelled("", station.text("issue.blind", ["fields": blind]), style: .dim, width: width)
        }
        let compared = subject.fieldsToCompare(of: item).map { field, accepted in
            let mark = check.normalised.contains(field) ? station.say("issue.normalised") : station.say("issue.agrees")
            return line(SafeText(fieldLabel(field, item)), SafeText(accepted), mark)
        }
        let known = Set(subject.fieldsToCompare(of: item).map(\.field))
        let others = item.definition.fields.filter { !known.contains($0.id) && subject.fields[$0.id] != nil }.map {
            line(
                SafeText($0.label), SafeText(subject.fields[$0.id] ?? ""),
                SafeText(result.payload.fields[$0.id] ?? "—"), .dim)
        }
        return [head] + compared + others
    }

    /// What stands on record about the result, each with its label.
    private func facts(of item: ItemApplication, _ subject: Case) -> [(String, String, Style)] {
        var facts: [(String, String, Style)] = []
        func add(_ key: String, _ text: String, _ style: Style = .plain) {
            if !text.isEmpty { facts.append((station.text(key), text, style)) }
        }
        func day(_ day: Day) -> String { station.day(day, from: now.day) }
        if let until = item.review.result?.payload.validUntil, until < now.day {
            add("issue.validity", station.text("issue.expiredOn", ["date": "\(until)"]), Style([.bold], tint: .bad))
        }
        if let complaint = item.review.result?.complaint {
            add("issue.complaint", "\(day(complaint.on)) \(complaint.reason)", Style([.bold], tint: .warn))
        }
        if let tariff = item.definition.tariff, item.review.decision?.verdict == .granted {
            let (state, style): (String, Style) =
                switch item.review.fee {
                case .settled(_, let reference): (station.text("issue.fee.settled", ["reference": reference]), .plain)
                case .waived(let basis): (station.text("issue.fee.waived", ["basis": basis]), .plain)
                case nil: (station.text("issue.fee.due"), Style([.bold], tint: .warn))
                }
            add(
                "issue.fee", station.text("issue.fee.text", ["name": tariff.name, "amount": tariff.yuan]) + state, style
            )
        }
        if let due = item.deliveryDue(station.rules) {
            add("issue.due", "\(day(due)) \(dueWord(due).string)", tint(of: urgency(due)))
        }
        if let wish = item.review.wish {
            add("issue.wish", "\(wish.recipient) \(wish.address) \(masked(wish.phone))")
        }
        for contact in item.review.contacts.suffix(3) {
            let text = [
                "\(day(contact.at.day)) \(contact.at.clock)", station.text("contact.\(contact.outcome.rawValue)"),
                contact.way == .phone ? contact.note : "", station.name(of: contact.person),
            ]
            add("issue.told", text.filter { !$0.isEmpty }.joined(separator: " "))
        }
        for posting in item.review.postings {
            let end =
                switch posting.end {
                case .delivered(let on): station.text("issue.post.delivered", ["date": day(on)])
                case .returned(let on, let reason):
                    station.text("issue.post.returned", ["date": day(on), "reason": reason])
                case nil: station.text("issue.post.open")
                }
            add("issue.parcel", "\(posting.tracking) \(end)")
        }
        for refusal in item.review.refusals {
            let text = refusal.differences.map { "\(fieldLabel($0.field, item)) \($0.accepted)≠\($0.found)" }
            add("issue.refused", "\(day(refusal.on)) \(text.joined(separator: "、"))", Style(tint: .warn))
        }
        for result in item.review.made {
            for delivery in result.deliveries {
                let receipt =
                    delivery.receiptSignedOn.map { station.text("issue.receipt.signed", ["date": day($0)]) }
                    ?? (delivery.receipt == nil ? "" : station.text("issue.receipt.open"))
                let agent = delivery.isAgent ? station.text("issue.agent") : ""
                add("issue.given", "\(day(delivery.on)) \(delivery.receiver)\(agent) \(receipt)")
            }
        }
        if let rules = item.definition.result?.rules { add("issue.rules", rules, .dim) }
        return facts
    }

    private func labelled(_ label: String, _ text: String, style: Style, width: Int) -> [ReviewLine] {
        let room = 10
        return SafeText(text).wrapped(to: width - room - 1).enumerated().map { index, line in
            let head = index == 0 ? SafeText(label).fitted(to: room) : SafeText().padded(to: room)
            return ReviewLine(text: SafeText(" ") + head + line, style: style)
        }
    }

    /// What a field of a certificate is called.
    func fieldLabel(_ field: String, _ item: ItemApplication) -> String {
        item.definition.fields.first { $0.id == field }?.label ?? station.text("field.certificate.\(field)")
    }
}
