extension Case {
    /// Ends the items that the operation names, other than by acceptance.
    mutating func end(
        _ operation: Operation, _ stage: ItemApplication.Stage, _ reason: String
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            item.ending = .init(stage: stage, on: operation.effectiveOn, reason: reason)
        }
    }
}
