/// The application ended without a decision (终止办理), by a person and for a cause that a rule names.
public struct ApplicationTerminated: OperationPayload {
    public static let kind = "applicationTerminated"

    /// Why an application can end; time alone never ends one.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// 容缺承诺逾期未补齐
        case promiseBroken
        /// 逾期未补正 (退件)
        case correctionMissed
        /// 前置事项未获批准
        case prerequisiteLost
        /// 申请人死亡、终止 or the matter has fallen away (行政许可法 70)
        case applicantGone
    }

    public var cause: Cause
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.end(operation, .terminated, reason)
    }
}

/// Ends an application whose term has run out, or that has lost its ground (`model.md` 17).
public struct Terminate: Intent {
    public static let roles = Set<Role>.desk.union(Set<Role>.department)
    public var key: Int
    public var cause: ApplicationTerminated.Cause
    public var reason: String

    /// Ends the item `key` for `cause`.
    public init(_ key: Int, _ cause: ApplicationTerminated.Cause, reason: String) {
        self.key = key
        self.cause = cause
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        guard item.ending == nil else { throw Denial(.outcomeGiven, named) }
        guard item.review.decision == nil else { throw Denial(.decided, named) }
        if let department = context.actor.capacity.department, department != item.definition.deciding {
            throw Denial(.otherDepartment, ["department": item.definition.deciding])
        }
        if subject.handovers.contains(where: { $0.state == .open && $0.items.contains(key) }) {
            throw Denial(.handoverOpen)
        }
        switch cause {
        case .promiseBroken:
            guard let promise = item.promise, !item.openPromise.isEmpty else { throw Denial(.noPromiseOpen, named) }
            guard context.today > promise.until else { throw Denial(.termRuns, ["date": "\(promise.until)"]) }
            try mustNotWait(item, subject)
        case .correctionMissed:
            guard item.recordedStage == .correcting, let notice = item.notice else {
                throw Denial(.noNoticeOpen, named)
            }
            guard context.today > notice.until else { throw Denial(.termRuns, ["date": "\(notice.until)"]) }
            try mustNotWait(item, subject)
        case .prerequisiteLost:
            guard subject.awaitedResults(of: item).contains(where: \.isLost) else {
                throw Denial(.prerequisiteNotLost, named)
            }
        case .applicantGone: break
        }
        try checked(reason, "reason", limit: 500)
        return [Proposal(ApplicationTerminated(cause: cause, reason: reason), items: [key])]
            + subject.givingBack(endingWith: [key])
    }

    /// What a supplement brought is looked at before anybody says that it did not come.
    private func mustNotWait(_ item: ItemApplication, _ subject: Case) throws(Denial) {
        guard let first = item.brought.min() else { return }
        throw Denial(
            .linesNotLookedAt,
            ["item": item.definition.name, "count": "\(item.brought.count)", "line": subject.name(of: first)])
    }
}
