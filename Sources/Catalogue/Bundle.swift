public import Casework

/// Several items taken in together (一件事, 多事项一表式): a theme of the catalogue, or what a clerk puts together.
public struct ItemBundle: Sendable, Equatable {
    /// Name of the theme; nil for a free bundle.
    public let name: String?
    /// The versions that hold on the day, in the order in which they are handled.
    public let items: [ItemDefinition]

    /// Short codes joined by `+`, by which `Catalogue.bundle(_:on:)` finds it again.
    public var code: String { items.map(\.short).joined(separator: "+") }
}

extension Catalogue {
    /// Signs that join the codes of a free bundle, as clerks type them.
    private static let joints: Set<Character> = ["+", "＋", "、", ",", "，", " ", "　"]

    /// Themes whose name fits `query` (part of it, or pinyin initials: `kcg` for 开餐馆), and the free bundle that its
    /// codes make up (`SS01+SS03`). Themes with an item that does not hold on `day` are left out.
    public func bundles(_ query: String, on day: Day) -> [ItemBundle] {
        let free = bundle(query, on: day).map { [$0] } ?? []
        let known = themes.filter { search.initials.matches(query, $0.name) }.compactMap { theme -> ItemBundle? in
            let items = theme.items.compactMap { item(short: $0, on: day) }
            return items.count == theme.items.count ? ItemBundle(name: theme.name, items: items) : nil
        }
        return free + known.filter { !free.map(\.code).contains($0.code) }
    }

    /// The items whose short codes `codes` joins, each once; nil unless there are two or more and all hold on `day`.
    public func bundle(_ codes: String, on day: Day) -> ItemBundle? {
        let parts = codes.split(whereSeparator: Catalogue.joints.contains).map { $0.uppercased() }
        var seen: Set<String> = []
        let items = parts.filter { seen.insert($0).inserted }.compactMap { item(short: $0, on: day) }
        guard items.count > 1, items.count == seen.count else { return nil }
        let theme = themes.first { $0.items == items.map(\.short) }
        return ItemBundle(name: theme?.name, items: items)
    }
}
