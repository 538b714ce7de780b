public import Casework
public import Catalogue
public import CellText

/// The derivation of due dates as text to read on the console and to print: a head, a line a day, the due day.
///
/// Lines are at most 79 cells wide, so that an 80-cell page never has half a character at its edge.
public struct ProofText: Sendable {
    /// The proofs one after the other, an empty line between them.
    public let lines: [SafeText]

    /// `proofs` in the language of `words`, as they stand on `today`.
    public init(_ proofs: [Proof], _ words: Words, _ calendar: WorkCalendar, asOf today: Day) {
        let texts = Self.paragraphs(proofs, words, calendar, asOf: today)
        lines = Array(texts.map { $0.flatMap { SafeText($0).wrapped(to: Self.width) } }.joined(separator: [""]))
    }

    /// The same unbroken, a text a paragraph for each proof.
    static func paragraphs(
        _ proofs: [Proof], _ words: Words, _ calendar: WorkCalendar, asOf today: Day
    ) -> [[String]] {
        let writer = Writer(words: words, calendar: calendar, today: today)
        return proofs.map(writer.text)
    }

    private static let width = 79
}

private struct Writer {
    let words: Words
    let calendar: WorkCalendar
    let today: Day

    func text(of proof: Proof) -> [String] {
        let deadline = proof.deadline
        return head(of: proof) + deadline.steps(calendar).map { "  " + line(of: $0, deadline) } + end(of: proof)
    }

    private func head(of proof: Proof) -> [String] {
        let deadline = proof.deadline
        let limit = deadline.limit
        let start = words(
            "proof.start", ["date": written(deadline.start), "cause": words("proof.cause.\(proof.cause.rawValue)")])
        var length = words("proof.\(limit.amount <= 0 ? "atOnce" : limit.unit.rawValue)", ["n": "\(limit.amount)"])
        if limit.amount > 0, limit.unit == .working, proof.isSetByLicensingLaw { length += words("proof.licence") }
        return [
            words(
                "proof.title",
                ["item": "\(proof.short) \(proof.name)", "clock": words("proof.clock.\(proof.clock.rawValue)")]),
            words("proof.basis", ["basis": limit.basis.withoutCertaintyMarks]),
            start + (limit.amount > 0 ? dayZero(of: deadline) : ""),
            words("proof.limit", ["limit": length]),
        ]
    }

    /// The articles on counting kept their numbers when the civil code took the general part's place in 2021.
    private func dayZero(of deadline: Deadline) -> String {
        if deadline.dayZeroCounts { return words("proof.dayOne") }
        return words("proof.dayZero", ["law": law(on: deadline.start)])
    }

    private func law(on day: Day) -> String {
        words(day.parts.year >= 2021 ? "proof.law.code" : "proof.law.general")
    }

    /// `2018-02-15 周四 休 春节 (国办发明电〔2017〕12号)`
    private func line(of step: Deadline.Step, _ deadline: Deadline) -> String {
        let parts = [written(step.day), kind(of: step), effect(of: step, deadline), estimate(of: step)]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func kind(of step: Deadline.Step) -> String {
        let notice = calendar.notice(on: step.day)
        let source = notice.map { words("proof.notice", ["number": $0.number]) } ?? ""
        return switch step.kind {
        case .working: words("proof.day.working")
        case .weekend: words("proof.day.weekend")
        case .holiday(let festival): words("proof.day.holiday", ["festival": festival]) + source
        case .workedWeekend(let festival): words("proof.day.workedWeekend", ["festival": festival]) + source
        }
    }

    private func effect(of step: Deadline.Step, _ deadline: Deadline) -> String {
        switch step.effect {
        case .counted(let n): words("proof.counted", ["n": "\(n)"])
        case .skipped: ""
        case .paused: words("proof.paused")
        case .ends: words(deadline.limit.amount <= 0 ? "proof.endsAtOnce" : "proof.ends")
        case .moved: words("proof.moved", ["law": law(on: step.day)])
        }
    }

    private func estimate(of step: Deadline.Step) -> String { step.isEstimate ? words("proof.estimate") : "" }

    private func end(of proof: Proof) -> [String] {
        let deadline = proof.deadline
        var lines: [String] = []
        if proof.due != deadline.due {
            lines.append(words("proof.counts", ["date": written(deadline.due)]))
            lines.append(words("proof.chosen", ["date": written(proof.due)]) + state(of: proof))
        } else {
            let mark = deadline.isEstimate ? words("proof.estimateDue") : ""
            lines.append(words("proof.due", ["date": written(proof.due) + mark]) + state(of: proof))
        }
        lines += proof.yearsWithoutNotice(calendar).map { year in
            let missing = WorkCalendar.unknownInEstimates.joined(separator: words("proof.and"))
            return words("proof.noNotice", ["year": "\(year)", "missing": missing])
        }
        lines += proof.notices(calendar).map { words("proof.by", ["number": $0.number, "title": $0.title]) }
        return lines
    }

    private func state(of proof: Proof) -> String {
        if let ended = proof.endedOn { return words("proof.ended", ["date": "\(ended)"]) }
        let left = proof.left(asOf: today, calendar)
        return words(left < 0 ? "proof.over" : "proof.left", ["n": "\(abs(left))"])
    }

    private func written(_ day: Day) -> String { "\(day) \(words("weekday.\(day.weekday)"))" }
}

extension Proof {
    /// Article 82 speaks of the limits set by law for licences, not of what a department or a hall promised.
    fileprivate var isSetByLicensingLaw: Bool {
        switch clock {
        case .correction, .promise, .promised: false
        default: nature == .licence
        }
    }
}
