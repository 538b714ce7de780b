/// Ends a handover: signed for, or declined.
public protocol AnswersHandover {}

/// The receiver signed for the papers and owns them from now on.
public struct HandoverSigned: OperationPayload, AnswersHandover, LeavesOutcomesAlone {
    public static let kind = "handoverSigned"
    public var handover: Int
    /// Name of a courier who signed on paper; nil for a person of the hall.
    public var signatory: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.close(handover, .signed, nil, operation)
        guard let slip = subject.handovers.first(where: { $0.id == handover }) else { return }
        if slip.to == .issueWindow {
            for key in slip.items {
                try subject.change(key, in: operation) {
                    $0.review.atIssueOn = $0.review.atIssueOn ?? operation.effectiveOn
                }
            }
        }
        for paper in slip.papers {
            guard let (item, _) = subject.delivery(paper.material) else { continue }
            try subject.change(item.key, in: operation) {
                $0.review.sign(receipt: paper.material, operation.effectiveOn)
            }
        }
    }
}

/// Signs for papers after counting them without the giver's figures: somebody of the receiving side, and never the giver.
/// A difference is no signature but a refusal slip (不予接收单) with what was counted.
public struct SignForPapers: Intent {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var handover: Int
    /// Sets of each material as the receiver counted them.
    public var counted: [PaperLine]

    /// Signs for the handover `handover` of the case, of which `counted` is what there was.
    public init(_ handover: Int, counted: [PaperLine]) {
        self.handover = handover
        self.counted = counted
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        try slip.mustNotBeCompared()
        guard counted.allSatisfy({ (0...9999).contains($0.originals) && (0...9999).contains($0.copies) }) else {
            throw Denial(.notANumber, ["field": "counted"])
        }
        guard slip.agrees(with: counted) else {
            let declined = HandoverDeclined(
                handover: handover, reason: DeclinePapers.Cause.wrongCount.rawValue, counted: counted)
            return [Proposal(declined, items: slip.items)]
        }
        return [Proposal(HandoverSigned(handover: handover), items: slip.items)]
    }
}

/// Signs for a slip of a bag by how many sets there are of all its papers together, counted without the giver's figures.
/// Where the number differs nobody knows which paper it is, so the slip stays open to be counted paper by paper.
public struct SignForSlip: Intent {
    public static let roles = SignForPapers.roles
    public var handover: Int
    public var total: PaperCount

    /// Signs for the handover `handover` of the case, in which there were `total` originals and copies.
    public init(_ handover: Int, total: PaperCount) {
        self.handover = handover
        self.total = total
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let slip = try subject.openHandover(handover, context)
        try slip.mustNotBeCompared()
        guard slip.papers.reduce(PaperCount(), { $0 + $1.count }) == total else {
            throw Denial(.totalDiffers, ["number": subject.number])
        }
        return [Proposal(HandoverSigned(handover: handover), items: slip.items)]
    }
}

extension Handover {
    /// Results are not merely counted by the issue window (seed 三(三)2): see `TakeOverResults`.
    func mustNotBeCompared() throws(Denial) {
        guard to != .issueWindow else { throw Denial(.compareFirst) }
    }

    /// Whether the papers on the slip are those that were counted.
    public func agrees(with counted: [PaperLine]) -> Bool {
        let materials = Set(papers.map(\.material)).union(counted.map(\.material))
        return materials.allSatisfy { material in
            counted.filter { $0.material == material }.reduce(PaperCount()) { $0 + $1.count } == count(of: material)
        }
    }
}

/// Records that a courier signed on paper for what goes to a department that is not resident, or comes from it (三(一)8), or
/// that the postal carrier signed for results (三(三)3).
public struct SignForCourier: Intent {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var handover: Int

    /// The courier named on the handover `handover` signed for it.
    public init(_ handover: Int) {
        self.handover = handover
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let slip = try subject.mustBeOpen(handover)
        guard slip.to == .courier || slip.to == .carrier, let courier = slip.courier else {
            throw Denial(.noSuchReceiver)
        }
        guard Owner(of: context.actor.capacity) == slip.from else {
            throw Denial(.otherDepartment, ["department": slip.from.id])
        }
        return [Proposal(HandoverSigned(handover: handover, signatory: courier), items: slip.items)]
    }
}
