/// Applicant or third parties were told that they may ask for a hearing (行政许可法 47).
public struct HearingTold: OperationPayload {
    public static let kind = "hearingTold"
    /// Who was told: the applicant, neighbours, the public.
    public var parties: String
    /// 46: the body holds one by itself where law or grave public interest asks for it.
    public var ownMotion: Bool

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.hearing = .init(
                toldOn: operation.effectiveOn, requestedOn: ownMotion ? operation.effectiveOn : nil)
        }
    }
}

/// Tells of the right to a hearing, once an item; on its own motion (46) a body needs no request.
public struct TellOfHearing: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var parties: String
    public var ownMotion: Bool

    /// Tells `parties` for the item `key`.
    public init(_ key: Int, parties: String, ownMotion: Bool = false) {
        self.key = key
        self.parties = parties
        self.ownMotion = ownMotion
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard item.definition.nature == .licence else { throw Denial(.licencesOnly) }
        guard item.review.hearing == nil else { throw Denial(.hearingTold) }
        try checked(parties, "parties", limit: 400)
        return [Proposal(HearingTold(parties: parties, ownMotion: ownMotion), items: [key])]
    }
}
