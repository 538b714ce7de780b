import Casework
import Catalogue
import CellText

/// The lists of the desk, and what choosing from them does.
extension Model {
    /// Themes and items by part of the name, pinyin initials or code, and what several codes make up; those that this
    /// window can't take say why.
    func itemRows(_ query: String) -> [Picker.Row] {
        let items = station.catalogue.search.find(query, on: now.day).map { definition in
            let limit = definition.promised ?? definition.statutory
            return Picker.Row(
                id: definition.short, text: SafeText("\(definition.short)  \(definition.name)"),
                detail: limit.map { station.say("limit.\($0.unit.rawValue)", ["n": "\($0.amount)"]) } ?? "",
                // The name stands in front already.
                closed: denialOfAdding(definition).map(nameless))
        }
        let bundles = station.catalogue.bundles(query, on: now.day).map { bundle in
            let name = bundle.name ?? station.text("picker.bundle")
            return Picker.Row(
                id: bundle.code, text: SafeText("\(name)  \(bundle.code)"),
                detail: SafeText(bundle.items.map(\.name).joined(separator: "、")),
                closed: bundle.items.lazy.compactMap { self.denialOfAdding($0) }.first.map { station.say($0) })
        }
        // Who types nothing looks for one item; a theme is asked for by its name.
        let rows = query.isEmpty ? items + bundles : bundles + items
        return rows.sorted { $0.closed == nil && $1.closed != nil }
    }

    /// Why an item can't be taken in here. Before there is a case the item itself is all that can be asked about.
    private func denialOfAdding(_ definition: ItemDefinition) -> Denial? {
        guard let session else { return Denial(.notOpen) }
        let intent = AddItem(definition, hash: "")
        let context = context(for: session.actor)
        return desk.subject.map { Casework.denial(of: intent, $0, context) } ?? intent.denialAtWindow(context)
    }

    /// A denial in words without the item's name, and the space that followed it.
    private func nameless(_ denial: Denial) -> SafeText {
        let words = station.say(Denial(denial.code, denial.arguments.merging(["item": ""]) { $1 }))
        return words.suffix(cells: words.width - (words.glyphs.first == SafeText(" ").glyphs.first ? 1 : 0))
    }

    func itemPicker(_ query: String = "") -> Picker {
        Picker(.item, title: station.text("picker.item"), rows: itemRows(query))
    }

    func defectPicker() -> Picker {
        let material = desk.line ?? ""
        let rows = station.catalogue.defects.map { phrase in
            Picker.Row(
                id: "\(phrase.number)", text: SafeText("\(phrase.number)  \(phrase.short)"),
                detail: SafeText(phrase.wording))
        }
        let name = desk.subject?.name(of: material) ?? ""
        return Picker(
            .defect(material: material), title: station.text("picker.defect", ["line": name]), rows: rows)
    }

    func supplementPicker() -> Picker {
        materialPicker(.supplement, desk.subject?.openLines.map(\.material) ?? [])
    }

    func giveBackPicker() -> Picker {
        materialPicker(.giveBack, desk.subject?.papersToGiveBack.map(\.material) ?? [])
    }

    private func materialPicker(_ purpose: Picker.Purpose, _ materials: [String]) -> Picker {
        let title = station.text(purpose == .supplement ? "picker.supplement" : "picker.giveBack")
        var picker = Picker(
            purpose, title: title,
            rows: materials.map { Picker.Row(id: $0, text: SafeText(desk.subject?.name(of: $0) ?? $0)) })
        picker.isMultiple = true
        // All of them is the usual case; what stays away is unmarked.
        for index in picker.rows.indices { picker.rows[index].isMarked = true }
        return picker
    }

    func dropPicker() -> Picker {
        let rows = (desk.subject?.items ?? []).map { item in
            Picker.Row(
                id: "\(item.key)", text: SafeText("\(item.definition.short)  \(item.definition.name)"),
                closed: denial(of: DropItem(item.key)).map { station.say($0) })
        }
        return Picker(.dropItem, title: station.text("picker.dropItem"), rows: rows)
    }

    func situationPicker() -> Picker {
        guard let subject = desk.subject else { return Picker(.situation, title: "", rows: []) }
        let rows = subject.items.flatMap { item in
            item.definition.questions.flatMap { question in
                question.answers.map { answer in
                    let isGiven = subject.answer(to: question.id, of: item) == answer
                    return Picker.Row(
                        id: "\(question.id)\t\(answer)", text: SafeText("\(question.text)  \(answer)"),
                        detail: isGiven ? station.say("picker.given") : "",
                        closed: denial(of: AnswerSituation(question.id, answer)).map { station.say($0) })
                }
            }
        }
        return Picker(.situation, title: station.text("picker.situation"), rows: rows)
    }

