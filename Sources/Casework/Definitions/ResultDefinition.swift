/// What an item gives out when it is granted.
public struct ResultDefinition: Codable, Equatable, Sendable {
    /// 食品经营许可证
    public var name: String
    /// Material type under which other items ask for it, so that they get it without paper; nil for none.
    public var material: String?
    /// How long it holds; nil for without end.
    public var validity: Limit?
    /// Printed on a numbered blank certificate.
    public var blank: Bool
}

/// What a department's chief representative may decide alone (首席代表授权, seed 四(四)1(9)).
public struct ChiefPowers: Codable, Hashable, Sendable {
    /// Decides what is not grave or hard (特别重大、疑难、复杂); else only the head of the body decides.
    public var decides: Bool
    /// The letter of authorisation.
    public var basis: String
}
