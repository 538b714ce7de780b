extension ItemApplication {
    /// The lawful date of an acceptance decided now.
    func acceptanceDay(_ context: Context) -> Day {
        switch stage(asOf: context.today, context.rules) {
        case .deemedAccepted: receivedOn ?? context.today
        case .correcting: supplementedOn ?? context.today
        default: context.today
        }
    }
}

extension Case {
    /// Lines in order are still fully counted: a later count or a larger number of shareholders may say otherwise.
    func mustBeCovered(_ items: [ItemApplication]) throws(Denial) {
        for row in checklist(items.map(\.key)) where row.mark?.isGood == true {
            // An item that waits for the result of another one needs no paper.
            let keys = row.keys.filter { item($0)?.awaited[row.material] == nil }
            let counted = checklist(keys).first { $0.material == row.material }
            if let counted, !isCovered(counted) { throw Denial(.countsTooLow, ["line": row.line.name]) }
        }
    }

    /// The items `keys`, each still to be accepted, with every required field recorded.
    func acceptable(_ keys: [Int], _ context: Context) throws(Denial) -> [ItemApplication] {
        try mustBeOpen()
        guard !items.isEmpty, !keys.isEmpty else { throw Denial(.noItems) }
        try mustHaveApplicant()
        var found: [ItemApplication] = []
        for key in Set(keys).sorted() {
            let item = try mustHave(key)
            let named = ["item": item.definition.name]
            guard item.acceptedOn == nil, item.isPending else {
                throw Denial(.outcomeGiven, named)
            }
            // 受审分离: what counts as accepted by law may have been reviewed before the desk writes its acceptance.
            if !item.isHandledAtWindow,
                item.review.opinions.values.contains(where: { $0.person == context.actor.person })
            {
                throw Denial(.acceptorMayNot, named)
            }
            let missing = item.definition.fields.filter { $0.required && fields[$0.id] == nil }
            guard missing.isEmpty else {
                throw Denial(.fieldsMissing, ["names": missing.map(\.label).joined(separator: "、")])
            }
            found.append(item)
        }
        return found
    }
}
