import Casework
import Catalogue

/// What the words of an operation behind the window name (`cli.operation.<kind>`).
struct ReviewTeller {
    let subject: Case
    let words: Words
    let names: OwnerNames

    /// Values for the words of `operation`; nil for one of the desk's.
    func values(of operation: Operation) -> [String: String]? {
        steps(operation) ?? clocks(operation.payload) ?? hearings(operation.payload) ?? results(operation)
            ?? issuing(operation.payload)
    }

    private func steps(_ operation: Operation) -> [String: String]? {
        switch operation.payload {
        case let act as StepTaken: ["step": step(act.step, operation)]
        case let act as StepReleased: ["step": step(act.step, operation)]
        case let act as OpinionGiven:
            [
                "step": step(act.step, operation), "verdict": words("cli.opinion.\(act.verdict.rawValue)"),
                "text": words.after(act.text),
            ]
        case let act as ProceedingHeld:
            [
                "sort": words("cli.proceeding.\(act.sort.rawValue)"), "people": act.people.joined(separator: "、"),
                "text": act.findings,
            ]
        case let act as LeadNamed: ["department": names(act.department)]
        case let act as MarkedGrave: ["reason": act.reason]
        case let act as PassedUp: ["body": act.body]
        case let act as CameBackDown:
            ["verdict": words("cli.verdict.\(act.verdict.rawValue)"), "document": act.document]
        default: nil
        }
    }

    private func clocks(_ payload: any OperationPayload) -> [String: String]? {
        switch payload {
        case let act as ClockPaused:
            ["cause": words("cli.pause.\(act.cause.rawValue)"), "days": "\(act.days)", "date": "\(act.until)"]
        case let act as ClockResumed: ["text": words.after(act.result ?? "")]
        case let act as LimitExtended:
            [
                "clock": words("cli.clock.\(act.clock.rawValue)"), "amount": "\(act.limit.amount)",
                "unit": words("cli.unit.\(act.limit.unit.rawValue)"), "person": act.approval.name,
                "document": act.approval.document, "reason": act.reason,
            ]
        case let act as TermExtended: ["date": "\(act.until)", "reason": act.reason]
        case let act as ReminderSent:
            ["matter": words("reminder.\(act.reminder.matter.rawValue)"), "date": "\(act.reminder.due)"]
        case is DeemedAcceptanceRecorded: [:]
        default: nil
        }
    }

    private func hearings(_ payload: any OperationPayload) -> [String: String]? {
        switch payload {
        case let act as HearingTold: ["parties": act.parties]
        case let act as HearingRequested: ["party": act.by]
        case let act as HearingCalled: ["date": "\(act.day)", "place": act.place]
        case let act as HearingHeld: ["chair": act.chair]
        default: nil
        }
    }

    private func results(_ operation: Operation) -> [String: String]? {
        switch operation.payload {
        case let act as LineAwaited:
            [
                "line": subject.name(of: act.material), "short": act.short,
                "source": act.sourceNumber.map { words("cli.text.source", ["number": $0]) } ?? "",
            ]
        case let act as ResultProvided: ["line": subject.name(of: act.material), "certificate": act.certificate]
        case let act as ResultLost:
            [
                "line": subject.name(of: act.material), "short": act.short, "number": act.sourceNumber,
                "cause": words("cli.loss.\(act.cause.rawValue)"),
            ]
        case let act as ResultExpected:
            ["line": subject.name(of: act.material), "short": act.short, "number": act.sourceNumber]
        case let act as DefinitionMoved: ["hash": String(act.definition.prefix(12))]
        case let act as Decided:
            ["verdict": words("cli.verdict.\(act.verdict.rawValue)"), "reason": words.after(act.reason)]
        case let act as ApplicationTerminated:
            ["cause": words("cli.termination.\(act.cause.rawValue)"), "reason": act.reason]
        case let act as ResultMade:
            [
                "name": act.name.isEmpty ? words("cli.document.denial") : act.name, "number": act.number,
                "until": words.until(act.validUntil),
            ]
        case let act as ResultDelivered: ["receiver": act.receiver]
        default: nil
        }
    }

    private func step(_ id: String, _ operation: Operation) -> String {
        let item = operation.items.first.flatMap(subject.item)
        return item?.definition.steps.first { $0.id == id }?.name ?? id
    }
}

extension Words {
    /// `：text` behind something, or nothing.
    func after(_ text: String) -> String { text.isEmpty ? "" : self("cli.text.after", ["text": text]) }

    /// `，有效期至…` behind a certificate that does not hold for ever.
    func until(_ day: Day?) -> String { day.map { self("cli.text.until", ["date": "\($0)"]) } ?? "" }
}
