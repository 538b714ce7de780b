import Casework
import Catalogue

/// Taking back: what it is, said before or after.
extension Model {
    /// Takes a mark or a count back at once, since it is quickly made again; asks before anything else goes.
    mutating func undo() -> [Effect] {
        guard let subject = desk.subject else { return refuse(Denial(.notOpen)) }
        if let denial = denial(of: Undo()) { return refuse(denial) }
        let act = subject.lastAct
        guard !act.allSatisfy({ $0.payload.markedMaterial != nil }) else { return perform([Undo()]) }
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.undo"), lines: [name(of: act, in: subject)],
                    act: .perform([Undo()]))))
        return []
    }

    /// What `operation` took back, in words; empty where it took nothing back.
    func undone(by operation: Operation, _ subject: Case) -> String {
        guard let undone = operation.payload as? Undone else { return "" }
        return name(of: subject.log.filter { $0.intent == undone.undoes }, in: subject)
    }

    /// Puts the selection on the line whose mark was taken back, and forgets that mark: `*` must not make it again.
    mutating func goBack(to operation: Operation, _ subject: Case) {
        guard let undone = operation.payload as? Undone else { return }
        let act = subject.log.filter { $0.intent == undone.undoes }
        guard let material = act.compactMap(\.payload.markedMaterial).last else { return }
        lastMark = nil
        guard subject.checklist().contains(where: { $0.material == material }) else { return }
        desk.line = material
    }

    /// An act in words: a count that came with a mark is part of it, fields are named together.
    private func name(of act: [Operation], in subject: Case) -> String {
        let fields = act.compactMap { $0.payload as? FieldRecorded }.map { label(of: $0.field, in: subject) }
        let marks = act.filter { $0.payload.markedMaterial != nil && !($0.payload is LineCounted) }
        let named = act.filter { !($0.payload is FieldRecorded) && (marks.isEmpty || !($0.payload is LineCounted)) }
        let form = fields.isEmpty ? [] : [station.text("undo.fields", ["names": fields.joined(separator: "、")])]
        return (form + named.map { name(of: $0, in: subject) }).joined(separator: "、")
    }

    private func name(of operation: Operation, in subject: Case) -> String {
        func line(_ key: String, _ material: String, _ defects: String = "") -> String {
            let place = subject.checklist().firstIndex { $0.material == material }.map { "\($0 + 1)" }
            let line = place.map { station.text("undo.line", ["n": $0]) } ?? subject.name(of: material)
            return "\(line) \(station.text(key))\(defects)"
        }
        switch operation.payload {
        case let payload as LinePassed: return line("mark.passed", payload.material)
        case let payload as LineMended: return line("mark.mended", payload.material)
        case let payload as LineCounted: return line("undo.count", payload.material)
        case let payload as LineFailed:
            let defects = payload.defects.map { " \($0)\(station.defect($0)?.short ?? "")" }.joined()
            return line("mark.failed", payload.material, defects)
        case let payload as ApplicantRecorded:
            return station.text("undo.applicant", ["name": payload.applicant.name])
        case let payload as AgentRecorded:
            return station.text("undo.agent", ["name": payload.agent?.name ?? "—"])
        case let payload as ItemAdded:
            let item = station.catalogue.items.first { $0.short == payload.short }
            return station.text("undo.item", ["name": item?.name ?? payload.short])
        default: return station.text("operation.\(operation.kind)")
        }
    }

    private func label(of field: String, in subject: Case) -> String {
        subject.items.flatMap(\.definition.fields).first { $0.id == field }?.label ?? field
    }
}

extension OperationPayload {
    /// The material whose line was marked or counted; nil for every other act.
    fileprivate var markedMaterial: String? {
        switch self {
        case let payload as LinePassed: payload.material
        case let payload as LineFailed: payload.material
        case let payload as LineMended: payload.material
        case let payload as LineCounted: payload.material
        default: nil
        }
    }
}
