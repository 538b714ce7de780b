/// The application was accepted on a signed promise to bring the missing, tolerable papers (容缺受理).
public struct AcceptedOnPromise: OperationPayload, OutcomePayload {
    public static let kind = "acceptedOnPromise"
    /// Last day for the promised papers (补齐期限).
    public var until: Day
    public var materials: [String]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.acceptedOn = operation.effectiveOn
            item.acceptedBy = operation.actor.person
            item.promise = self
        }
    }
}

/// Accepts on a promise: only if every open line is tolerable, the applicant is not marked discredited, and the date
/// lies within the item's promise term (seed 三(一)2).
public struct AcceptOnPromise: Intent {
    public static let roles = Set<Role>.desk
    public var keys: [Int]
    /// Day the applicant promises; the last day of the term when nil.
    public var until: Day?

    /// Accepts the items `keys` on a promise until `until`.
    public init(_ keys: [Int], until: Day? = nil) {
        self.keys = keys
        self.until = until
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let items = try subject.acceptable(keys, context)
        if let number = subject.applicant?.document.number, context.rules.discredited.contains(number) {
            throw Denial(.discredited)
        }
        try subject.mustBeLookedAt(items)
        try subject.mustBeCovered(items)
        var proposals = subject.receiving(keys, evenWithoutPapers: true)
        for item in items {
            let named = ["item": item.definition.name]
            guard let term = item.definition.promiseTerm else { throw Denial(.noPromiseTaken, named) }
            if item.notice != nil { throw Denial(.noticeGiven, named) }
            let open = subject.lines(of: item).filter { item.marks[$0.material]?.isGood != true }
            guard !open.isEmpty else { throw Denial(.nothingFailed, named) }
            if let hard = open.first(where: { !$0.tolerable }) { throw Denial(.notTolerable, ["line": hard.name]) }
            let day = item.acceptanceDay(context)
            let last = context.rules.deadline(from: day, term).due
            let until = until ?? last
            guard until <= last else { throw Denial(.promiseTooLong, ["date": "\(last)"]) }
            guard until >= context.today else { throw Denial(.dateInPast, ["date": "\(until)"]) }
            proposals.append(
                Proposal(
                    AcceptedOnPromise(until: until, materials: open.map(\.material)), items: [item.key],
                    effectiveOn: day))
        }
        return proposals
    }
}
