import Casework
import CellText

/// Repeat-last (`*`), as the duplicate key of a form-filling terminal: the field's last value, the last mark.
extension Model {
    /// What was last found of a checklist line.
    enum LastMark: Sendable, Equatable {
        case passed
        case failed([Int], note: String?)
    }

    /// Fills the empty field under the cursor with what was last submitted in it; false where there is nothing to repeat.
    ///
    /// Who somebody is, and secrets, are never repeated: they are not the next applicant's.
    mutating func repeatField(of form: Form) -> Bool {
        let field = form.fields[form.focus]
        guard field.kind == .text, field.text.isEmpty, let last = lastTexts[Model.place(field, form)] else {
            return false
        }
        var form = form
        form.fields[form.focus].text = TextField(last)
        replaceTop(.form(form))
        return true
    }

    /// Remembers the texts of a form that is submitted, for the next of its kind.
    mutating func remember(_ form: Form) {
        for field in form.fields where field.kind == .text && !field.text.isEmpty && form.purpose.repeats(field.id) {
            lastTexts[Model.place(field, form)] = field.text.text
        }
    }

    static func place(_ field: Form.Field, _ form: Form) -> String { "\(form.title)\t\(field.id)" }

    /// Marks the current line as the last one was marked.
    mutating func repeatMark() -> [Effect] {
        guard let line = desk.line, let lastMark else { return refuse(Denial(.nothingToRepeat)) }
        switch lastMark {
        case .passed: return passLine()
        case .failed(let defects, let note): return fail(line, defects, note: note)
        }
    }
}

extension Form.Purpose {
    /// Whether the field `id` is worth repeating in the next form of this kind.
    fileprivate func repeats(_ id: String) -> Bool {
        switch self {
        case .register: id == "item"
        case .agent, .fields, .reason, .note, .lateNotice, .rightBody, .review, .courier, .guide: true
        case .post: id == "carrier"
        case .signIn, .applicant, .promise, .signHandover, .signBag, .approval, .count, .attach, .compare, .takeOver,
            .blanks, .enquiry, .onEnquiry, .moveQueue, .rating:
            false
        }
    }
}
