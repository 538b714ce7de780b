import Casework
import CellText

/// What is done with a stock of numbered blanks.
enum BlanksAct: String, Codable, Sendable, CaseIterable {
    case receive, spoil, close
}

/// Numbered blanks: what came in, what is left, and the count that closes each day.
extension Model {
    mutating func showBlanks(_ sheets: [BlankSheet]) {
        guard !sheets.isEmpty else {
            tell(.info, "message.noBlanks")
            return
        }
        let rows = sheets.map { sheet in
            let closed = sheet.isClosed(on: now.day)
            let numbers = [
                "left": "\(sheet.expected)", "received": "\(sheet.received)", "used": "\(sheet.used)",
                "spoiled": "\(sheet.spoiled)",
            ]
            return Picker.Row(
                id: sheet.name, text: SafeText(sheet.name).fitted(to: 16),
                detail: station.say("blanks.row", numbers) + " "
                    + (sheet.received == 0 ? "" : station.say(closed ? "blanks.closed" : "blanks.open")))
        }
        layers.append(.picker(Picker(.blanks, title: station.text("picker.blanks"), rows: rows)))
    }

    mutating func chooseStock(_ name: String) -> [Effect] {
        var rows = BlanksAct.allCases.map { Picker.Row(id: $0.rawValue, text: station.say("blanks.\($0.rawValue)")) }
        for index in rows.indices { rows[index].text = SafeText("\(index + 1)  ") + rows[index].text }
        var picker = Picker(.onBlanks(name: name), title: name, rows: rows)
        picker.picksByDigit = true
        layers[layers.count - 1] = .picker(picker)
        return []
    }

    mutating func openBlanks(_ act: BlanksAct, _ name: String) -> [Effect] {
        layers[layers.count - 1] = .form(blanksForm(act, name))
        return []
    }

    func blanksForm(_ act: BlanksAct, _ name: String) -> Form {
        let fields: [Form.Field] =
            switch act {
            case .receive: [field("blankFirst", required: true), field("blankLast", required: true)]
            case .spoil: [field("blank", required: true), field("reason", required: true)]
            // What must be there is not said: it is counted.
            case .close: [field("blanksCounted", required: true), field("note")]
            }
        return Form(
            purpose: .blanks(act, name: name), title: station.text("form.blanks.\(act.rawValue)", ["name": name]),
            fields: fields)
    }

    mutating func submitBlanks(_ form: Form, _ act: BlanksAct, _ name: String) -> [Effect] {
        guard let session else { return [] }
        let intent: any Intent<BlankStock>
        switch act {
        case .receive:
            intent = ReceiveBlanks(name, from: Model.narrow(form["blankFirst"]), to: Model.narrow(form["blankLast"]))
        case .spoil: intent = SpoilBlank(Model.narrow(form["blank"]), reason: form["reason"])
        case .close:
            guard let counted = Int(Model.narrow(form["blanksCounted"])) else {
                focusField("blanksCounted")
                return refuse(Denial(.notANumber, ["field": "blanksCounted"]))
            }
            intent = CloseBlanks(counted: counted, note: form["note"])
        }
        return begin(.onBlanks(intent, name: name, actor: session.actor))
    }

    mutating func blanksActed(_ result: ActResult<BlankStock>, _ name: String) -> [Effect] {
        switch result {
        case .done(let stock):
            if case .form = layers.last { layers.removeLast() }
            guard let last = stock.log.last else { return [] }
            tell(.done, "operation.\(last.kind).done", ["name": name])
            return begin(.blanks)
        case .denied(let denial):
            if denial.code == .blanksDiffer { focusField("note") }
            return refuse(denial)
        case .conflict:
            fail(station.say("message.conflict", [:]))
            return [.bell]
        case .failed(let trouble):
            fail("message.notSaved", trouble)
            return [.bell]
        case .unknown(let trouble):
            fail("message.unknown", trouble)
            return [.bell]
        }
    }
}
