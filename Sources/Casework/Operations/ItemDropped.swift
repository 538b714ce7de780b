/// An item was dropped before any outcome.
public struct ItemDropped: OperationPayload {
    public static let kind = "itemDropped"
    public static let isUndoable = true

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.items.removeAll { operation.items.contains($0.key) }
    }
}

/// Drops an item that was chosen in error, while nothing was received or decided for it.
public struct DropItem: Intent {
    public static let roles = Set<Role>.desk
    public var key: Int

    /// Drops the item application `key`.
    public init(_ key: Int) {
        self.key = key
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard item.recordedStage == .checking, item.receivedOn == nil else {
            throw Denial(.itemHasOutcome, ["item": item.definition.name])
        }
        return [Proposal(ItemDropped(), items: [key])]
    }
}
