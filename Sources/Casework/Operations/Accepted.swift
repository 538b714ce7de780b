/// The application was accepted (受理).
public struct Accepted: OperationPayload, OutcomePayload {
    public static let kind = "accepted"

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.acceptedOn = operation.effectiveOn }
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

extension ItemApplication {
    /// The lawful date of an acceptance decided now.
    fileprivate func acceptanceDay(_ context: Context) -> Day {
        switch stage(asOf: context.today, context.rules) {
        case .deemedAccepted: receivedOn ?? context.today
        case .correcting: supplementedOn ?? context.today
        default: context.today
        }
    }
}

extension Case {
    /// Lines in order are still fully counted: a later count or a larger number of shareholders may say otherwise.
    fileprivate func mustBeCovered(_ items: [ItemApplication]) throws(Denial) {
        let rows = checklist(items.map(\.key)).filter { $0.mark?.isGood == true }
        if let short = rows.first(where: { !isCovered($0) }) {
            throw Denial(.countsTooLow, ["line": short.line.name])
        }
    }

    /// The items `keys`, each still to be accepted, with every required field recorded.
    fileprivate func acceptable(_ keys: [Int], _ context: Context) throws(Denial) -> [ItemApplication] {
        try mustBeOpen()
        guard !items.isEmpty, !keys.isEmpty else { throw Denial(.noItems) }
        try mustHaveApplicant()
        var found: [ItemApplication] = []
        for key in keys {
            let item = try mustHave(key)
            guard item.acceptedOn == nil, item.ending == nil else {
                throw Denial(.outcomeGiven, ["item": item.definition.name])
            }
            let missing = item.definition.fields.filter { $0.required && fields[$0.id] == nil }
            guard missing.isEmpty else {
                throw Denial(.fieldsMissing, ["names": missing.map(\.label).joined(separator: "、")])
            }
            found.append(item)
        }
        return found
    }
}
