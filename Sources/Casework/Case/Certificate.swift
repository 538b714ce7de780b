/// A result as data (证照共享): the fields of an electronic certificate, by which other items take it without paper.
public struct Certificate: Codable, Hashable, Sendable {
    /// Where a certificate is.
    public enum Status: String, Codable, Sendable, CaseIterable {
        /// It is made and still in the hall, or is there again because its holder brought it back.
        case made
        /// Its holder has it.
        case issued
        case void
    }

    /// Type in the catalogue of electronic certificates: `ResultDefinition.typeCode`, else the item's code, else its short one.
    public var typeCode: String
    /// 食品经营许可证
    public var name: String
    public var number: String
    public var holder: String
    /// Number of the holder's identity document, whole.
    public var holderCode: String
    /// `IdentityDocument.Kind` by name.
    public var holderCodeType: String
    /// `Department.id` of the sealing body. The standard's code of an issuer is its unified social credit code, which the
    /// catalogue does not have: who hands certificates on puts it in the place of this one.
    public var issuer: String
    public var issuedOn: Day
    /// Last day; nil for without end.
    public var validUntil: Day?
    public var status: Status
    /// Material type for which it stands on checklists; nil where it stands for none.
    public var material: String?

    /// A certificate by its parts.
    public init(
        typeCode: String, name: String, number: String, holder: String, holderCode: String, holderCodeType: String,
        issuer: String, issuedOn: Day, validUntil: Day?, status: Status, material: String?
    ) {
        self.typeCode = typeCode
        self.name = name
        self.number = number
        self.holder = holder
        self.holderCode = holderCode
        self.holderCodeType = holderCodeType
        self.issuer = issuer
        self.issuedOn = issuedOn
        self.validUntil = validUntil
        self.status = status
        self.material = material
    }

    /// Whether it can be relied on: its holder has it, it is not void, and `day` is not past its last one.
    public func isValid(on day: Day) -> Bool {
        status == .issued && validUntil.map { day <= $0 } ?? true
    }

    /// Whether `holder` is its holder, by the number of the identity document.
    public func belongs(to holder: IdentityDocument) -> Bool {
        !holder.number.isEmpty && IdentityDocument.normalised(holderCode) == holder.number
    }

    /// The holder's number as it may be shown.
    public var maskedHolderCode: String {
        IdentityDocument(kind: .init(rawValue: holderCodeType) ?? .citizen, number: holderCode).masked
    }

    /// Whether `text` is its whole number, however it is divided and in whichever width and case.
    public func isNumbered(_ text: String) -> Bool {
        let text = Certificate.compact(text)
        return !text.isEmpty && text == Certificate.compact(number)
    }

    /// Whether its number, or the digits of it, begin or end with `text`.
    public func isNumbered(like text: String) -> Bool {
        let text = Certificate.compact(text)
        guard text.count >= 2 else { return false }
        let number = Certificate.compact(number)
        return [number, number.filter { $0.isASCII && $0.isNumber }].contains {
            $0.hasPrefix(text) || $0.hasSuffix(text)
        }
    }

    private static func compact(_ text: String) -> String {
        IdentityDocument.normalised(text).filter { $0 != "-" }
    }
}

extension Case {
    /// Certificates of what was granted, the void ones too, in the order in which items came and certificates were made.
    public var certificates: [Certificate] {
        items.filter { $0.review.decision?.verdict == .granted }.flatMap { item in
            item.review.made.map { certificate($0, of: item) }
        }
    }

    private func certificate(_ made: MadeResult, of item: ItemApplication) -> Certificate {
        let definition = item.definition
        let result = definition.result
        let status: Certificate.Status =
            if !made.isValid || voidReason != nil { .void } else { made.delivery == nil ? .made : .issued }
        return Certificate(
            typeCode: result?.typeCode ?? definition.code ?? definition.short, name: made.payload.name,
            number: made.payload.number, holder: made.payload.fields["holder"] ?? applicant?.name ?? "",
            holderCode: applicant?.document.number ?? "",
            holderCodeType: (applicant?.document.kind ?? .citizen).rawValue, issuer: definition.sealing,
            issuedOn: made.payload.validFrom, validUntil: made.payload.validUntil, status: status,
            material: result?.material)
    }
}
