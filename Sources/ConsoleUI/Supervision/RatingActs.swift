import Casework
import CellText

/// What the supervisor does about a bad rating.
enum RatingAct: Codable, Sendable, Equatable {
    /// Names who puts it right; the form asks by when.
    case name(owner: String)
    case close
}

extension Model {
    /// What can be done about this one, each act with the reason why it can't.
    mutating func showRatingActs(_ ticket: Ticket) {
        guard let session else { return }
        func closed(_ intent: some Intent<Ticket>) -> SafeText? {
            Casework.denial(of: intent, ticket, context(for: session.actor)).map { station.say($0) }
        }
        let rows = [
            Picker.Row(
                id: "name", text: "1  " + station.say("ratings.name"),
                closed: closed(OpenRectification(owner: "—", due: now.day))),
            Picker.Row(
                id: "close", text: "2  " + station.say("ratings.close"), closed: closed(CloseRectification("—"))),
        ]
        let grade = ticket.rating.map { station.text("grade.\($0.grade.rawValue)") } ?? ""
        var picker = Picker(
            .ratingAct(ticket.id),
            title: station.text("picker.ratingAct", ["number": ticket.number, "grade": grade]), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
    }

    mutating func chooseRatingAct(_ id: String, _ ticket: ULID) -> [Effect] {
        guard id == "name" else { return openRating(.close, ticket) }
        let title = station.text("picker.ratingOwner")
        replaceTop(.picker(Picker(.ratingOwner(ticket), title: title, rows: ownerRows(""))))
        return []
    }

    /// The hall's staff by number or part of the name.
    func ownerRows(_ query: String) -> [Picker.Row] {
        let query = Model.narrow(query)
        return station.staff.sorted { $0.key < $1.key }
            .filter { query.isEmpty || $0.key.hasPrefix(query) || $0.value.contains(query) }
            .map { Picker.Row(id: $0.key, text: SafeText("\($0.key)  \($0.value)")) }
    }

    mutating func openRating(_ act: RatingAct, _ ticket: ULID) -> [Effect] {
        layers.removeLast()
        open(ratingForm(.rating(act, ticket: ticket), act))
        return []
    }

    func ratingForm(_ purpose: Form.Purpose, _ act: RatingAct) -> Form {
        switch act {
        case .name(let owner):
            let term = Limit(3, .working, basis: "")
            let due = station.rules.deadline(from: now.day, term).due
            return Form(
                purpose: purpose, title: station.text("form.ratingOwner", ["name": station.name(of: owner)]),
                fields: [field("due", due.description, required: true)])
        case .close:
            return Form(
                purpose: purpose, title: station.text("form.ratingClose"), fields: [field("outcome", required: true)])
        }
    }

    mutating func submitRating(_ form: Form, _ act: RatingAct, _ ticket: ULID) -> [Effect] {
        switch act {
        case .name(let owner):
            guard let due = day(in: form, "due") else { return [.bell] }
            return begin(.onNumber(OpenRectification(owner: owner, due: due), ticket))
        case .close: return begin(.onNumber(CloseRectification(form["outcome"]), ticket))
        }
    }
}
