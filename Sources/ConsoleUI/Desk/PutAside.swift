import Casework

/// A form that was left by Esc with something typed into it, and whose it was.
struct FormPutAside: Sendable {
    var text: Draft.FormText
    var ticket: ULID?
    var caseID: ULID?
}

/// Esc closes a form and throws nothing away.
extension Model {
    /// Opens a form, with what was typed into it before it was put aside.
    mutating func open(_ form: Form) {
        var form = form
        let place = formsPutAside.firstIndex {
            $0.text.purpose == form.purpose && $0.ticket == desk.ticket?.id && $0.caseID == desk.subject?.id
        }
        if let place { retype(formsPutAside.remove(at: place).text, into: &form) }
        layers.append(.form(form))
    }

    /// Keeps what was typed into a form that was left, and says so. Signatures are given anew each time.
    mutating func putAside(_ form: Form) {
        let text = text(of: form)
        switch form.purpose {
        case .signHandover, .signBag, .takeOver: return
        default: break
        }
        guard text.hasText else { return }
        formsPutAside.append(FormPutAside(text: text, ticket: desk.ticket?.id, caseID: desk.subject?.id))
        tell(.info, "message.formPutAside")
    }

    /// Throws away what was typed for numbers that have ended.
    mutating func forgetEndedForms() {
        let alive = Set(desk.queue.map(\.id) + [desk.ticket?.id].compactMap(\.self))
        formsPutAside.removeAll { $0.ticket.map { !alive.contains($0) } ?? false }
    }
}
