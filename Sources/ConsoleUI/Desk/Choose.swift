import Casework
import Catalogue
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
            return station.additions(row.id, on: now.day).map { perform($0) } ?? [.bell]
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
            guard let index = Int(row.id), let subject = desk.subject, let document = subject.documents[safe: index]
            else { return [.bell] }
            layers.removeLast()
            return begin(.page(document.kind, hash: document.hash, caseID: subject.id))
        case .counterQueue(let counter, let own, let takes):
            layers.removeLast()
            open(reasonForm(.assignQueue(row.id, counter: counter, own: own, takes: takes)))
            return []
        case .moveQueue(let from):
            layers.removeLast()
            open(moveForm(from: from, to: row.id))
            return []
        case .ratingAct(let ticket): return chooseRatingAct(row.id, ticket)
        case .ratingOwner(let ticket): return openRating(.name(owner: row.id), ticket)
        case .guide(let helped): return Help.Kind(rawValue: row.id).map { chooseHelp($0, helped) } ?? [.bell]
        case .figures: return chooseFigures(row.id)
        case .prints:
            layers.removeLast()
            return Int(row.id).map { retryPrint($0) } ?? []
        case .search, .history: return ULID(row.id).map { begin(.load($0)) } ?? []
        case .supplement: return chooseMarked(picker) { ReceiveSupplement($0) }
        case .giveBack:
            let marked = picker.rows.filter(\.isMarked).map(\.id)
            guard !marked.isEmpty else { return askToMark() }
            return confirm("confirm.giveBack", [:], [GivePapersBack(marked)])
        case .situation:
            let parts = row.id.split(separator: "\t").map(String.init)
            return parts.count == 2 ? tryPerform(AnswerSituation(parts[0], parts[1])) : []
        case .dropItem: return Int(row.id).map { tryPerform(DropItem($0)) } ?? []
        case .feed:
            layers.removeLast()
            return Int(row.id).map { askWhole(.feed($0)) } ?? []
        case .refusalGround(let keys): return chooseRefusal(row, keys)
        case .notNeededGround(let keys): return chooseNotNeeded(row, keys)
        case .opinion(let key, let step):
            return OpinionGiven.Verdict(rawValue: row.id).map { chooseOpinion($0, key: key, step: step) } ?? []
        case .decision(let key): return Decided.Verdict(rawValue: row.id).map { chooseDecision($0, key: key) } ?? []
        case .proceedings(let key):
            guard let item = desk.subject?.item(key), let index = Int(row.id) else { return [.bell] }
            return proceedings(item)[safe: index].map { open($0.act) } ?? [.bell]
        case .endings:
            let items = (desk.subject?.items ?? []).filter { $0.ending == nil }
            return Int(row.id).flatMap { items.flatMap(endings)[safe: $0] }.map { open($0.act) } ?? [.bell]
        case .receiver:
            layers.removeLast()
            return chooseReceiver(row.id)
        case .resultSource:
            layers.removeLast()
            return Int(row.id).flatMap { desk.sources[safe: $0] }.map { tryPerform(AwaitResult($0.material, from: $0)) }
                ?? [.bell]
        case .collector(let key): return chooseCollector(row.id, key: key)
        case .tell: return chooseTelling(row.id)
        case .settle: return openMessage.map { tryPerform(SettleMessage($0, isSent: row.id == "sent")) } ?? [.bell]
        case .carried(let key, let handover):
            return open(
                row.id == "delivered"
                    ? .delivered(key: key, handover: handover) : .cameBack(key: key, handover: handover))
        case .complaint(let key): return open(.complaint(key: key, isWrong: row.id == "wrong"))
        case .blanks: return chooseStock(row.id)
        case .onBlanks(let name): return BlanksAct(rawValue: row.id).map { openBlanks($0, name) } ?? [.bell]
        case .enquiries: return ULID(row.id).map { begin(.enquiry($0)) } ?? []
        case .onEnquiry(let id): return EnquiryAct(rawValue: row.id).map { chooseOnEnquiry($0, id) } ?? [.bell]
        case .attachTo: return chooseAttachTo(row.id)
        case .files: return Int(row.id).map { chooseFile($0) } ?? []
        case .compare: return Int(row.id).map { chooseCompared($0) } ?? []
        case .declineCause(let caseID, let handover):
            guard let cause = DeclinePapers.Cause(rawValue: row.id), let session else { return [] }
            return begin(
                .perform(
                    [DeclinePapers(handover, cause: cause)], caseID: caseID, revision: nil, actor: session.actor))
        }
    }

    private mutating func chooseMarked(_ picker: Picker, _ intent: ([String]) -> ReceiveSupplement) -> [Effect] {
        let marked = picker.rows.filter(\.isMarked).map(\.id)
        guard !marked.isEmpty else { return askToMark() }
        return tryPerform(intent(marked))
    }

    /// Nothing marked means nothing, never everything.
    private mutating func askToMark() -> [Effect] {
        tell(.warning, "message.nothingMarked")
        return [.bell]
    }

    private mutating func chooseRefusal(_ row: Picker.Row, _ keys: [Int]) -> [Effect] {
        guard let ground = ground(row, .refused) else { return askReason(.refuse(keys)) }
        if ground.otherBody {
            layers.removeLast()
            open(rightBodyForm(keys, reason: ground.statement))
            return []
        }
        return confirm("confirm.refuse", ["reason": ground.statement], [Refuse(keys, reason: ground.statement)])
    }

    private mutating func chooseNotNeeded(_ row: Picker.Row, _ keys: [Int]) -> [Effect] {
        guard let ground = ground(row, .notNeeded) else { return askReason(.notNeeded(keys)) }
        return confirm(
            "confirm.notNeeded", ["reason": ground.statement], [TellNotNeeded(keys, reason: ground.statement)])
    }

    private func ground(_ row: Picker.Row, _ act: RefusalGround.Act) -> RefusalGround? {
        Int(row.id).flatMap { station.catalogue.ground($0, for: act) }
    }

    private mutating func askReason(_ purpose: ReasonPurpose) -> [Effect] {
        layers.removeLast()
        open(reasonForm(purpose))
        return []
    }
}

extension RefusalGround {
    /// Reason as the decision prints it: what is so, by which rule, and what the applicant can do.
    var statement: String { "\(wording)（\(basis)）。\(remedy)".withoutCertaintyMarks }
}

extension Array {
    /// The element at `index`, nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
