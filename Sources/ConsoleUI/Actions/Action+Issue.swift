import Casework
import CellText

extension Action {
    /// What is done at the unified issue window, and with what comes of it.
    static let issue: [Action] = [
        Action(
            "give", .function(6), bar: true, irreversible: true, for: .issue,
            denial: { $0.desk.subject == nil ? Denial(.notOpen) : $0.currentStep == nil ? Denial(.nothingWaits) : nil }
        ) { $0.judge() },
        Action("tell", .function(4), bar: true, for: .issue, denial: { $0.waitingDenial }) { model in
            model.layers.append(.picker(model.tellPicker()))
            return []
        },
        Action("post", .function(7), bar: true, irreversible: true, for: .issue, denial: { $0.postDenial }) {
            $0.openPost()
        },
        Action("collect", irreversible: true, for: .issue, denial: { $0.waitingDenial }) { model in
            guard let item = model.itemAtIssue else { return [] }
            model.layers.append(.form(model.reviewForm(.collect(key: item.key))))
            return []
        },
        Action("fee", for: .counter, denial: { model in model.onItem { EnterFee($0, .settled(reference: "—")) } }) {
            $0.openForItem { .fee(key: $0) }
        },
        Action("waive", for: .department, denial: { model in model.onItem { EnterFee($0, .waived(basis: "—")) } }) {
            $0.openForItem { .waive(key: $0) }
        },
        Action("wish", for: .counter, denial: { model in model.onItem { WishDelivery([$0], nil) } }) {
            $0.openForItem { .wish(key: $0) }
        },
        Action("toCall", for: .issue) { $0.showToCall() },
        Action("uncollected", for: .issue) { $0.showUncollected() },
        Action("blanks", denial: { $0.blanksDenial }) { $0.begin(.blanks) },
        Action("settle", for: .issue, denial: { $0.openMessage == nil ? Denial(.noSuchMessage) : nil }) { model in
            model.layers.append(.picker(model.settlePicker()))
            return []
        },
        Action(
            "bringBack", irreversible: true, for: .issue,
            denial: { model in model.onItem { BringResultBack($0, reason: "—") } }
        ) { $0.openForItem { .bringBack(key: $0) } },
    ]
}

extension Model {
    /// Closed while no result of the open case waits for its holder.
    var waitingDenial: Denial? {
        guard desk.subject != nil else { return Denial(.notOpen) }
        return waitingKeys.isEmpty ? Denial(.nothingWaits) : nil
    }

    /// Closed at the issue window, which makes no certificates.
    var blanksDenial: Denial? {
        guard let session else { return Denial(.notOpen) }
        let role = session.actor.capacity.role
        return ReceiveBlanks.roles.contains(role) ? nil : Denial(.roleMayNot, ["role": role.rawValue])
    }

    /// The denial of an act on the item at hand.
    func onItem(_ intent: (Int) -> some Intent<Case>) -> Denial? {
        guard desk.subject != nil else { return Denial(.notOpen) }
        return handItem.map { denial(of: intent($0.key)) } ?? Denial(.noItems)
    }

    mutating func openForItem(_ act: (Int) -> ReviewAct) -> [Effect] {
        guard let item = handItem else { return refuse(Denial(.noItems)) }
        layers.append(.form(reviewForm(act(item.key))))
        return []
    }

    /// The item at hand: at the desk the first of the case that was not ended.
    private var handItem: ItemApplication? {
        session?.isDesk == true ? desk.subject?.items.first { $0.ending == nil } : itemAtIssue
    }
}
