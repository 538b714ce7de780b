/// A result was given out at the issue window (seed 三(三)): to whom, by which proof, and what came back for it.
public struct ResultIssued: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultIssued"
    /// Who took and signed for it.
    public var receiver: String
    /// Whose number was checked at the counter.
    public var document: IdentityDocument
    /// What the mandate says; nil for the applicant.
    public var mandate: String?
    /// Copies given beside the original.
    public var copies: Int
    /// Number of the old certificate that was taken in; nil where there was none.
    public var oldTakenIn: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.deliver(operation, to: receiver, isAgent: mandate != nil, from: .issueWindow)
    }
}

/// Gives results out at the issue window. That a certificate was made and printed is `ResultMade`; this is another fact.
public struct IssueResults: Intent {
    /// Who collects.
    public enum Collector: Sendable, Equatable {
        /// The applicant, a person, whose number was checked.
        case applicant
        /// The agent of the case, or somebody with a mandate of his own.
        case agent(Agent)
    }

    public static let roles: Set<Role> = [.issueClerk]
    public var keys: [Int]
    public var collector: Collector
    public var copies: Int
    public var oldTakenIn: String

    /// The results of `keys` go to `collector`.
    public init(_ keys: [Int], to collector: Collector, copies: Int = 0, oldTakenIn: String = "") {
        self.keys = keys
        self.collector = collector
        self.copies = copies
        self.oldTakenIn = oldTakenIn
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustLieHere(context)
        guard !keys.isEmpty else { throw Denial(.noResult, ["item": ""]) }
        for key in keys { _ = try subject.mustBeIssuable(key) }
        guard (0...99).contains(copies) else { throw Denial(.notANumber, ["field": "copies"]) }
        if !oldTakenIn.isEmpty { try checked(oldTakenIn, "oldTakenIn", limit: 60) }
        let (name, document, mandate) = try receiver(subject, context)
        let issued = ResultIssued(
            receiver: name, document: document, mandate: mandate, copies: copies,
            oldTakenIn: oldTakenIn.isEmpty ? nil : oldTakenIn)
        return keys.map { Proposal(issued, items: [$0]) }
    }

    private func receiver(
        _ subject: Case, _ context: Context
    ) throws(Denial) -> (String, IdentityDocument, String?) {
        guard let applicant = subject.applicant else { throw Denial(.noApplicant) }
        switch collector {
        case .applicant:
            // An organisation comes in the person of somebody whom it empowered.
            guard applicant.kind == .person else { throw Denial(.mandateNeeded) }
            return (applicant.name, applicant.document, nil)
        case .agent(let agent):
            try checked(agent.name, "agentName", limit: 100)
            try checked(agent.powers, "powers", limit: 400)
            if agent != subject.agent { try check(agent.document, phone: agent.phone) }
            if let until = agent.until, until < context.today { throw Denial(.mandateEnded, ["date": "\(until)"]) }
            return (agent.name, agent.document, agent.powers)
        }
    }
}

extension Case {
    /// Each centre has its own issue window (seed 四(一)): it gives out what was accepted there.
    func mustLieHere(_ context: Context) throws(Denial) {
        try mustBeOpen()
        guard context.actor.centre == centre else { throw Denial(.otherCentre, ["number": number]) }
    }

    /// The item `key`, whose result lies at the issue window, compared and free, with nothing due.
    func mustBeIssuable(_ key: Int) throws(Denial) -> ItemApplication {
        let item = try mustHave(key)
        let named = ["item": item.definition.name]
        guard let result = item.review.result else { throw Denial(.noResult, named) }
        guard result.delivery == nil else { throw Denial(.resultDelivered, named) }
        guard result.complaint == nil else { throw Denial(.resultContested, named) }
        guard free(result.material, of: .issueWindow).total > 0 else { throw Denial(.resultNotHere, named) }
        guard result.check != nil else { throw Denial(.resultUnchecked, named) }
        if let tariff = feeDue(of: item) {
            throw Denial(.feeDue, named.merging(["fee": tariff.name, "amount": tariff.yuan]) { $1 })
        }
        return item
    }

    /// What has to be settled or waived before the result is issued; nil where nothing is due.
    public func feeDue(of item: ItemApplication) -> Tariff? {
        item.review.decision?.verdict == .granted ? openFee(of: item) : nil
    }

    /// The fee of an item that nobody has settled or waived; it can be paid before the decision.
    func openFee(of item: ItemApplication) -> Tariff? {
        guard item.review.fee == nil, item.ending == nil, item.review.decision?.verdict != .refused else { return nil }
        return item.definition.tariff
    }

    /// The results that the operation names went to their holder.
    mutating func deliver(
        _ operation: Operation, to receiver: String, isAgent: Bool, from owner: Owner
    ) throws(FoldFault) {
        try changeItems(of: operation) { item in
            let known = item.review.made.flatMap(\.deliveries).filter { $0.receipt != nil }.count
            let receipt = owner == .desk ? nil : Case.receipt(of: item.key, version: known + 1)
            item.review.changeResult { result in
                result.deliveries.append(
                    .init(
                        on: operation.effectiveOn, receiver: receiver, isAgent: isAgent, from: owner, receipt: receipt))
            }
        }
    }
}

extension Tariff {
    /// The amount in yuan, `10.00`.
    public var yuan: String {
        let fen = amount % 100
        return "\(amount / 100).\(fen < 10 ? "0" : "")\(fen)"
    }
}
