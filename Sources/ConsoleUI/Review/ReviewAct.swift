import Casework
import Catalogue
import CellText

/// An act behind the window that is asked for with a form: its fields, and the intent that they make. The form is put
/// before the act; what can't be taken back is confirmed with 0 after it.
enum ReviewAct: Codable, Sendable, Equatable {
    case opinion(key: Int, step: String, OpinionGiven.Verdict)
    case proceeding(key: Int, ProceedingHeld.Sort)
    case pause(key: Int, PauseCause)
    case resume(key: Int)
    case extend(key: Int, LimitExtended.Clock)
    case tellOfHearing(key: Int)
    case requestHearing(key: Int)
    case callHearing(key: Int)
    case holdHearing(key: Int)
    case grave(key: Int)
    case passUp(key: Int)
    case higherDecision(key: Int, Decided.Verdict)
    case decide(key: Int, Decided.Verdict, byHead: Bool)
    case result(key: Int)
    case terminate(key: Int, ApplicationTerminated.Cause)
    case extendTerm(key: Int)
    case atWindow(key: Int)
    case fee(key: Int)
    case waive(key: Int)
    case wish(key: Int)
    case collect(key: Int)
    case delivered(key: Int, handover: Int)
    case cameBack(key: Int, handover: Int)
    case bringBack(key: Int)
    case complaint(key: Int, isWrong: Bool)

    /// Key of its words: `form.review.<name>`.
    var name: String {
        switch self {
        case .opinion: "opinion"
        case .proceeding: "proceeding"
        case .pause: "pause"
        case .resume: "resume"
        case .extend: "extend"
        case .tellOfHearing: "tellOfHearing"
        case .requestHearing: "requestHearing"
        case .callHearing: "callHearing"
        case .holdHearing: "holdHearing"
        case .grave: "grave"
        case .passUp: "passUp"
        case .higherDecision: "higherDecision"
        case .decide: "decide"
        case .result: "result"
        case .terminate: "terminate"
        case .extendTerm: "extendTerm"
        case .atWindow: "atWindow"
        case .fee: "fee"
        case .waive: "waive"
        case .wish: "wish"
        case .collect: "collect"
        case .delivered: "delivered"
        case .cameBack: "cameBack"
        case .bringBack: "bringBack"
        case .complaint(_, let isWrong): isWrong ? "complaintWrong" : "complaintRight"
        }
    }

    var key: Int {
        switch self {
        case .opinion(let key, _, _), .proceeding(let key, _), .pause(let key, _), .resume(let key),
            .extend(let key, _), .tellOfHearing(let key), .requestHearing(let key), .callHearing(let key),
            .holdHearing(let key), .grave(let key), .passUp(let key), .higherDecision(let key, _),
            .decide(let key, _, _), .result(let key), .terminate(let key, _), .extendTerm(let key),
            .atWindow(let key), .fee(let key), .waive(let key), .wish(let key), .collect(let key),
            .delivered(let key, _), .cameBack(let key, _), .bringBack(let key), .complaint(let key, _):
            key
        }
    }

    /// Its page goes out, or what it does stands: asked again before it is done.
    var isConfirmed: Bool {
        switch self {
        case .pause, .extend, .tellOfHearing, .passUp, .decide, .terminate, .result, .atWindow, .higherDecision, .waive,
            .bringBack, .complaint, .collect:
            true
        default: false
        }
    }
}

extension Model {
    func reviewForm(_ act: ReviewAct) -> Form {
        let item = desk.subject?.item(act.key)
        let short = item?.definition.short ?? ""
        return Form(
            purpose: .review(act),
            title: station.text("form.review.\(act.name)", ["item": short, "what": detail(of: act)]),
            fields: fields(of: act, item))
    }

    /// What narrows the act down, in words.
    private func detail(of act: ReviewAct) -> String {
        switch act {
        case .opinion(_, _, let verdict): station.text("opinion.\(verdict.rawValue)")
        case .proceeding(_, let sort): station.text("proceeding.\(sort.rawValue)")
        case .pause(_, let cause): station.text("pause.\(cause.rawValue)")
        case .extend(_, let clock): station.text("proof.clock.\(clock.rawValue)")
        case .decide(_, let verdict, _), .higherDecision(_, let verdict): station.text("verdict.\(verdict.rawValue)")
        case .terminate(_, let cause): station.text("termination.\(cause.rawValue)")
        default: ""
        }
    }

