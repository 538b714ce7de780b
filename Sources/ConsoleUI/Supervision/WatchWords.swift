import Casework
import Catalogue
import CellText

/// What the list of limits says of an entry: in a row, and in full below the rows.
extension Model {
    /// What fits on a row: how urgent it is first, since what is cut on a narrow screen is the rest.
    func line(_ entry: WatchEntry) -> SafeText {
        let number = SafeText(entry.kind == .tickets ? entry.number : String(entry.number.suffix(8))).fitted(to: 9)
        func row(_ first: SafeText, _ rest: [SafeText]) -> SafeText {
            rest.reduce(first.fitted(to: 8) + number) { $0 + $1 + " " }
        }
        switch entry.matter {
        case .warning(let warning):
            return row(
                dueWord(entry.due),
                [
                    name(of: entry), SafeText(entry.short).fitted(to: 5),
                    SafeText(owners(entry)).fitted(to: 11), state(of: warning),
                ])
        case .exception(let exception):
            let when = exception.at.day == now.day ? exception.at.clock : station.day(exception.at.day, from: now.day)
            return row(
                SafeText(when),
                [
                    SafeText(station.name(of: exception.person)).fitted(to: 8),
                    station.say("exception.\(exception.kind.rawValue)"), verdict(on: exception),
                    SafeText(exception.reason),
                ])
        case .slip(let slip):
            return row(
                age(entry),
                [
                    SafeText("\(station.owner(slip.from))>\(station.owner(slip.department))"),
                    station.say("slip.papers", ["n": "\(slip.papers)"]),
                    SafeText(slip.courier ?? station.name(of: slip.givenBy)),
                ])
        case .certificate(let waiting):
            let tried = station.say(
                "issue.tried",
                ["n": "\(waiting.tries)", "last": station.text("issue.contact.\(waiting.contact ?? "none")")])
            return row(
                age(entry), [name(of: entry), tried, SafeText(waiting.name)])
        case .refusedResult:
            return row(
                age(entry),
                [
                    name(of: entry), SafeText(entry.short),
                    SafeText(owners(entry)),
                    station.say("watch.refused"),
                ])
        case .rating(let rated):
            return row(
                dueOrUnowned(entry),
                [
                    station.say("grade.\(rated.rating.grade.rawValue)"), SafeText(owners(entry)),
                    SafeText(reasons(rated.rating)),
                ])
        case .enquiry(let enquiry):
            return row(
                enquiry.state == .open ? dueOrUnowned(entry) : station.say("enquiry.toTell"),
                [
                    station.say("enquiry.sort.\(enquiry.sort.rawValue)"), SafeText(owners(entry)),
                    SafeText(enquiry.matter),
                ])
        }
    }

    private func dueOrUnowned(_ entry: WatchEntry) -> SafeText {
        entry.owners.isEmpty ? station.say("watch.unowned") : dueWord(entry.due)
    }

    private func age(_ entry: WatchEntry) -> SafeText {
        station.say("days", ["n": "\(now.day.number - entry.since.number)"])
    }

    private func name(of entry: WatchEntry) -> SafeText { SafeText(entry.name).fitted(to: size.width < 132 ? 9 : 30) }

    private func owners(_ entry: WatchEntry) -> String { entry.owners.map(station.ownerName).joined(separator: "、") }

    private func state(of warning: Warning) -> SafeText {
        if warning.course.acknowledged != nil { return station.say("watch.acknowledged") }
        return station.say(warning.course.escalatedOn == nil ? "watch.open" : "watch.escalated")
    }

    private func verdict(on exception: Exception) -> SafeText {
        exception.verdict.map { station.say($0.isAllowed ? "watch.allowed" : "watch.objected") } ?? ""
    }

    /// Everything about an entry, its first line in short.
    func details(_ entry: WatchEntry) -> [SafeText] {
        let what = SafeText("\(entry.number) \(entry.name) \(entry.short) ")
        switch entry.matter {
        case .warning(let warning):
            let head = station.say(
                "watch.warning",
                [
                    "matter": station.text("reminder.\(warning.reminder.matter.rawValue)"),
                    "date": "\(warning.reminder.due)", "owners": owners(entry),
                ])
            return [what + head, course(of: warning)]
        case .exception(let exception):
            return [what + station.say("exception.\(exception.kind.rawValue)")] + about(exception)
        case .slip(let slip):
            let names = slip.lines.map(\.name).joined(separator: "、")
            return [what + SafeText(names), said(slip.courier ?? slip.givenBy, slip.givenAt)]
        case .certificate(let waiting):
            return [
                what + SafeText("\(waiting.name) \(waiting.number)"),
                station.say("watch.since", ["date": "\(entry.since)"]),
            ]
        case .refusedResult:
            return [what + station.say("watch.refused"), station.say("watch.since", ["date": "\(entry.since)"])]
        case .rating(let rated):
            let served = [
                rated.counter.map { station.text("watch.counter", ["counter": $0]) }, rated.person.map(station.name),
            ]
            return [
                what + station.say("grade.\(rated.rating.grade.rawValue)") + SafeText(" ")
                    + SafeText(reasons(rated.rating)),
                SafeText((["\(entry.since)"] + served.compactMap(\.self)).joined(separator: " ")),
            ]
        case .enquiry(let enquiry):
            return [what + SafeText(enquiry.matter), station.say("watch.since", ["date": "\(entry.since)"])]
        }
    }

    private func course(of warning: Warning) -> SafeText {
        let course = warning.course
        let issued = course.issuedOn.map { station.text("watch.issuedOn", ["date": "\($0)"]) }
        let escalated = course.escalatedOn.map { station.text("watch.escalatedOn", ["date": "\($0)"]) }
        let seen = course.acknowledged.map { seen in
            station.text(
                "watch.acknowledgedBy",
                ["person": station.name(of: seen.person), "at": "\(seen.at.day) \(seen.at.clock)", "note": seen.note])
        }
        return SafeText([issued, escalated, seen].compactMap(\.self).joined(separator: " "))
    }

    private func about(_ exception: Exception) -> [SafeText] {
        let defects = exception.line.map { line in
            let names = line.defects.map { station.defect($0)?.short ?? "\($0)" }
            return "\(station.catalogue.name(ofMaterial: line.material)): \(names.joined(separator: "、"))"
        }
        let approved = exception.approvedBy.map { station.text("watch.approvedBy", ["person": station.name(of: $0)]) }
        let head = exception.head.map { head in
            station.text(
                "watch.head", ["name": head.name, "document": head.document, "date": "\(head.on)"])
        }
        let first = [defects, exception.reason, approved, head].compactMap(\.self).joined(separator: " ")
        let judged = exception.verdict.map { verdict in
            station.say(
                verdict.isAllowed ? "watch.allowedBy" : "watch.objectedBy",
                [
                    "person": station.name(of: verdict.person), "at": "\(verdict.at.day) \(verdict.at.clock)",
                    "note": verdict.note,
                ])
        }
        return [SafeText(first), said(exception.person, exception.at, at: exception.counter)]
            + [judged].compactMap(\.self)
    }

    private func said(_ person: String, _ at: Instant, at counter: String? = nil) -> SafeText {
        station.say(
            counter == nil ? "watch.by" : "watch.byAt",
            ["person": station.name(of: person), "counter": counter ?? "", "at": "\(at.day) \(at.clock)"])
    }
}
