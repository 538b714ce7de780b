/// A hearing was held, with its record.
public struct HearingHeld: OperationPayload {
    public static let kind = "hearingHeld"
    /// Who presided: nobody who reviews the application (行政许可法 48).
    public var chair: String
    public var record: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.hearing?.heldOn = operation.effectiveOn
            item.review.hearing?.record = record
        }
    }
}

/// Records the hearing; its record is what the decision rests on.
public struct HoldHearing: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var chair: String
    public var record: String
    /// Staff number of the chair, where it is one of the hall's people.
    public var chairNumber: String?

    /// The hearing on the item `key`, presided over by `chair`.
    public init(_ key: Int, chair: String, chairNumber: String? = nil, record: String) {
        self.key = key
        self.chair = chair
        self.chairNumber = chairNumber
        self.record = record
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard let hearing = item.review.hearing, let day = hearing.calledFor else { throw Denial(.hearingNotCalled) }
        guard hearing.heldOn == nil else { throw Denial(.hearingHeld) }
        guard day <= context.today else { throw Denial(.dateAhead, ["date": "\(day)"]) }
        let reviewers = item.review.opinions.values.map(\.person) + item.review.taken.values.map(\.person)
        if let chairNumber, reviewers.contains(chairNumber) { throw Denial(.mustBeAnotherPerson) }
        try checked(chair, "chair", limit: 100)
        try checked(record, "record", limit: 4000)
        return [Proposal(HearingHeld(chair: chair, record: record), items: [key], effectiveOn: day)]
    }
}
