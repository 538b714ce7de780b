/// The receiver signed for the papers and owns them from now on.
public struct HandoverSigned: OperationPayload {
    public static let kind = "handoverSigned"
    public var handover: Int

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .signed, nil, operation)
    }
}

/// Signs for papers: somebody of the receiving department, and never the giver.
public struct SignForPapers: Intent {
    public static let roles = Set<Role>.department
    public var handover: Int

    /// Signs for the handover `handover` of the case.
    public init(_ handover: Int) {
        self.handover = handover
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        return [Proposal(HandoverSigned(handover: handover), items: slip.items)]
    }
}

/// The receiver did not take the papers; the giver owns them still.
public struct HandoverDeclined: OperationPayload {
    public static let kind = "handoverDeclined"
    public var handover: Int
    public var reason: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .declined, reason, operation)
    }
}

/// Declines papers for a wrong count, damage or the wrong department (`model.md` 19).
public struct DeclinePapers: Intent {
    /// Lawful causes; that materials are insufficient is none after acceptance.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        case wrongCount, damaged, wrongDepartment
    }

    public static let roles = Set<Role>.department
    public var handover: Int
    public var cause: Cause

    /// Declines the handover `handover` for `cause`.
    public init(_ handover: Int, cause: Cause) {
        self.handover = handover
        self.cause = cause
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        return [Proposal(HandoverDeclined(handover: handover, reason: cause.rawValue), items: slip.items)]
    }
}

/// The giver took the papers back before anybody signed.
public struct HandoverTakenBack: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "handoverTakenBack"
    public var handover: Int

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .takenBack, nil, operation)
    }
}

/// Takes back papers that nobody has signed for: what undoes a handover.
public struct TakeHandoverBack: Intent {
    public static let roles = Set<Role>.desk
    public var handover: Int

    /// Takes back the handover `handover`.
    public init(_ handover: Int) {
        self.handover = handover
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let slip = try subject.mustBeOpen(handover)
        return [Proposal(HandoverTakenBack(handover: handover), items: slip.items)]
    }
}

extension PapersHandedOver: LeavesOutcomesAlone {}
extension HandoverSigned: LeavesOutcomesAlone {}
extension HandoverDeclined: LeavesOutcomesAlone {}

extension Case {
    fileprivate func mustBeOpen(_ id: Int) throws(Denial) -> Handover {
        guard let slip = handovers.first(where: { $0.id == id }) else {
            throw Denial(.noSuchHandover, ["handover": "\(id)"])
        }
        guard slip.state == .open else { throw Denial(.handoverClosed, ["person": slip.closedBy ?? ""]) }
        return slip
    }

    /// The open handover `id`, as somebody of its receiving department other than the giver may close it.
    fileprivate func openHandover(_ id: Int, _ context: Context) throws(Denial) -> Handover {
        try mustBeOpen()
        let slip = try mustBeOpen(id)
        guard context.actor.capacity.department == slip.department else {
            throw Denial(.otherDepartment, ["department": slip.department])
        }
        guard slip.givenBy != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        return slip
    }

    fileprivate mutating func close(
        _ id: Int, _ state: Handover.State, _ reason: String?, _ operation: Operation
    ) throws(FoldFault) {
        guard let index = handovers.firstIndex(where: { $0.id == id && $0.state == .open }) else {
            throw .unknownReference(sequence: operation.sequence, what: "open handover \(id)")
        }
        handovers[index].state = state
        handovers[index].closedBy = operation.actor.person
        handovers[index].closedAt = operation.recordedAt
        handovers[index].reason = reason
    }
}
