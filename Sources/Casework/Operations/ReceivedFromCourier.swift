/// Takes papers from the courier at the department's door, or back in the hall: they change hands twice in one act, and a
/// wrong count leaves them with the courier.
public struct ReceiveFromCourier: Intent {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var handover: Int
    public var counted: [PaperLine]

    /// What the courier brought of the handover `handover`, as it was counted.
    public init(_ handover: Int, counted: [PaperLine]) {
        self.handover = handover
        self.counted = counted
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard let slip = subject.handovers.first(where: { $0.id == handover }), slip.to == .courier,
            slip.state == .signed
        else { throw Denial(.noSuchHandover, ["handover": "\(handover)"]) }
        if let ended = subject.handovers.first(where: { $0.carried == handover && $0.state == .signed }) {
            throw Denial(.handoverClosed, ["person": ended.closedBy ?? ""])
        }
        guard let receiver = Owner(of: context.actor.capacity) else { throw Denial(.noSuchReceiver) }
        try subject.mustBeReceived(by: receiver, slip, context)
        let id = subject.handovers.count + 1
        let given = PapersHandedOver(
            handover: id, department: receiver.id, papers: slip.papers, from: Owner.courier.id, courier: slip.courier,
            carried: handover)
        let ending: any OperationPayload =
            slip.agrees(with: counted)
            ? HandoverSigned(handover: id)
            : HandoverDeclined(handover: id, reason: DeclinePapers.Cause.wrongCount.rawValue, counted: counted)
        return [Proposal(given, items: slip.items), Proposal(ending, items: slip.items)]
    }
}

extension Case {
    /// What a courier brings is for `receiver`: a department gets the papers of its items, the issue window results.
    fileprivate func mustBeReceived(by receiver: Owner, _ slip: Handover, _ context: Context) throws(Denial) {
        let keys = slip.papers.filter { result($0.material) != nil }
        switch receiver {
        case .department(let department) where slip.from != receiver:
            let serves = slip.items.contains { item($0)?.definition.departments.contains(department) == true }
            guard serves, keys.isEmpty else { throw Denial(.otherDepartment, ["department": department]) }
            guard slip.givenBy != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        case .issueWindow: throw keys.isEmpty ? Denial(.resultsOnly) : Denial(.compareFirst)
        default: break
        }
    }
}
