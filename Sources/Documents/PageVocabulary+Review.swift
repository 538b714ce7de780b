import Casework

/// The names of documents that are made behind the window: refusal slips, pauses, extensions, hearings, decisions.
extension PageVocabulary {
    static func behindWindow(_ kind: DocumentKind) -> PageVocabulary {
        switch kind {
        case .declined:
            PageVocabulary(
                texts: [
                    "department": { facts in facts.slip.map { facts.context.owner($0.to.id) } ?? "" },
                    "giver": { facts in facts.slip.map { facts.context.owner($0.from.id) } ?? "" },
                    "handover": { $0.slip.map { String($0.id) } ?? "" },
                    "anyDifference": { $0.slip?.differences == nil ? "" : "是" },
                    "cause": { PaperWords.declined($0.payload(HandoverDeclined.self)?.reason ?? "") },
                ],
                lists: ["counts": counts, "differences": differences],
                required: ["department", "cause", "counts", "differences"])
        case .pause:
            PageVocabulary(
                texts: [
                    "sealing": { $0.sealing },
                    "cause": { $0.payload(ClockPaused.self).map { PaperWords.cause($0.cause) } ?? "" },
                    "days": { $0.payload(ClockPaused.self).map { String($0.days) } ?? "" },
                    "until": { $0.payload(ClockPaused.self).map { PaperWords.date($0.until) } ?? "" },
                    "basis": { $0.pauseRule?.basis ?? "" },
                    "stopsStatutory": { $0.pauseRule?.statutory == true ? "是" : "" },
                    "stopsPromised": { $0.pauseRule?.promised == true ? "是" : "" },
                    "note": { PaperWords.clause($0.payload(ClockPaused.self)?.note ?? "") },
                ],
                lists: [:], required: ["cause", "days", "until"])
        case .extension_:
            PageVocabulary(
                texts: [
                    "sealing": { $0.sealing },
                    "joint": { $0.payload(LimitExtended.self)?.clock == .joint ? "是" : "" },
                    "length": { $0.payload(LimitExtended.self).map { PaperWords.limit($0.limit) } ?? "" },
                    "basis": { $0.payload(LimitExtended.self)?.limit.basis ?? "" },
                    "reason": { PaperWords.clause($0.payload(LimitExtended.self)?.reason ?? "") },
                    "approver": { $0.payload(LimitExtended.self)?.approval.name ?? "" },
                    "approvalDocument": { $0.payload(LimitExtended.self)?.approval.document ?? "" },
                    "until": { facts in facts.extendedUntil },
                ],
                lists: [:], required: ["length", "reason", "until"])
        case .hearing:
            PageVocabulary(
                texts: [
                    "sealing": { $0.sealing },
                    "parties": { PaperWords.clause($0.payload(HearingTold.self)?.parties ?? "") },
                    "ownMotion": { $0.payload(HearingTold.self)?.ownMotion == true ? "是" : "" },
                    "until": { PaperWords.date($0.context.rules.hearingRequestDue(from: $0.main.effectiveOn)) },
                ],
                lists: [:], required: ["parties", "until"])
        case .grant, .denial:
            PageVocabulary(
                texts: [
                    "sealing": { $0.sealing },
                    "reason": { PaperWords.clause($0.payload(Decided.self)?.reason ?? "") },
                    "result": { $0.items.first?.definition.result?.name ?? "" },
                    "deliverUntil": { facts in
                        facts.licences.isEmpty
                            ? "" : PaperWords.date(facts.context.rules.deliveryDue(from: facts.main.effectiveOn))
                    },
                ],
                lists: [:], required: kind == .denial ? ["reason"] : [])
        default:
            PageVocabulary(
                texts: [
                    "cause": { $0.payload(ApplicationTerminated.self).map { PaperWords.cause($0.cause) } ?? "" },
                    "reason": { PaperWords.clause($0.payload(ApplicationTerminated.self)?.reason ?? "") },
                ],
                lists: [:], required: ["cause", "reason"])
        }
    }

    /// Fields in which certificates differ from what was accepted.
    private static var differences: List {
        List(
            { facts in facts.slip?.differences ?? [] },
            [
                "field": { facts, _, row in facts.fieldLabel(row.field) },
                "accepted": { _, _, row in row.accepted },
                "found": { _, _, row in row.found },
                "marks": { _, _, row in PaperWords.marks(row) },
            ])
    }

    /// What the slip said and what the receiver counted.
    private static var counts: List {
        List(
            \.countRows,
            [
                "name": { _, _, row in row.name },
                "listed": { _, _, row in "\(row.listed.originals)/\(row.listed.copies)" },
                "counted": { _, _, row in row.counted.map { "\($0.originals)/\($0.copies)" } ?? "" },
            ])
    }
}

extension PageFacts {
    /// The body that seals what is decided about the item.
    fileprivate var sealing: String { items.first.map { context.department($0.definition.sealing) } ?? context.heading }

    /// The handover that was declined, with what the receiver counted.
    fileprivate var slip: Handover? {
        payload(HandoverDeclined.self).flatMap { declined in state.handovers.first { $0.id == declined.handover } }
    }

    fileprivate var pauseRule: PauseRule? {
        payload(ClockPaused.self).flatMap { paused in items.first?.definition.pauseRule(paused.cause) }
    }

    /// Last day of the limit that was extended.
    fileprivate var extendedUntil: String {
        guard let item = items.first, let extended = payload(LimitExtended.self) else { return "" }
        let deadline =
            extended.clock == .joint
            ? state.jointDeadline(of: item, asOf: day, context.rules)
            : item.deadlines(asOf: day, context.rules).statutory
        return deadline.map { PaperWords.date($0.due, isEstimate: $0.isEstimate) } ?? ""
    }

    fileprivate var countRows: [(name: String, listed: PaperCount, counted: PaperCount?)] {
        guard let slip, slip.differences == nil else { return [] }
        let counted = slip.counted.map { lines in
            Dictionary(lines.map { ($0.material, $0.count) }, uniquingKeysWith: { first, _ in first })
        }
        return slip.papers.map { paper in
            (state.name(of: paper.material), paper.count, counted.map { $0[paper.material] ?? PaperCount() })
        }
    }
}

extension PageContext {
    /// Name of an owner of papers.
    func owner(_ id: String) -> String {
        switch Owner(id: id) {
        case .desk: "综合窗口"
        case .courier: "快递"
        case .issueWindow: "统一出件窗口"
        case .carrier: "邮政"
        case .department(let department): self.department(department)
        }
    }
}
