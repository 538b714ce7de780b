/// The application was accepted (受理).
public struct Accepted: OperationPayload, OutcomePayload {
    public static let kind = "accepted"

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.acceptedOn = operation.effectiveOn
            item.acceptedBy = operation.actor.person
        }
    }
}

/// Accepts items whose every line is in order; after a correction from the day the full supplement came, after a
/// deemed acceptance from the day of receipt (行政许可法第三十二条).
public struct Accept: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]

    /// Accepts the items `keys`.
    public init(_ keys: [Int]) {
        self.keys = keys
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let items = try subject.acceptable(keys, context)
        let looked = items.filter { $0.stage(asOf: context.today, context.rules) != .deemedAccepted }
        for item in looked {
            try subject.mustBeLookedAt([item])
            let open = subject.lines(of: item).filter { item.marks[$0.material]?.isGood != true }
            if let first = open.first {
                throw Denial(
                    .linesOpen, ["item": item.definition.name, "count": "\(open.count)", "line": first.name])
            }
        }
        try subject.mustBeCovered(looked)
        return subject.receiving(keys, evenWithoutPapers: true)
            + items.map { item in
                Proposal(Accepted(), items: [item.key], effectiveOn: item.acceptanceDay(context))
            }
    }
}
