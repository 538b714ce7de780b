/// The certificate or document that the decision calls for was made (制作结果文书或证件, seed 四(四)1(5)).
public struct ResultMade: OperationPayload, Hashable {
    public static let kind = "resultMade"
    /// 食品经营许可证, or the decision itself where it was refused.
    public var name: String
    /// Number of the certificate or document.
    public var number: String
    /// What it says, by field; compared with what was accepted before it is given out.
    public var fields: [String: String]
    public var validFrom: Day
    /// nil for without end.
    public var validUntil: Day?
    /// Number of the blank certificate used, and of those spoiled on the way.
    public var blank: String?
    public var spoiled: [String]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.made.append(
                MadeResult(
                    payload: self, on: operation.effectiveOn, person: operation.actor.person,
                    isAtWindow: operation.actor.capacity.isDesk,
                    material: Case.result(of: item.key, version: item.review.made.count + 1)))
        }
    }
}

/// Makes the result of a decided item: its number, validity and the blank it is printed on.
public struct MakeResult: Intent {
    public static let roles = Set<Role>.review
    public var key: Int
    public var number: String
    public var validUntil: Day?
    public var blank: String
    public var spoiled: [String]

    /// The result of the item `key` under `number`.
    ///
    /// - Parameter validUntil: last day; by the item's own validity when nil.
    public init(_ key: Int, number: String, validUntil: Day? = nil, blank: String = "", spoiled: [String] = []) {
        self.key = key
        self.number = number
        self.validUntil = validUntil
        self.blank = blank
        self.spoiled = spoiled
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        guard let decision = item.review.decision else { throw Denial(.notDecided, named) }
        try subject.mustBeOf(item.definition.deciding, item, context)
        guard item.review.result == nil else { throw Denial(.resultMade, named) }
        try checked(number, "resultNumber", limit: 60)
        // A blank is used once, and the number of a void certificate never again on another paper but its successor's.
        let used = item.review.made.flatMap { [$0.payload.blank].compactMap(\.self) + $0.payload.spoiled }
        if let twice = ([blank] + spoiled).first(where: { !$0.isEmpty && used.contains($0) }) {
            throw Denial(.blankUsed, ["blank": twice])
        }
        let definition = item.definition.result
        let isGranted = decision.verdict == .granted
        if isGranted, definition?.blank == true { try checked(blank, "blank", limit: 40) }
        let until =
            validUntil
            ?? (isGranted ? definition?.validity : nil).map { limit in
                // A certificate holds up to the day before the one on which it was made.
                switch limit.unit {
                case .month: decision.on.adding(months: limit.amount).adding(days: -1)
                default: decision.on.adding(days: limit.amount - 1)
                }
            }
        if let until, until < context.today { throw Denial(.dateInPast, ["date": "\(until)"]) }
        var fields = subject.fields.filter { field in item.definition.fields.contains { $0.id == field.key } }
        fields["holder"] = subject.applicant?.name
        let made = ResultMade(
            name: isGranted ? definition?.name ?? item.definition.name : "", number: number, fields: fields,
            validFrom: decision.on, validUntil: until, blank: blank.isEmpty ? nil : blank,
            spoiled: spoiled.filter { !$0.isEmpty })
        return [Proposal(made, items: [key])]
    }
}
