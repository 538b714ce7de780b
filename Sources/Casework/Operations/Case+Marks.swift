extension Case {
    /// Writes the finding into each item the operation names; a look at a supplement is thereby done.
    mutating func mark(
        _ material: String, _ mark: ItemApplication.Mark, _ operation: Operation
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            item.marks[material] = mark
            item.awaited[material] = nil
            item.brought.remove(material)
        }
    }
}
