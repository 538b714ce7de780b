/// The fee was paid elsewhere (seed out of scope: the payment itself), by this reference.
public struct FeeSettled: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "feeSettled"
    /// In fen.
    public var amount: Int
    public var reference: String
    /// Law or price order, as the item's tariff named it.
    public var basis: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.fee = .settled(amount: amount, reference: reference) }
    }
}

/// The fee is not asked for, on this basis.
public struct FeeWaived: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "feeWaived"
    public var basis: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { $0.review.fee = .waived(basis: basis) }
    }
}

/// Records that a fee by the item's tariff was paid, or why it is not asked for.
public struct EnterFee: Intent {
    /// What became of it.
    public enum Entry: Sendable, Equatable {
        case settled(reference: String)
        case waived(basis: String)
    }

    public static let roles: Set<Role> = Set<Role>.desk.union([.issueClerk, .chief])
    public var key: Int
    public var entry: Entry

    /// The fee of the item `key`.
    public init(_ key: Int, _ entry: Entry) {
        self.key = key
        self.entry = entry
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let item = try subject.mustHave(key)
        guard item.acceptedOn != nil, let tariff = subject.openFee(of: item) else {
            throw Denial(.noFeeDue, ["item": item.definition.name])
        }
        switch entry {
        case .settled(let reference):
            try checked(reference, "feeReference", limit: 60)
            return [
                Proposal(FeeSettled(amount: tariff.amount, reference: reference, basis: tariff.basis), items: [key])
            ]
        case .waived(let basis):
            // 收费事项的执行权 is the chief representative's (seed 四(四)1(9)): the window can't forgo what is due.
            guard context.actor.capacity.role == .chief,
                context.actor.capacity.department == item.definition.deciding
            else { throw Denial(.chiefOnly) }
            try checked(basis, "waiverBasis", limit: 200)
            return [Proposal(FeeWaived(basis: basis), items: [key])]
        }
    }
}
