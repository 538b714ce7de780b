/// Time and place of a hearing were made known.
public struct HearingCalled: OperationPayload {
    public static let kind = "hearingCalled"
    public var day: Day
    public var place: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.hearing?.calledFor = day
            item.review.hearing?.calledOn = operation.effectiveOn
        }
    }
}

/// Calls a hearing: at least seven days after its notice (行政许可法 48) and within twenty of its request (47).
public struct CallHearing: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var day: Day
    public var place: String

    /// A hearing on the item `key` on `day`.
    public init(_ key: Int, on day: Day, place: String) {
        self.key = key
        self.day = day
        self.place = place
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard let hearing = item.review.hearing, let requested = hearing.requestedOn else {
            throw Denial(.hearingNotRequested)
        }
        guard hearing.heldOn == nil else { throw Denial(.hearingHeld) }
        let first = context.rules.deadline(from: context.today, .hearingNotice).due
        guard day >= first else { throw Denial(.hearingTooSoon, ["date": "\(first)"]) }
        let last = context.rules.deadline(from: requested, .hearingHolding).due
        guard day <= last else { throw Denial(.hearingTooLate, ["date": "\(last)"]) }
        try checked(place, "place")
        return [Proposal(HearingCalled(day: day, place: place), items: [key])]
    }
}
