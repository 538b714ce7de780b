import Casework
import CellText

extension Action {
    /// What the hall has of the applicant.
    static let applicant: [Action] = [
        Action("history", .character("@"), denial: { $0.historyDenial }) { model in
            model.layers.append(.picker(model.historyPicker()))
            return []
        }
    ]
}

extension Model {
    /// Closed while no case lies open, or its applicant has no other here.
    fileprivate var historyDenial: Denial? {
        desk.subject == nil ? Denial(.notOpen) : desk.earlier.isEmpty ? Denial(.noOtherCases) : nil
    }

    /// The applicant's other cases in this hall: what became of each item, what is still to come in and by when, and
    /// papers that nobody has signed for. Choosing one opens it.
    fileprivate func historyPicker() -> Picker {
        let rows = desk.earlier.map { summary in
            let items = summary.items.map { item -> String in
                let term = item.termUntil ?? item.promisedDue ?? item.statutoryDue
                let date =
                    term.map { " " + station.text("history.until", ["date": station.day($0, from: now.day)]) } ?? ""
                return "\(item.short) \(station.text("stage.\(item.stage)"))\(date)"
            }
            let unsigned = summary.slips.filter { $0.state == Handover.State.open.rawValue }.count
            let slips = unsigned == 0 ? "" : "  " + station.text("history.unsigned", ["n": "\(unsigned)"])
            return Picker.Row(
                id: summary.id.description,
                text: SafeText("\(station.day(summary.openedAt.day, from: now.day)) \(summary.number)"),
                detail: SafeText(items.joined(separator: "、") + slips))
        }
        var picker = Picker(
            .history, title: station.text("picker.history", ["name": desk.subject?.applicant?.name ?? ""]), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// Offers for the empty fields of the open form what the applicant's last case says: `*` takes it, typing passes over
    /// it. Nothing moves under the clerk's fingers.
    mutating func offer(_ known: [String: String]) {
        guard case .form(var form) = layers.last, form.purpose == .fields else { return }
        for (index, field) in form.fields.enumerated() where field.kind == .text && field.text.isEmpty {
            guard let value = known[field.id], !value.isEmpty else { continue }
            form.fields[index].hint = station.text("hint.known", ["value": value])
            lastTexts[Model.place(field, form)] = value
        }
        replaceTop(.form(form))
    }
}
