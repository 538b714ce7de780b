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
    /// Type of the certificate in the catalogue of electronic certificates; the item's code where none is known.
    public var typeCode: String?
    /// Fields that the issue window types from the certificate without seeing them: `holder`, `number`, `validUntil`,
    /// `blank`, or the id of a form field. nil for holder and number, and the end of the validity where it has one.
    public var rekeyed: [String]?
    /// How it is made and issued (制证、发证), shown to the clerk; nil for nothing out of the common.
    public var rules: String?
}

/// A fee that must be settled or waived before the result is issued.
public struct Tariff: Codable, Equatable, Sendable {
    /// 证书工本费
    public var name: String
    /// In fen.
    public var amount: Int
    /// Law or price order that sets it.
    public var basis: String

    /// `amount` fen by `basis`.
    public init(name: String, amount: Int, basis: String) {
        self.name = name
        self.amount = amount
        self.basis = basis
    }
}

/// What a department's chief representative may decide alone (首席代表授权, seed 四(四)1(9)).
public struct ChiefPowers: Codable, Hashable, Sendable {
    /// Decides what is not grave or hard (特别重大、疑难、复杂); else only the head of the body decides.
    public var decides: Bool
    /// The letter of authorisation.
    public var basis: String
}
