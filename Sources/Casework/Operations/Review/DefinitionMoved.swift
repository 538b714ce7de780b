/// The item is handled under a newer version of its definition from now on.
public struct DefinitionMoved: OperationPayload {
    public static let kind = "definitionMoved"
    /// Hash of the archived definition that is left, and of the one that is taken.
    public var from: String
    public var definition: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        let newer = try definitions(definition)
        try subject.changeItems(of: operation) { item in
            item.definition = newer
            item.hash = definition
            let materials = Set(newer.lines.map(\.material))
            item.marks = item.marks.filter { materials.contains($0.key) }
            item.brought.formIntersection(materials)
            item.awaited = item.awaited.filter { materials.contains($0.key) }
        }
    }
}

/// Moves an item that waits at the desk to the version that holds today. What was accepted keeps its version.
public struct MoveDefinition: Intent {
    public static let roles = Set<Role>.desk
    public var key: Int
    public var definition: ItemDefinition
    public var hash: String

    /// The item `key` goes over to the version that `hash` pins.
    public init(_ key: Int, to definition: ItemDefinition, hash: String) {
        self.key = key
        self.definition = definition
        self.hash = hash
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        guard item.definition.short == definition.short, item.hash != hash else {
            throw Denial(.sameDefinition, named)
        }
        guard definition.effectiveFrom <= context.today, definition.effectiveTo.map({ $0 >= context.today }) ?? true
        else { throw Denial(.notInForce, named) }
        let stage = item.stage(asOf: context.today, context.rules)
        guard stage == .checking || stage == .correcting else { throw Denial(.outcomeGiven, named) }
        if stage == .correcting {
            // The notice named everything: a newer checklist can't ask for more (行政许可法 32, one notice).
            let asked = Dictionary(
                subject.lines(of: item).map { ($0.material, subject.required($0)) },
                uniquingKeysWith: { first, _ in first })
            var moved = item
            moved.definition = definition
            let more = subject.lines(of: moved).first { line in
                asked[line.material].map { !$0.covers(subject.required(line)) } ?? true
            }
            if let more { throw Denial(.newDefect, ["line": more.name]) }
        }
        return [Proposal(DefinitionMoved(from: item.hash, definition: hash), items: [key])]
    }
}
