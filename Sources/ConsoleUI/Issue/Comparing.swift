import Casework
import CellText

/// Taking results over: their fields are typed from the paper without what was accepted in sight, or a certificate's code
/// is scanned, and the console compares.
extension Model {
    /// The slip by which the result of the item `key` comes: an open one of its department, or what a courier carries.
    func resultSlip(_ key: Int) -> Handover? {
        guard let subject = desk.subject, let material = subject.item(key)?.review.result?.material else { return nil }
        let here = subject.isUnchecked(material) ? subject.handovers.filter { $0.state == .signed } : []
        let open =
            subject.handovers.filter { $0.state == .open && $0.to == .issueWindow } + subject.carried
            + here.filter { $0.to == .issueWindow }.reversed()
        return open.first { slip in slip.papers.contains { $0.material == material } }
    }

    func takeOverForm(_ handover: Int) -> Form? {
        guard let subject = desk.subject, let slip = subject.handovers.first(where: { $0.id == handover }) else {
            return nil
        }
        let items = slip.papers.compactMap { subject.result($0.material)?.item }
        let fields = items.flatMap { item in
            subject.fieldsToCompare(of: item).map { name, _ in
                Form.Field(
                    id: "\(item.key).\(name)",
                    label: (items.count > 1 ? item.definition.short + " " : "") + fieldLabel(name, item),
                    text: TextField(), kind: .text, isRequired: true, hint: station.text("hint.onPaper"))
            }
        }
        let names = slip.papers.map { subject.name(of: $0.material) }.joined(separator: "、")
        return Form(
            purpose: .takeOver(handover: handover), title: station.text("form.takeOver", ["names": names]),
            fields: fields)
    }

    // MARK: - Codes

    /// A certificate's code opens its case, wherever it is scanned at the issue window.
    mutating func scanned(_ code: CertificateCode) -> [Effect] {
        guard session?.isIssue == true, let number = code.fields["number"] else {
            return refuse(Denial(.roleMayNot, ["role": session?.actor.capacity.role.rawValue ?? ""]))
        }
        desk.entry = TextField()
        desk.scannedCode = code
        desk.goesToWork = true
        return begin(.loadByCertificate(number))
    }

    /// Fills in what a code says of one of the form's certificates, and compares once all of them are there.
    mutating func take(_ code: CertificateCode, handover: Int) -> [Effect] {
        guard case .form(var form) = layers.last, let subject = desk.subject,
            let slip = subject.handovers.first(where: { $0.id == handover })
        else { return [] }
        let items = slip.papers.compactMap { subject.result($0.material)?.item }
        // A wrong number is on the wrong certificate, or is the wrong character: the only one there is is meant.
        let item = items.first { $0.review.result?.payload.number == code.fields["number"] } ?? items.first
        guard let item, items.count == 1 || item.review.result?.payload.number == code.fields["number"] else {
            fail(station.say("message.codeOfOther"))
            return [.bell]
        }
        for (name, value) in code.fields where form.has("\(item.key).\(name)") {
            form.set("\(item.key).\(name)", value)
            desk.scannedFields["\(item.key).\(name)"] = value
        }
        replaceTop(.form(form))
        if let missing = form.firstMissing {
            focusField(missing.id)
            return []
        }
        return submitTakeOver(form, handover)
    }

    /// A scanner ends with Enter: what stands in the field then may be a certificate's code.
    mutating func codeTyped(_ form: Form) -> [Effect]? {
        guard case .takeOver(let handover) = form.purpose else { return nil }
        let field = form.fields[form.focus]
        let text = Model.narrow(field.text.text).trimmed
        guard text.uppercased().hasPrefix(CertificateCode.mark), text.count > 8 else { return nil }
        var form = form
        form.set(field.id, "")
        replaceTop(.form(form))
        guard let code = CertificateCode(text) else {
            fail(station.say("entry.unclear.code"))
            return [.bell]
        }
        return take(code, handover: handover)
    }

    /// A difference is said once by the field alone, so that it can be looked at again; the same text a second time asks
    /// whether the result is refused, character by character.
    mutating func submitTakeOver(_ form: Form, _ handover: Int) -> [Effect] {
        guard let subject = desk.subject, let slip = subject.handovers.first(where: { $0.id == handover }) else {
            return refuse(Denial(.noSuchHandover, ["handover": "\(handover)"]))
        }
        let items = slip.papers.compactMap { subject.result($0.material)?.item }
        var read: [Int: [String: String]] = [:]
        var wrong: [(id: String, label: String, comparison: Comparison)] = []
        for item in items {
            for (name, accepted) in subject.fieldsToCompare(of: item) {
                let text = written(form["\(item.key).\(name)"], name, item)
                read[item.key, default: [:]][name] = text
                let comparison = Comparison(name, accepted: accepted, found: text)
                if !comparison.agrees { wrong.append(("\(item.key).\(name)", fieldLabel(name, item), comparison)) }
            }
            let recorded = subject.resultDifferences(of: item)
            wrong += recorded.map { ("", fieldLabel($0.field, item), $0) }
        }
        let isScanned = form.fields.allSatisfy { desk.scannedFields[$0.id] == $0.text.text }
        let intent = TakeOverResults(handover, read: read, isScanned: isScanned)
        if let denial = denial(of: intent) { return refuse(denial) }
        guard let first = wrong.first else {
            desk.lastRead = nil
            return perform([intent])
        }
        guard desk.lastRead == read else {
            desk.lastRead = read
            focusField(first.id)
            let names = wrong.map(\.label).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            tell(.warning, "message.resultDiffers", ["fields": names.joined(separator: "、")])
            return [.bell]
        }
        desk.lastRead = nil
        let lines = wrong.flatMap {
            [station.text("confirm.difference", differing($0.label, $0.comparison))] + marks($0.comparison)
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.refuseResult.title"),
                    lines: lines + [station.text("confirm.refuseResult")], act: .perform([intent]))))
        return []
    }

    private func differing(_ label: String, _ comparison: Comparison) -> [String: String] {
        ["field": label, "accepted": comparison.accepted, "found": comparison.found]
    }

    private func marks(_ comparison: Comparison) -> [String] {
        comparison.marks.map { mark in
            let key = mark.accepted.isEmpty ? "mark.added" : mark.found.isEmpty ? "mark.missing" : "mark.difference"
            return station.text(
                key,
                [
                    "n": "\(mark.place)", "accepted": mark.accepted, "found": mark.found,
                    "kind": station.text("difference.\(mark.kind.rawValue)"),
                ])
        }
    }

    /// A date is compared as a day, however it is written on the paper.
    private func written(_ text: String, _ name: String, _ item: ItemApplication) -> String {
        let isDate = name == "validUntil" || item.definition.fields.first { $0.id == name }?.kind == .date
        return isDate ? Day(typed: text, in: now.day.parts.year)?.description ?? text : text
    }
}
