extension Case {
    /// The item application `key`, or the refusal to speak of it.
    func mustHave(_ key: Int) throws(Denial) -> ItemApplication {
        guard let item = item(key) else { throw Denial(.noSuchItem, ["item": "\(key)"]) }
        return item
    }
}
