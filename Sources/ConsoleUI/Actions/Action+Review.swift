import Casework
import CellText

extension Action {
    /// What is done behind the window, and at windows that were handed an item.
    static let review: [Action] = [
        Action("takeStep", .function(2), bar: true, for: .department, denial: { $0.takeDenial }) { $0.takeStep() },
        Action(
            "proceedings", .function(4), bar: true, for: .department,
            denial: { $0.desk.subject == nil ? Denial(.notOpen) : nil }
        ) { model in
            model.layers.append(.picker(model.proceedingsPicker()))
            return []
        },
        Action(
            "judge", .function(6), bar: true, irreversible: true, for: .department,
            denial: { $0.desk.subject == nil ? Denial(.notOpen) : $0.currentStep == nil ? Denial(.nothingWaits) : nil }
        ) { $0.judge() },
        Action(
            "handBack", .function(7), bar: true, for: .department,
            denial: { $0.desk.subject == nil ? Denial(.notOpen) : $0.papersHere.isEmpty ? Denial(.noPapersHere) : nil }
        ) { model in
            model.layers.append(.picker(model.receiverPicker()))
            return []
        },
        Action("inbox", for: .behind) { model in
            model.desk.pane = .inbox
            return []
        },
        Action(
            "atWindow", .character("&"), for: .desk, denial: { $0.atWindowDenial }
        ) { model in
            guard let item = model.windowItem else { return [] }
            model.layers.append(.form(model.reviewForm(.atWindow(key: item.key))))
            return []
        },
        Action("await", .character("~"), for: .desk, denial: { $0.lineNeeded }) { $0.awaitResult() },
        Action("terms", irreversible: true, for: .desk, denial: { $0.caseNeeded }) { model in
            model.layers.append(.picker(model.endingsPicker()))
            return []
        },
        Action("courier", for: .desk, denial: { $0.caseNeeded }) { model in
            model.layers.append(.form(model.courierForm()))
            return []
        },
        Action(
            "moveDefinition", irreversible: true, for: .desk,
            denial: { $0.caseNeeded ?? ($0.movable == nil ? Denial(.sameDefinition, ["item": ""]) : nil) }
        ) { $0.askMove() },
    ]
}

extension Model {
    /// F2 takes the selected step up, or puts one's own back.
    fileprivate mutating func takeStep() -> [Effect] {
        guard let step = currentStep else { return refuse(Denial(.nothingWaits)) }
        if isMine(step) { return tryPerform(ReleaseStep(step.id.key, step: step.id.step)) }
        return tryPerform(TakeStep(step.id.key, step: step.id.step))
    }

    fileprivate var takeDenial: Denial? {
        guard desk.subject != nil else { return Denial(.notOpen) }
        guard let step = currentStep, step.progress != nil else { return Denial(.nothingWaits) }
        return isMine(step) ? nil : denial(of: TakeStep(step.id.key, step: step.id.step))
    }

    private func isMine(_ step: StepRow) -> Bool {
        step.progress?.state == .taken(by: session?.actor.person ?? "")
    }

    /// Papers that lie with those who are signed in.
    var papersHere: [PaperLine] {
        guard let subject = desk.subject, let owner = session.flatMap({ Owner(of: $0.actor.capacity) }) else {
            return []
        }
        return subject.papersWith(owner)
    }

