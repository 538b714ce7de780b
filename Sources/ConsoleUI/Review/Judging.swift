import Casework
import CellText

/// F6 behind the window: what the selected row waits for, be it an opinion, the decision, the result or its way out.
extension Model {
    mutating func judge() -> [Effect] {
        guard let step = currentStep else { return refuse(Denial(.nothingWaits)) }
        switch step.id.step {
        case "decide": layers.append(.picker(decisionPicker(step.id.key)))
        case "make": layers.append(.form(reviewForm(.result(key: step.id.key))))
        case "send": return sendResults()
        case "takeOver", "issue", "post", "carried", "receipt", "receiptGiven", "returnResult":
            return session?.isIssue == true ? give(step) : refuse(Denial(.roleMayNot, ["role": "issueClerk"]))
        case "reconsider":
            layers.append(.picker(complaintPicker(step.id.key)))
        default: layers.append(.picker(opinionPicker(step)))
        }
        return []
    }

    private func opinionPicker(_ step: StepRow) -> Picker {
        let rows = OpinionGiven.Verdict.allCases.enumerated().map { index, verdict in
            let intent = GiveOpinion(step.id.key, step: step.id.step, verdict, text: "—")
            return Picker.Row(
                id: verdict.rawValue, text: SafeText("\(index + 1)  ") + station.say("opinion.\(verdict.rawValue)"),
                detail: verdict == .agree ? "" : station.say("opinion.textNeeded"),
                closed: denial(of: intent).map { station.say($0) })
        }
        var picker = Picker(
            .opinion(key: step.id.key, step: step.id.step), title: station.text("picker.opinion", ["step": step.name]),
            rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// Agreeing needs no words and is done at once; anything else is written down.
    mutating func chooseOpinion(_ verdict: OpinionGiven.Verdict, key: Int, step: String) -> [Effect] {
        if verdict == .agree {
            layers.removeLast()
            return tryPerform(GiveOpinion(key, step: step, .agree))
        }
        layers[layers.count - 1] = .form(reviewForm(.opinion(key: key, step: step, verdict)))
        return []
    }

    private func decisionPicker(_ key: Int) -> Picker {
        let head = HeadApproval(name: "—", document: "—", on: now.day)
        let verdicts = Decided.Verdict.allCases.enumerated().map { index, verdict in
            let plain = denial(of: Decide(key, verdict, reason: "—"))
            let closed =
                plain?.code == .headMustApprove ? denial(of: Decide(key, verdict, reason: "—", approval: head)) : plain
            return Picker.Row(
                id: verdict.rawValue, text: SafeText("\(index + 1)  ") + station.say("verdict.\(verdict.rawValue)"),
                detail: plain?.code == .headMustApprove
                    ? station.say("verdict.byHead")
                    : station.say("document.\(verdict == .granted ? "grant" : "denial")"),
                closed: closed.map { station.say($0) })
        }
        var picker = Picker(
            .decision(key: key),
            title: station.text("picker.decision", ["item": desk.subject?.item(key)?.definition.name ?? ""]),
            rows: verdicts)
        picker.picksByDigit = true
        return picker
    }

    /// A plain grant is confirmed at once; reasons and approvals are typed first.
    mutating func chooseDecision(_ verdict: Decided.Verdict, key: Int) -> [Effect] {
        let byHead = denial(of: Decide(key, verdict, reason: "—"))?.code == .headMustApprove
        let isAgreed = desk.subject?.item(key)?.review.opinions.values.allSatisfy { $0.verdict != .disagree } ?? true
        guard verdict == .granted, !byHead, isAgreed else {
            layers.append(.form(reviewForm(.decide(key: key, verdict, byHead: byHead))))
            return []
        }
        return confirm(
            "confirm.grant", ["item": desk.subject?.item(key)?.definition.name ?? ""], [Decide(key, .granted)])
    }

    /// Results that lie here go to the issue window, listed and counted.
    private mutating func sendResults() -> [Effect] {
        guard let subject = desk.subject, let owner = session.flatMap({ Owner(of: $0.actor.capacity) }) else {
            return refuse(Denial(.notOpen))
        }
        return askHandover(subject, to: .issueWindow, subject.resultsWith(owner))
    }

    // MARK: - Proceedings

    /// F4 behind the window: everything that can happen to an item under review, with why it is closed.
    func proceedingsPicker() -> Picker {
        let item = itemUnderReview
        let rows = (item.map(proceedings) ?? []).enumerated().map { index, entry in
            Picker.Row(
                id: "\(index)", text: SafeText(reviewForm(entry.act).title),
                closed: entry.denial.map { station.say($0) })
        }
        return Picker(
            .proceedings(key: item?.key ?? 0),
            title: station.text("picker.proceedings", ["item": item?.definition.name ?? ""]), rows: rows)
    }

    /// The acts of the list, in the order of the law: visits and parties, pauses, hearing, limits, referral, ending.
    func proceedings(_ item: ItemApplication) -> [(act: ReviewAct, denial: Denial?)] {
        let key = item.key
        let approval = HeadApproval(name: "—", document: "—", on: now.day)
        let joint = HeadApproval(body: .localGovernment, name: "—", document: "—", on: now.day)
        var acts: [(ReviewAct, Denial?)] = ProceedingHeld.Sort.allCases.map { sort in
            let visits = sort == .jointVisit || sort == .jointOpinion
            return (
                .proceeding(key: key, sort),
                denial(
                    of: RecordProceeding(
                        [key], sort, people: ["—", "——"], departments: visits ? ["a", "b"] : [], place: "—",
                        findings: "—"))
            )
        }
        acts += PauseCause.allCases.filter { item.definition.pauseRule($0) != nil }.map {
            (.pause(key: key, $0), denial(of: PauseClock(key, $0, days: 1)))
        }
        acts += [
            (.resume(key: key), denial(of: ResumeClock(key))),
            (.extend(key: key, .statutory), denial(of: ExtendLimit(key, approval: approval, reason: "—"))),
            (.extend(key: key, .joint), denial(of: ExtendLimit(key, .joint, approval: joint, reason: "—"))),
            (.tellOfHearing(key: key), denial(of: TellOfHearing(key, parties: "—"))),
            (.requestHearing(key: key), denial(of: RequestHearing(key, by: "—"))),
            (
                .callHearing(key: key),
                denial(
                    of: CallHearing(
                        key, on: station.rules.deadline(from: now.day, Limit(7, .working, basis: "")).due, place: "—"))
            ),
            (.holdHearing(key: key), denial(of: HoldHearing(key, chair: "—", record: "—"))),
            (.grave(key: key), denial(of: MarkGrave(key, reason: "—"))),
        ]
        if item.definition.passedUp {
            acts.append((.passUp(key: key), denial(of: PassUp(key, to: "—"))))
            acts += Decided.Verdict.allCases.map {
                (.higherDecision(key: key, $0), denial(of: RecordHigherDecision(key, $0, document: "—")))
            }
        }
        return acts + endings(item)
    }

    /// What ends an application or lengthens the applicant's term: at the desk too.
    func endings(_ item: ItemApplication) -> [(act: ReviewAct, denial: Denial?)] {
        let key = item.key
        let term = item.promise?.until ?? item.notice?.until ?? now.day
        let later = max(term, now.day).adding(days: 1)
        return [(.extendTerm(key: key), denial(of: ExtendTerm(key, until: later, reason: "—")))]
            + ApplicationTerminated.Cause.allCases.map {
                (.terminate(key: key, $0), denial(of: Terminate(key, $0, reason: "—")))
            }
    }

    /// The terms and endings of the open case, for the desk.
    func endingsPicker() -> Picker {
        let items = (desk.subject?.items ?? []).filter { $0.ending == nil }
        let rows = items.flatMap(endings).enumerated().map { index, entry in
            Picker.Row(
                id: "\(index)", text: SafeText(reviewForm(entry.act).title),
                closed: entry.denial.map { station.say($0) })
        }
        return Picker(.endings, title: station.text("picker.endings"), rows: rows)
    }

    mutating func open(_ act: ReviewAct) -> [Effect] {
        layers[layers.count - 1] = .form(reviewForm(act))
        return []
    }
}

/// Results of other cases.
extension Model {
    /// One result is taken at once, and so is the one that the row shows; several are chosen from.
    mutating func found(_ sources: [AwaitResult.Source], for material: String) -> [Effect] {
        desk.sources = sources
        guard let only = sources.first else {
            return refuse(Denial(.noSuchResult, ["line": desk.subject?.name(of: material) ?? material]))
        }
        if let taken = sources.count == 1 ? only : shown(sources, for: material) {
            return tryPerform(AwaitResult(material, from: taken))
        }
        let rows = sources.enumerated().map { index, source in
            Picker.Row(
                id: "\(index)", text: SafeText("\(index + 1)  \(source.short) \(source.number)"),
                detail: source.certificate.map { SafeText($0) } ?? station.say("source.pending"),
                closed: denial(of: AwaitResult(material, from: source)).map { station.say($0) })
        }
        var picker = Picker(.resultSource, title: station.text("picker.resultSource"), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
        return []
    }
}