    private func fields(of act: ReviewAct, _ item: ItemApplication?) -> [Form.Field] {
        let approval = [
            field("approver", required: true), field("approvalDocument", required: true),
            field("approvedOn", now.day.description, required: true),
        ]
        switch act {
        case .opinion: return [field("opinion", required: true)]
        case .proceeding(_, let sort):
            let visits = sort == .siteVisit || sort == .jointVisit
            let joint = sort == .jointVisit || sort == .jointOpinion
            return [field("people", session.map { $0.actor.name + "、" } ?? "", required: true)]
                + (joint ? [field("departments", reviewingShorts, required: true)] : [])
                + (visits ? [field("place", desk.subject?.fields["address"] ?? "", required: true)] : [])
                + [field("heldOn", now.day.description, required: true), field("findings", required: true)]
        case .pause: return [field("days", required: true), field("note")]
        case .resume: return [field("findings")]
        case .extend(_, let clock):
            let most = clock == .joint ? "15" : item?.definition.extension_.map { "\($0.amount)" } ?? ""
            return [field("extension", most, required: true), field("reason", required: true)] + approval
        case .tellOfHearing: return [field("parties", desk.subject?.applicant?.name ?? "", required: true)]
        case .requestHearing: return [field("party", desk.subject?.applicant?.name ?? "", required: true)]
        case .callHearing: return [field("hearingDay", required: true), field("place", required: true)]
        case .holdHearing: return [field("chair", required: true), field("record", required: true)]
        case .grave: return [field("reason", required: true)]
        case .passUp: return [field("body", required: true)]
        case .higherDecision: return [field("approvalDocument", required: true)]
        case .decide(_, let verdict, let byHead):
            return [field("reason", required: verdict == .refused)] + (byHead ? approval : [])
        case .result:
            return [
                field("resultNumber", required: true),
                field("blank", required: item?.definition.result?.blank == true), field("spoiled"), field("validUntil"),
            ]
        case .terminate: return [field("reason", required: true)]
        case .extendTerm: return [field("until", required: true), field("reason", required: true)]
        case .atWindow:
            return [
                field("resultNumber", required: true), field("blank"),
                field("receiver", desk.subject?.agent?.name ?? desk.subject?.applicant?.name ?? "", required: true),
            ]
        case .fee, .waive, .wish, .collect, .delivered, .cameBack, .bringBack, .complaint:
            return issueFields(of: act, item)
        }
    }

    private var reviewingShorts: String {
        (desk.subject?.reviewingDepartments ?? []).map(station.department).joined(separator: "、")
    }

    /// What a filled-in form asks the engine for; nil after a word on what is wrong.
    mutating func submitReview(_ form: Form, _ act: ReviewAct) -> [Effect] {
        guard let intents = intents(of: act, form) else { return [.bell] }
        if let denial = firstDenial(intents) { return refuse(denial) }
        guard act.isConfirmed else { return perform(intents) }
        let lines = form.fields.filter { !form[$0.id].isEmpty }.map { "\($0.label)  \(form[$0.id])" }
        layers.append(.confirm(Confirmation(title: form.title, lines: lines, act: .perform(intents))))
        return []
    }

    /// The denial of acts that are done in one breath: the first is asked alone, the rest by the engine after it.
    private func firstDenial(_ intents: [any Intent<Case>]) -> Denial? {
        func opened(_ intent: some Intent<Case>) -> Denial? { denial(of: intent) }
        return intents.first.flatMap { opened($0) }
    }

