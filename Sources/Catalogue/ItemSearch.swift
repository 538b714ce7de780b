public import Casework

/// Finds items by what a clerk types: part of the name, pinyin initials (`spjy` for 食品经营许可), both mixed, or the
/// short code. The table is built once.
public struct ItemSearch: Sendable {
    private struct Row: Sendable {
        let item: ItemDefinition
        let short: [PinyinInitials.Sign]
        let name: [PinyinInitials.Sign]
    }

    /// How well a row fits, best first; within a rank the earlier place in the name is better.
    private struct Rank: Comparable {
        enum Kind: Int { case exactShort, shortStart, nameStart, inName, inShort }
        let kind: Kind
        let place: Int

        static func < (a: Rank, b: Rank) -> Bool { (a.kind.rawValue, a.place) < (b.kind.rawValue, b.place) }
    }

    private let rows: [Row]
    let initials: PinyinInitials

    init(_ items: [ItemDefinition], _ initials: PinyinInitials) {
        self.initials = initials
        rows = items.map { item in
            Row(item: item, short: initials.pattern(of: item.short), name: initials.pattern(of: item.name))
        }
    }

    /// The versions that hold on `day` and fit `query`, best first and then by short code; all for an empty query.
    public func find(_ query: String, on day: Day) -> [ItemDefinition] {
        let typed = query.folded
        return rows.enumerated()
            .filter { $0.element.item.holds(on: day) }
            .compactMap { index, row in rank(row, typed).map { (rank: $0, index: index) } }
            .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
            .map { rows[$0.index].item }
    }

    private func rank(_ row: Row, _ typed: [Unicode.Scalar]) -> Rank? {
        let short = row.short.place(of: typed)
        if short == 0 { return Rank(kind: typed.count == row.short.count ? .exactShort : .shortStart, place: 0) }
        if let place = row.name.place(of: typed) { return Rank(kind: place == 0 ? .nameStart : .inName, place: place) }
        return short.map { Rank(kind: .inShort, place: $0) }
    }
}
