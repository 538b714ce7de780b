import Casework
import CellText

/// Whose help is written down.
enum Helped: Codable, Sendable, Equatable {
    case applicant(caseID: ULID)
    case number(ULID)
}

/// Help given before and beside the window (导办、帮办代办).
extension Model {
    /// The case that lies open, else the number being served, else the one selected in the queue.
    var helped: Helped? {
        if let subject = desk.subject { return .applicant(caseID: subject.id) }
        if let ticket = desk.ticket { return .number(ticket.id) }
        return markedTicket.map { .number($0.id) }
    }

    /// The number that the queue pane marks, once somebody has gone there or chosen one.
    private var markedTicket: TicketSummary? {
        desk.pane == .queue || desk.selectedTicket != nil ? desk.markedTicket : nil
    }

    /// Closed while there is nobody whose help could be written down.
    var helpDenial: Denial? {
        if let denial = counterOnly { return denial }
        if desk.subject != nil { return denial(of: GiveHelp(.guided)) }
        return helped == nil ? Denial(.nobodyToHelp) : nil
    }

    func helpPicker(_ helped: Helped) -> Picker {
        let rows = Help.Kind.allCases.enumerated().map { index, kind in
            Picker.Row(id: kind.rawValue, text: SafeText("\(index + 1)  ") + station.say("help.\(kind.rawValue)"))
        }
        let number = desk.subject?.number ?? desk.ticket?.number ?? markedTicket?.number ?? ""
        var picker = Picker(.guide(helped), title: station.text("picker.guide", ["number": number]), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    mutating func chooseHelp(_ kind: Help.Kind, _ helped: Helped) -> [Effect] {
        layers.removeLast()
        open(helpForm(.guide(kind, helped)))
        return []
    }

    func helpForm(_ purpose: Form.Purpose) -> Form {
        Form(purpose: purpose, title: station.text("form.guide"), fields: [field("note"), field("helper")])
    }

    mutating func submitHelp(_ form: Form, _ kind: Help.Kind, _ helped: Helped) -> [Effect] {
        guard let session else { return [.bell] }
        let helper = form["helper"].isEmpty ? nil : Model.narrow(form["helper"])
        switch helped {
        case .applicant(let caseID):
            let act = GiveHelp(kind, by: helper, note: form["note"])
            return begin(.perform([act], caseID: caseID, revision: nil, actor: session.actor))
        case .number(let id): return begin(.onNumber(HelpTicket(kind, by: helper, note: form["note"]), id))
        }
    }

    /// What an operation was, as the history tells it.
    func words(for operation: Operation) -> SafeText {
        guard let help = (operation.payload as? HelpGiven)?.help else {
            return station.say("operation.\(operation.kind)")
        }
        let helper = help.helper == operation.actor.person ? "" : " " + station.name(of: help.helper)
        return station.say("help.\(help.kind.rawValue)") + SafeText(helper)
            + SafeText(help.note.map { ": \($0)" } ?? "")
    }
}