    private mutating func intents(of act: ReviewAct, _ form: Form) -> [any Intent<Case>]? {
        let key = act.key
        switch act {
        case .opinion(_, let step, let verdict): return [GiveOpinion(key, step: step, verdict, text: form["opinion"])]
        case .proceeding(_, let sort):
            guard let day = day(in: form, "heldOn") else { return nil }
            return [
                RecordProceeding(
                    [key], sort, people: names(form["people"]), departments: departments(form["departments"]),
                    place: form["place"], findings: form["findings"], heldOn: day)
            ]
        case .pause(_, let cause):
            guard let days = formNumber(form, "days") else { return nil }
            return [PauseClock(key, cause, days: days, note: form["note"])]
        case .resume: return [ResumeClock(key, result: form["findings"])]
        case .extend(_, let clock):
            guard let amount = formNumber(form, "extension"),
                let approval = approval(form, clock == .joint ? .localGovernment : .decidingBody)
            else { return nil }
            return [ExtendLimit(key, clock, amount: amount, approval: approval, reason: form["reason"])]
        case .tellOfHearing: return [TellOfHearing(key, parties: form["parties"])]
        case .requestHearing: return [RequestHearing(key, by: form["party"])]
        case .callHearing:
            guard let day = day(in: form, "hearingDay") else { return nil }
            return [CallHearing(key, on: day, place: form["place"])]
        case .holdHearing:
            let number = station.staff.first { $0.value == form["chair"] }?.key
            return [HoldHearing(key, chair: form["chair"], chairNumber: number, record: form["record"])]
        case .grave: return [MarkGrave(key, reason: form["reason"])]
        case .passUp: return [PassUp(key, to: form["body"])]
        case .higherDecision(_, let verdict):
            return [RecordHigherDecision(key, verdict, document: form["approvalDocument"])]
        case .decide(_, let verdict, let byHead):
            var head: HeadApproval?
            if byHead {
                guard let given = approval(form, .decidingBody) else { return nil }
                head = given
            }
            return [Decide(key, verdict, reason: form["reason"], approval: head)]
        case .result:
            var until: Day?
            if !form["validUntil"].isEmpty {
                guard let day = day(in: form, "validUntil") else { return nil }
                until = day
            }
            return [
                MakeResult(
                    key, number: form["resultNumber"], validUntil: until, blank: form["blank"],
                    spoiled: names(form["spoiled"]))
            ]
        case .terminate(_, let cause): return [Terminate(key, cause, reason: form["reason"])]
        case .extendTerm:
            guard let until = day(in: form, "until") else { return nil }
            return [ExtendTerm(key, until: until, reason: form["reason"])]
        case .atWindow: return windowIntents(key, form)
        case .fee, .waive, .wish, .collect, .delivered, .cameBack, .bringBack, .complaint:
            return issueIntents(act, form)
        }
    }

    /// Review, decision, result and delivery of an instant item, in one save (四(四)1(10)).
    private func windowIntents(_ key: Int, _ form: Form) -> [any Intent<Case>]? {
        guard let item = desk.subject?.item(key) else { return nil }
        let steps = item.definition.steps.filter { item.review.opinions[$0.id] == nil }
        return steps.map { GiveOpinion(key, step: $0.id, .agree) }
            + (item.review.decision == nil ? [Decide(key, .granted)] : [])
            + [
                MakeResult(key, number: form["resultNumber"], blank: form["blank"]),
                DeliverResult(key, to: form["receiver"]),
            ]
    }

    private mutating func approval(_ form: Form, _ body: HeadApproval.Body) -> HeadApproval? {
        guard let day = day(in: form, "approvedOn") else { return nil }
        return HeadApproval(body: body, name: form["approver"], document: form["approvalDocument"], on: day)
    }

    private mutating func formNumber(_ form: Form, _ id: String) -> Int? {
        guard let number = Int(String(form[id].map(Model.narrow))) else {
            focusField(id)
            refuse(Denial(.notANumber, ["field": id]))
            return nil
        }
        return number
    }

    /// Names as people list them: 、 or , or a space between them.
    private func names(_ text: String) -> [String] {
        text.split { "、,，;； ".contains($0) }.map(String.init)
    }

    /// Departments by short name, name or id.
    private func departments(_ text: String) -> [String] {
        names(text).map { name in
            station.catalogue.departments.first { $0.short == name || $0.name == name || $0.id == name }?.id ?? name
        }
    }
}
