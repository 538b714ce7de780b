/// What moving to another version would change, for the clerk to read first.
public struct DefinitionChange: Sendable, Equatable {
    /// Names of lines that are asked for from then on, and that are no longer.
    public var added: [String]
    public var dropped: [String]
    /// Limits before and after, where they differ.
    public var statutory: (before: Limit?, after: Limit?)?
    public var promised: (before: Limit?, after: Limit?)?

    /// The change from `old` to `new`.
    public init(from old: ItemDefinition, to new: ItemDefinition) {
        let (before, after) = (Set(old.lines.map(\.material)), Set(new.lines.map(\.material)))
        added = new.lines.filter { !before.contains($0.material) }.map(\.name)
        dropped = old.lines.filter { !after.contains($0.material) }.map(\.name)
        statutory = old.statutory == new.statutory ? nil : (old.statutory, new.statutory)
        promised = old.promised == new.promised ? nil : (old.promised, new.promised)
    }

    public static func == (a: DefinitionChange, b: DefinitionChange) -> Bool {
        a.added == b.added && a.dropped == b.dropped && a.statutory?.before == b.statutory?.before
            && a.statutory?.after == b.statutory?.after && a.promised?.before == b.promised?.before
            && a.promised?.after == b.promised?.after
    }
}
