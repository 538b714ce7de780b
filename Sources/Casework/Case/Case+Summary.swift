extension Case {
    /// What the index keeps of the case, as of `day`; nil before it was opened.
    ///
    /// Stages and dates that time alone changes are recomputed by the screens that show them.
    public func summary(asOf day: Day, _ rules: HallRules) -> CaseSummary? {
        guard let openedAt, let last = log.last else { return nil }
        let people: [(String, String, String)] =
            (applicant.map { [($0.name, $0.document.number, $0.phone)] } ?? [])
            + (agent.map { [($0.name, $0.document.number, $0.phone)] } ?? [])
        return CaseSummary(
            id: id, number: number, revision: revision, openedAt: openedAt, changedAt: last.recordedAt, centre: centre,
            window: counter, ticket: ticket, names: people.map(\.0), identities: people.map(\.1),
            phones: people.map(\.2).filter { !$0.isEmpty }, items: items.map { row(of: $0, asOf: day, rules) },
            slips: handovers.map(slip), openedBy: log.first?.actor.person, project: projectCode, awaits: openWaits,
            blanks: blankUses, certificates: certificates, exceptions: exceptions)
    }

    private func row(of item: ItemApplication, asOf day: Day, _ rules: HallRules) -> CaseSummary.Item {
        let statutory = item.bindingDeadline(asOf: day, rules)?.due
        let promised = item.deadlines(asOf: day, rules).promised?.due
        let joint = jointDeadline(of: item, asOf: day, rules)?.due
        let stage = item.stage(asOf: day, rules)
        return CaseSummary.Item(
            short: item.definition.short, name: item.definition.name, stage: stage.rawValue,
            department: item.definition.deciding, statutoryDue: statutory, promisedDue: promised, jointDue: joint,
            termUntil: stage == .correcting ? item.notice?.until : stage == .promised ? item.promise?.until : nil,
            pauseUntil: stage.isUnderReview
                ? item.review.pauses.last.flatMap { $0.endedOn == nil ? $0.until : nil } : nil,
            steps: work(on: item, asOf: day, rules),
            lost: item.isPending ? awaitedResults(of: item).first(where: \.isLost)?.short : nil,
            deliveryDue: item.deliveryDue(rules), waiting: waiting(item), refusedOn: refusedOn(item),
            watchedOn: firstWatchedDay(of: item, clocks: [statutory, promised, joint], rules))
    }

    /// A result that was refused is to be made anew, unless the item came to its end otherwise.
    private func refusedOn(_ item: ItemApplication) -> Day? {
        item.ending == nil && item.review.result == nil ? item.review.refusals.last?.on : nil
    }

    private func waiting(_ item: ItemApplication) -> CaseSummary.Item.Waiting? {
        guard let result = item.review.result, held(result.material, by: .issueWindow).total > 0,
            let since = item.review.atIssueOn
        else { return nil }
        return CaseSummary.Item.Waiting(
            name: name(of: result.material), number: result.payload.number, since: since,
            contact: item.review.contacts.last?.outcome.rawValue, tries: item.review.contacts.count,
            validUntil: result.payload.validUntil, wish: item.review.wish)
    }

    /// What can be worked on now: open steps side by side, then the decision, the result, its way to the issue window.
    public func work(on item: ItemApplication, asOf day: Day, _ rules: HallRules) -> [CaseSummary.Item.Step] {
        guard voidReason == nil, item.reviewStart(asOf: day, rules) != nil else { return [] }
        let deciding = item.definition.deciding
        func after(_ id: String, due: Day? = nil) -> [CaseSummary.Item.Step] {
            [.init(key: item.key, id: id, name: "", department: deciding, person: nil, due: due)]
        }
        let issuing = issueWork(on: item, rules)
        if item.review.result != nil || !issuing.isEmpty { return issuing }
        if item.review.decision != nil { return after("make", due: item.deliveryDue(rules)) }
        let steps = steps(of: item, asOf: day, rules)
        let open = steps.filter(\.state.isActive).map { step -> CaseSummary.Item.Step in
            var person: String?
            if case .taken(let taker) = step.state { person = taker }
            return .init(
                key: item.key, id: step.definition.id, name: step.definition.name,
                department: step.definition.department, person: person, due: step.due?.due)
        }
        // Where a prerequisite is lost, the item is refused or ended without the steps that waited for it.
        let isDone = steps.allSatisfy { step in
            switch step.state {
            case .done, .lost: true
            case .waiting, .open, .taken: false
            }
        }
        return isDone ? after("decide") : open
    }

    /// What is to be done with a made result, from the department's door to the signed delivery receipt. Work of the issue
    /// window stands under its owner's name; a delivery receipt is owed beside a new result too.
    private func issueWork(on item: ItemApplication, _ rules: HallRules) -> [CaseSummary.Item.Step] {
        let deciding = item.definition.deciding
        func step(_ id: String, _ owner: String, due: Day? = nil) -> CaseSummary.Item.Step {
            .init(key: item.key, id: id, name: "", department: owner, person: nil, due: due)
        }
        let issue = Owner.issueWindow.id
        let receipts = item.review.made.flatMap(\.deliveries).compactMap(\.receipt)
        var work: [CaseSummary.Item.Step] = []
        if receipts.contains(where: { free($0, of: .issueWindow).total > 0 }) {
            work.append(step("receipt", issue))
        } else if receipts.contains(where: { held($0, by: .issueWindow).total > 0 }) {
            work.append(step("receiptGiven", issue))
        }
        let void = item.review.made.filter { !$0.isValid && free($0.material, of: .issueWindow).total > 0 }
        if !void.isEmpty { work.append(step("returnResult", issue)) }
        guard let result = item.review.result, result.delivery == nil else { return work }
        let due = item.deliveryDue(rules)
        func lies(_ owner: Owner) -> Bool { free(result.material, of: owner).total > 0 }
        if result.complaint != nil {
            return work + (lies(.issueWindow) ? [step("returnResult", issue)] : [])
                + (lies(.department(deciding)) ? [step("reconsider", deciding)] : [])
        }
        if isUnchecked(result.material) { return work + [step("takeOver", issue, due: due)] }
        if lies(.issueWindow) {
            return work + [step(item.review.wish == nil ? "issue" : "post", issue, due: due)]
        }
        if held(result.material, by: .issueWindow).total > 0 || held(result.material, by: .carrier).total > 0 {
            return work + [step("carried", issue, due: due)]
        }
        if lies(item.maker(of: result)) { return work + [step("send", deciding, due: due)] }
        return work + [step("takeOver", issue, due: due)]
    }

    /// Code of the project that the case belongs to (项目代码); nil where none was recorded.
    public var projectCode: String? {
        fields["projectCode"].flatMap { code in code.contains { !$0.isWhitespace } ? code : nil }
    }

    /// Other cases whose results lines wait for that are not here yet.
    private var openWaits: [ULID] {
        guard voidReason == nil else { return [] }
        let waits = items.filter(\.isPending).flatMap(\.awaited.values).filter { $0.providedOn == nil }
        return Set(waits.compactMap(\.source)).sorted()
    }

    /// A handover as the handoff log lists it.
    private func slip(_ handover: Handover) -> CaseSummary.Slip {
        CaseSummary.Slip(
            handover: handover.id, department: handover.department, from: handover.from.id, papers: handover.total,
            lines: handover.papers.map { .init(name: name(of: $0.material), paper: $0) }, courier: handover.courier,
            givenBy: handover.givenBy, givenAt: handover.givenAt, state: handover.state.rawValue,
            closedBy: handover.closedBy, closedAt: handover.closedAt, isUnanswered: isUnanswered(handover))
    }

    /// The giver has the declined papers still, and they are on no later slip.
    private func isUnanswered(_ handover: Handover) -> Bool {
        guard handover.state == .declined, voidReason == nil else { return false }
        let later = handovers.filter { $0.id > handover.id && $0.state != .takenBack }.flatMap(\.papers)
        // A refused result is not handed over again: another is made.
        return handover.papers.contains { paper in
            result(paper.material) == nil && !later.contains { $0.material == paper.material }
                && free(paper.material, of: handover.from).total > 0
        }
    }
}
