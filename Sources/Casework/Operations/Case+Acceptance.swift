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
        let rows = checklist(items.map(\.key)).filter { $0.mark?.isGood == true }
        if let short = rows.first(where: { !isCovered($0) }) {
            throw Denial(.countsTooLow, ["line": short.line.name])
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
            guard item.acceptedOn == nil, item.ending == nil else {
                throw Denial(.outcomeGiven, ["item": item.definition.name])
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
