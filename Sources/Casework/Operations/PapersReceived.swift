/// Papers were formally received (收件): the five working days for telling what is missing run from this day.
public struct PapersReceived: OperationPayload {
    public static let kind = "papersReceived"
    public var materials: [String]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        subject.received.formUnion(materials)
        try subject.changeItems(of: operation) { $0.receivedOn = $0.receivedOn ?? operation.effectiveOn }
    }
}

/// Receives the counted papers of the items that are being checked, without an outcome yet.
public struct ReceivePapers: Intent {
    public static let roles = Set<Role>.desk

    /// Receives everything that was counted.
    public init() {}

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        try subject.mustHaveApplicant()
        let keys = subject.items.filter { $0.recordedStage == .checking }.map(\.key)
        guard !keys.isEmpty else { throw Denial(.outcomeGiven) }
        let received = subject.receiving(keys)
        guard !received.isEmpty else { throw Denial(.noPapers) }
        return received
    }
}

extension Case {
    /// The receipt that an outcome on the spot brings with it; nothing where the papers were received before.
    func receiving(_ keys: [Int], evenWithoutPapers: Bool = false) -> [Proposal] {
        let materials = checklist(keys).map(\.material).filter {
            !received.contains($0) && (papers[$0]?.total ?? 0) > 0
        }
        let fresh = keys.filter { item($0)?.receivedOn == nil }
        // A paper already received for one item is received for another that shares it.
        let shares = fresh.contains { key in checklist([key]).contains { atDesk($0.material).total > 0 } }
        guard !materials.isEmpty || !fresh.isEmpty && (evenWithoutPapers || shares) else { return [] }
        return [Proposal(PapersReceived(materials: materials), items: keys)]
    }

    func mustHaveApplicant() throws(Denial) {
        guard applicant != nil else { throw Denial(.noApplicant) }
    }
}