    func documentPicker() -> Picker {
        let documents = (desk.subject?.documents ?? []).enumerated().reversed()
        let rows = documents.enumerated().map { place, entry in
            let (index, document) = entry
            return Picker.Row(
                id: "\(index)",
                text: SafeText(
                    "\(place + 1)  \(station.day(document.issuedAt.day, from: now.day)) \(document.issuedAt.clock)  ")
                    + station.say("document.\(document.kind.rawValue)"),
                detail: document.isVoid ? station.say("picker.void") : "")
        }
        var picker = Picker(.document, title: station.text("picker.document"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    func groundPicker(_ purpose: Picker.Purpose, act: RefusalGround.Act) -> Picker {
        var rows = station.catalogue.refusals.filter { $0.act == act }.map { ground in
            Picker.Row(
                id: "\(ground.number)", text: SafeText("\(ground.short)"), detail: SafeText(ground.wording))
        }
        rows.append(Picker.Row(id: "other", text: station.say("picker.otherGround")))
        for index in rows.indices { rows[index].text = SafeText("\(index + 1)  ") + rows[index].text }
        var picker = Picker(purpose, title: station.text("picker.\(act.rawValue)"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    func declinePicker(_ slip: SlipRow) -> Picker {
        let rows = DeclinePapers.Cause.lawful.enumerated().map { index, cause in
            Picker.Row(
                id: cause.rawValue, text: SafeText("\(index + 1)  ") + station.say("cause.\(cause.rawValue)"))
        }
        var picker = Picker(
            .declineCause(caseID: slip.id.caseID, handover: slip.id.handover),
            title: station.text("picker.decline", ["number": slip.number]), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// Every action with its code, its key, and why it is closed.
    func palette(_ query: String = "") -> Picker {
        let found = Action.all.filter { $0.id != "palette" && has($0) }.compactMap { action -> Picker.Row? in
            let label = station.text("action.\(action.id)")
            guard query.isEmpty || action.id.lowercased().hasPrefix(query.lowercased()) || label.contains(query) else {
                return nil
            }
            return Picker.Row(
                id: action.id, text: SafeText("\(label)  :\(action.id)"),
                detail: action.key.map { SafeText(name(of: $0)) } ?? "",
                closed: action.denial(self).map { station.say($0) })
        }
        // A code typed whole means its action, whatever other names it stands in.
        let exact = found.filter { $0.id.lowercased() == query.lowercased() }
        let rows = exact + found.filter { $0.id.lowercased() != query.lowercased() }
        return Picker(.action, title: station.text("picker.action"), rows: rows)
    }

    /// Narrows a list to what was typed.
    mutating func filter(_ picker: Picker) -> [Effect] {
        var picker = picker
        let query = picker.query.text
        switch picker.purpose {
        case .item: picker.rows = itemRows(query)
        case .action: picker.rows = palette(query).rows
        case .proceedings:
            picker.rows = proceedingsPicker().rows.filter { $0.text.string.contains(query) || query.isEmpty }
        case .endings: picker.rows = endingsPicker().rows.filter { $0.text.string.contains(query) || query.isEmpty }
        case .ratingOwner: picker.rows = ownerRows(query)
        case .category:
            // A queue by its letter, in either case, or by a part of its window's name.
            picker.rows = categoryPicker().rows.filter {
                query.isEmpty || $0.text.string.contains(query.uppercased())
            }
        case .search:
            guard !query.trimmed.isEmpty else {
                picker.rows = []
                break
            }
            replaceTop(.picker(picker))
            return [.search(query)]
        case .defect:
            let all = defectPicker().rows
            picker.rows = query.isEmpty ? all : all.filter { $0.id == query || $0.text.string.contains(query) }
        default: return [.bell]
        }
        picker.selected = 0
        replaceTop(.picker(picker))
        return []
    }

    /// Hits for what was typed; an answer to an older query is dropped.
    mutating func showFound(_ cases: [CaseSummary], _ query: String) {
        guard case .picker(var picker) = layers.last, picker.purpose == .search, picker.query.text == query else {
            return
        }
        picker.rows = cases.map { summary in
            let items = summary.items.map { "\($0.short) \(station.text("stage.\($0.stage)"))" }
            return Picker.Row(
                id: summary.id.description,
                text: SafeText("\(summary.number)  \(summary.names.first ?? "—")"),
                detail: SafeText(items.joined(separator: " ")))
        }
        picker.selected = min(picker.selected, max(0, picker.rows.count - 1))
        replaceTop(.picker(picker))
    }
}
