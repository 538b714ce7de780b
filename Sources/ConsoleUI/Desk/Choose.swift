import Casework
import CellText

/// What choosing from a list does.
extension Model {
    mutating func react(_ picker: Picker, _ reaction: Picker.Reaction) -> [Effect] {
        switch reaction {
        case .stay: return []
        case .ignored: return [.bell]
        case .filter: return filter(picker)
        case .cancel:
            layers.removeLast()
            return []
        case .choose:
            guard picker.rows.indices.contains(picker.selected) else { return [.bell] }
            let row = picker.rows[picker.selected]
            if let closed = row.closed {
                fail(closed)
                return [.bell]
            }
            return choose(row, in: picker)
        }
    }

    private mutating func choose(_ row: Picker.Row, in picker: Picker) -> [Effect] {
        switch picker.purpose {
        case .item:
            guard let (definition, hash) = station.catalogue.pinned(row.id, on: now.day) else { return [.bell] }
            return perform([AddItem(definition, hash: hash)])
        case .defect(let material):
            layers.removeLast()
            return Int(row.id).map { fail(material, [$0], note: nil) } ?? []
        case .category:
            layers.removeLast()
            return onTicket(TransferTicket(to: row.id))
        case .action:
            layers.removeLast()
            return start(named: row.id)
        case .document:
            guard let index = Int(row.id), let document = desk.subject?.documents[safe: index] else { return [.bell] }
            layers.removeLast()
            return begin(.page(document.kind, hash: document.hash))
        case .search: return ULID(row.id).map { begin(.load($0)) } ?? []
        case .supplement: return chooseMarked(picker) { ReceiveSupplement($0) }
        case .giveBack:
            let marked = picker.rows.filter(\.isMarked).map(\.id)
            return confirm("confirm.giveBack", [:], [GivePapersBack(marked.isEmpty ? nil : marked)])
        case .situation:
            let parts = row.id.split(separator: "\t").map(String.init)
            return parts.count == 2 ? tryPerform(AnswerSituation(parts[0], parts[1])) : []
        case .dropItem: return Int(row.id).map { tryPerform(DropItem($0)) } ?? []
        case .refusalGround(let keys):
            return chooseGround(row, .refuse(keys)) { ground in
                Refuse(keys, reason: ground.statement, rightBody: nil)
            }
        case .notNeededGround(let keys):
            return chooseGround(row, .notNeeded(keys)) { TellNotNeeded(keys, reason: $0.statement) }
        case .declineCause(let caseID, let handover):
            guard let cause = DeclinePapers.Cause(rawValue: row.id), let session else { return [] }
            return begin(
                .perform(
                    [DeclinePapers(handover, cause: cause)], caseID: caseID, revision: nil, actor: session.actor))
        case .openTicket: return []
        }
    }

    private mutating func chooseMarked(_ picker: Picker, _ intent: ([String]) -> ReceiveSupplement) -> [Effect] {
        let marked = picker.rows.filter(\.isMarked).map(\.id)
        return tryPerform(intent(marked))
    }

    private mutating func chooseGround(
        _ row: Picker.Row, _ other: ReasonPurpose, _ intent: (RefusalGround) -> some Intent<Case>
    ) -> [Effect] {
        guard let ground = station.catalogue.grounds.first(where: { "\($0.number)" == row.id }) else {
            layers.removeLast()
            layers.append(.form(reasonForm(other)))
            return []
        }
        let key = ground.act == "refused" ? "confirm.refuse" : "confirm.notNeeded"
        return confirm(key, ["reason": ground.statement], [intent(ground)])
    }
}

extension Array {
    /// The element at `index`, nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
