/// An applicant: a natural person or an organisation.
public struct Party: Codable, Hashable, Sendable {
    /// 自然人 or 法人、其他组织
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case person, organisation
    }

    public var kind: Kind
    public var name: String
    public var document: IdentityDocument
    /// Empty where the applicant gave none.
    public var phone: String

    /// An applicant by parts.
    public init(kind: Kind, name: String, document: IdentityDocument, phone: String) {
        self.kind = kind
        self.name = name
        self.document = document
        self.phone = phone
    }
}

/// Somebody who files for the applicant, and the mandate (委托书) that lets them.
public struct Agent: Codable, Hashable, Sendable {
    public var name: String
    public var document: IdentityDocument
    public var phone: String
    /// What the mandate empowers them to do.
    public var powers: String
    /// Last day of the mandate; nil where the paper names none.
    public var until: Day?

    /// An agent by parts.
    public init(name: String, document: IdentityDocument, phone: String, powers: String, until: Day?) {
        self.name = name
        self.document = document
        self.phone = phone
        self.powers = powers
        self.until = until
    }
}
