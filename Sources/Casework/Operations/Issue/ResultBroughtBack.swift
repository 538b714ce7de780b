/// A holder brought a certificate back as wrong, and the issue window took it in; its department decides.
public struct ResultBroughtBack: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultBroughtBack"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.changeResult { result in
                guard !result.deliveries.isEmpty else { return }
                result.deliveries[result.deliveries.count - 1].broughtBackOn = operation.effectiveOn
                result.complaint = .init(reason: reason, on: operation.effectiveOn)
                // Whatever goes out again is compared again.
                result.check = nil
            }
        }
    }
}

/// Takes a wrong certificate in.
public struct BringResultBack: Intent {
    public static let roles: Set<Role> = [.issueClerk]
    public var key: Int
    public var reason: String

    /// The result of the item `key` is wrong for `reason`.
    public init(_ key: Int, reason: String) {
        self.key = key
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        guard let result = item.review.result, let delivery = result.delivery else {
            throw Denial(.resultNotDelivered, named)
        }
        // What the desk itself accepted, made and gave out is put right there.
        guard delivery.from != .desk else { throw Denial(.resultNotDelivered, named) }
        try checked(reason, "reason", limit: 400)
        return [Proposal(ResultBroughtBack(reason: reason), items: [key])]
    }
}

/// The department found a certificate that was brought back to be right: it goes out again as it is.
public struct ResultUpheld: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultUpheld"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.changeResult { $0.complaint = nil } }
    }
}

/// The department found it to be wrong: it is void, and another is made.
public struct ResultVoided: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultVoided"
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.changeResult { result in
                result.complaint = nil
                result.void = .init(cause: .corrected, on: operation.effectiveOn, reason: reason)
            }
        }
    }
}

/// Decides on a certificate that was brought back, which lies with the department by now.
public struct JudgeComplaint: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    /// The old one is void, and another is made.
    public var isWrong: Bool
    public var reason: String

    /// The certificate of the item `key` is wrong, or is not.
    public init(_ key: Int, isWrong: Bool, reason: String) {
        self.key = key
        self.isWrong = isWrong
        self.reason = reason
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        let named = ["item": item.definition.name]
        try subject.mustBeOf(item.definition.deciding, item, context)
        guard context.actor.capacity.role == .chief else { throw Denial(.chiefOnly) }
        guard let result = item.review.result, result.complaint != nil else { throw Denial(.resultNotContested, named) }
        guard subject.free(result.material, of: .department(item.definition.deciding)).total > 0 else {
            throw Denial(.resultNotHere, named)
        }
        try checked(reason, "reason", limit: 400)
        let judged: any OperationPayload = isWrong ? ResultVoided(reason: reason) : ResultUpheld(reason: reason)
        return [Proposal(judged, items: [key])]
    }
}
