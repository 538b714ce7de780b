/// An item was added to the case, pinned to the version of its definition that holds today.
public struct ItemAdded: OperationPayload {
    public static let kind = "itemAdded"
    public static let isUndoable = true
    public var short: String
    /// Hash of the archived definition.
    public var definition: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        guard let key = operation.items.first, subject.item(key) == nil else {
            throw .unknownReference(sequence: operation.sequence, what: "a new item key")
        }
        subject.items.append(ItemApplication(key: key, definition: try definitions(definition), hash: definition))
    }
}

/// Adds an item that this window may take today.
public struct AddItem: Intent {
    public static let roles = Set<Role>.desk
    public var definition: ItemDefinition
    public var hash: String

    /// Adds the version of an item that `hash` pins.
    public init(_ definition: ItemDefinition, hash: String) {
        self.definition = definition
        self.hash = hash
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        try mustBeTaken(context)
        let named = ["item": definition.name]
        guard !subject.items.contains(where: { $0.definition.short == definition.short && !$0.recordedStage.isClosed })
        else { throw Denial(.itemAlreadyAdded, named) }
        if definition.inPerson, subject.agent != nil { throw Denial(.mustAppearInPerson, named) }
        // Keys are never used twice, not even after an item was taken back: the log would tell two stories.
        let used = subject.log.filter { $0.payload is ItemAdded }.flatMap(\.items)
        return [
            Proposal(ItemAdded(short: definition.short, definition: hash), items: [(used.max() ?? 0) + 1])
        ]
    }

    /// Why this window can't take the item today, whatever the case; nil when it can.
    public func denialAtWindow(_ context: Context) -> Denial? {
        do {
            try mustBeTaken(context)
            return nil
        } catch {
            return error
        }
    }

    private func mustBeTaken(_ context: Context) throws(Denial) {
        let named = ["item": definition.name]
        guard let window = context.window else { throw Denial(.otherWindow, ["item": definition.name, "window": "—"]) }
        guard !window.issues else { throw Denial(.windowIssuesOnly, ["window": window.name]) }
        guard definition.window == window.id else {
            throw Denial(.otherWindow, ["item": definition.name, "window": definition.window])
        }
        if let season = window.season, !season.contains(context.today) {
            throw Denial(.outOfSeason, ["window": window.name, "from": season.from, "to": season.to])
        }
        guard definition.effectiveFrom <= context.today, definition.effectiveTo.map({ $0 >= context.today }) ?? true
        else { throw Denial(.notInForce, named) }
    }
}
