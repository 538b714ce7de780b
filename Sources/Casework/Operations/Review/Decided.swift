/// The deciding body decided on the application.
public struct Decided: OperationPayload {
    public static let kind = "decided"

    /// For or against the applicant.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// 准予
        case granted
        /// 不予: with reasons and remedies (行政许可法 38)
        case refused
    }

    public var verdict: Verdict
    /// Why; empty where everything was agreed to.
    public var reason: String
    /// The head of the body, for what the chief representative does not decide alone.
    public var approval: HeadApproval?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.decision = .init(
                verdict: verdict, reason: reason, person: operation.actor.person, on: operation.effectiveOn)
        }
    }
}

/// Decides: by the chief representative within the powers written for the item, by another person than those who gave the
/// opinions and than who accepted; never before every step is done and every promise kept (seed 三(二)4).
public struct Decide: Intent {
    public static let roles = Set<Role>.review
    public var key: Int
    public var verdict: Decided.Verdict
    public var reason: String
    public var approval: HeadApproval?

    /// Decides on the item `key`.
    public init(_ key: Int, _ verdict: Decided.Verdict, reason: String = "", approval: HeadApproval? = nil) {
        self.key = key
        self.verdict = verdict
        self.reason = reason
        self.approval = approval
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        try mustHavePower(item, context)
        try subject.mustBeReady(item, context, refusing: verdict == .refused)
        if item.definition.passedUp {
            guard let above = item.review.referral?.verdict else { throw Denial(.notDecidedAbove) }
            guard above == verdict else { throw Denial(.decidedOtherwiseAbove) }
        }
        let isAgreed = item.review.opinions.values.allSatisfy { $0.verdict != .disagree }
        if verdict == .refused || !isAgreed { try checked(reason, "reason", limit: 2000) }
        return [Proposal(Decided(verdict: verdict, reason: reason, approval: approval), items: [key])]
    }

    private func mustHavePower(_ item: ItemApplication, _ context: Context) throws(Denial) {
        if !(item.isHandledAtWindow && context.actor.capacity.role.isDesk) {
            guard context.actor.capacity.role == .chief else { throw Denial(.chiefOnly) }
            if item.review.opinions.values.contains(where: { $0.person == context.actor.person }) {
                throw Denial(.opinionGiverMayNot)
            }
        }
        let powers = item.definition.powers
        if item.review.grave != nil || powers?.decides == false {
            guard let approval else { throw Denial(.headMustApprove, ["basis": powers?.basis ?? ""]) }
            guard approval.body == .decidingBody else { throw Denial(.wrongApprover) }
            try approval.check(context)
        }
    }
}

extension Case {
    /// Nothing stands between the item and its decision.
    ///
    /// - Parameter refusing: a refusal need not wait for a result that will never come, nor for the steps behind it.
    func mustBeReady(_ item: ItemApplication, _ context: Context, refusing: Bool = false) throws(Denial) {
        let named = ["item": item.definition.name]
        if let open = item.openPromise.first {
            throw Denial(.promiseOpen, ["line": name(of: open), "date": item.promise.map { "\($0.until)" } ?? ""])
        }
        if let pause = item.pause(on: context.today) { throw Denial(.clockStands, ["date": "\(pause.until)"]) }
        if let hearing = item.review.hearing, hearing.heldOn == nil {
            let last = context.rules.deadline(from: hearing.toldOn, .hearingRequest).due
            if hearing.requestedOn != nil || context.today <= last {
                throw Denial(.hearingPending, ["date": "\(last)"])
            }
        }
        let awaited = awaitedResults(of: item)
        if let lost = awaited.first(where: \.isLost) {
            if refusing { return }
            throw Denial(.prerequisiteLost, named.merging(["short": lost.short]) { $1 })
        }
        for progress in steps(of: item, asOf: context.today, context.rules) {
            if case .done = progress.state { continue }
            throw Denial(.stepsOpen, named.merging(["step": progress.definition.name]) { $1 })
        }
        if let missing = awaited.first(where: { $0.on == nil }) {
            throw Denial(.resultAwaited, named.merging(["short": missing.short]) { $1 })
        }
    }
}