    /// Where papers that lie here can go: back to the desk for a cause, or on to another department of the case.
    fileprivate func receiverPicker() -> Picker {
        let own = session?.actor.capacity.department
        let causes = DeclinePapers.Cause.lawful.map { cause in
            Picker.Row(
                id: "desk:\(cause.rawValue)",
                text: station.say("receiver.desk", ["cause": station.text("cause.\(cause.rawValue)")]),
                closed: denial(of: HandPapersOver(to: .desk, papersHere, cause: cause)).map { station.say($0) })
        }
        let others = (desk.subject?.reviewingDepartments ?? []).filter { $0 != own }.map { department in
            Picker.Row(
                id: department, text: station.say("receiver.department", ["department": station.department(department)])
            )
        }
        var rows = others + causes
        for index in rows.indices { rows[index].text = SafeText("\(index + 1)  ") + rows[index].text }
        var picker = Picker(.receiver, title: station.text("picker.receiver"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    mutating func chooseReceiver(_ id: String) -> [Effect] {
        guard let subject = desk.subject else { return [] }
        if id.hasPrefix("desk:") {
            let cause = DeclinePapers.Cause(rawValue: String(id.dropFirst(5)))
            return askHandover(subject, to: .desk, papersHere, cause: cause)
        }
        let keys = subject.items.filter { $0.definition.departments.contains(id) }.map(\.key)
        let asked = Set(subject.checklist(keys).map(\.material))
        return askHandover(subject, to: .department(id), papersHere.filter { asked.contains($0.material) })
    }

    // MARK: - At the desk

    /// The instant item in hand that was handed to the window and waits for its end.
    fileprivate var windowItem: ItemApplication? {
        desk.subject?.items.first { item in
            item.isHandledAtWindow && item.ending == nil && item.review.deliveredOn == nil
                && item.stage(asOf: now.day, station.rules).isAccepted
        }
    }

    fileprivate var atWindowDenial: Denial? {
        if let denial = caseNeeded { return denial }
        guard let item = windowItem else { return Denial(.nothingAtWindow) }
        guard let step = item.definition.steps.first(where: { item.review.opinions[$0.id] == nil }) else { return nil }
        return denial(of: GiveOpinion(item.key, step: step.id, .agree))
    }

    /// `~` lets the current line wait for the result of another item: of this case at once, of another by asking the hall.
    fileprivate mutating func awaitResult() -> [Effect] {
        guard let line = desk.line, let subject = desk.subject else { return [] }
        let intent = AwaitResult(line)
        guard let denial = denial(of: intent) else {
            desk.line = subject.checklist().first { $0.mark == nil && $0.material != line }?.material ?? line
            return perform([intent])
        }
        guard denial.code == .noSuchResult else { return refuse(denial) }
        return begin(.findResult(material: line, caseID: subject.id))
    }

    func courierForm() -> Form {
        Form(
            purpose: .courier, title: station.text("form.courier"),
            fields: [field("courier", required: true)])
    }

    /// An item that waits at the desk under a version which no longer holds, and the one that does.
    fileprivate var movable: (item: ItemApplication, definition: ItemDefinition, hash: String)? {
        for item in desk.subject?.items ?? [] where item.acceptedOn == nil && item.ending == nil {
            if let (definition, hash) = station.pinned(item.definition.short, on: now.day), hash != item.hash {
                return (item, definition, hash)
            }
        }
        return nil
    }

    /// Shows what would change before anything does.
    fileprivate mutating func askMove() -> [Effect] {
        guard let (item, definition, hash) = movable else { return [] }
        let intent = MoveDefinition(item.key, to: definition, hash: hash)
        if let denial = denial(of: intent) { return refuse(denial) }
        let change = DefinitionChange(from: item.definition, to: definition)
        var lines = change.added.map { station.text("change.added", ["line": $0]) }
        lines += change.dropped.map { station.text("change.dropped", ["line": $0]) }
        for (key, limits) in [("statutory", change.statutory), ("promised", change.promised)] {
            guard let limits else { continue }
            lines.append(
                station.text("change.\(key)", ["before": length(limits.before), "after": length(limits.after)]))
        }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.move", ["item": definition.name]),
                    lines: lines.isEmpty ? [station.text("change.none")] : lines, act: .perform([intent]))))
        return []
    }

    private func length(_ limit: Limit?) -> String {
        limit.map { station.text("limit.\($0.unit.rawValue)", ["n": "\($0.amount)"]) } ?? "—"
    }
}
