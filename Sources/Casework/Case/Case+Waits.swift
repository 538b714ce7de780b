/// An item of a case, as others wait for its result.
struct ResultGiver: Hashable {
    var caseID: ULID
    var short: String
}

extension Case {
    /// Whose results the item `short` of this case waits for and has not got.
    private func givers(for short: String) -> [ResultGiver] {
        guard let item = items.last(where: { $0.definition.short == short && $0.ending == nil }) else { return [] }
        return awaitedResults(of: item).filter { $0.on == nil }
            .map { ResultGiver(caseID: $0.source ?? id, short: $0.short) }
    }

    /// The first of the items `keys` for whose result `giver` itself waits, directly or over others.
    ///
    /// - Parameter others: further cases to which waits lead, by identity; what is not among them is not seen.
    func item(of keys: [Int], awaitedBy giver: ResultGiver, _ others: [ULID: Case]) -> ItemApplication? {
        var open = [giver]
        var seen: Set<ResultGiver> = []
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            let isHere = next.caseID == id
            if isHere, let found = items.first(where: { keys.contains($0.key) && $0.definition.short == next.short }) {
                return found
            }
            open += (isHere ? self : others[next.caseID])?.givers(for: next.short) ?? []
        }
        return nil
    }
}
