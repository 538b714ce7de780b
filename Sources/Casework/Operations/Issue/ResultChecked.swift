/// The issue window compared a result with what was accepted and found it in order (seed 三(三)2).
public struct ResultChecked: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultChecked"
    /// The certificate's code was scanned rather than its fields typed.
    public var scanned: Bool
    /// What was compared, as it stood on the certificate.
    public var compared: [Comparison]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.changeResult { result in
                result.check = .init(
                    person: operation.actor.person, on: operation.effectiveOn, isScanned: scanned,
                    normalised: compared.filter(\.isNormalised).map(\.field))
            }
        }
    }
}

/// The issue window found a result wrong and did not take it over (不予接收, seed 三(三)2): it is void, and its department
/// makes another.
public struct ResultRefused: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "resultRefused"
    /// Slip on which it came.
    public var handover: Int
    /// Fields that differ.
    public var differences: [Comparison]

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            guard let material = item.review.result?.material else { return }
            item.review.changeResult { result in
                result.void = .init(cause: .refused, on: operation.effectiveOn, reason: "")
            }
            item.review.refusals.append(
                ResultRefusal(
                    material: material, differences: differences, person: operation.actor.person,
                    on: operation.effectiveOn))
        }
    }
}

/// Takes results over at the issue window, from a department or from its courier: each is compared with what was accepted,
/// and the slip is signed for only if all of them are in order. What differs is refused, and the slip with it. Results that
/// were signed for before anybody had to compare them are compared where they lie.
public struct TakeOverResults: Intent {
    public static let roles: Set<Role> = [.issueClerk]
    public var handover: Int
    /// What stands on the certificates, by item and field.
    public var read: [Int: [String: String]]
    /// The certificates' codes were scanned.
    public var isScanned: Bool

    /// What was `read` from the certificates on the handover `handover`.
    public init(_ handover: Int, read: [Int: [String: String]], isScanned: Bool = false) {
        self.handover = handover
        self.read = read
        self.isScanned = isScanned
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustLieHere(context)
        let (slip, brought) = try subject.mustComeToIssue(handover, context)
        let isSigned = slip.state == .signed && slip.to == .issueWindow
        let results = try compare(subject, slip)
        let wrong = results.filter { !$0.compared.allSatisfy(\.agrees) }
        let id = brought == nil ? slip.id : subject.handovers.count + 1
        var proposals = brought.map { [Proposal($0, items: slip.items)] } ?? []
        guard wrong.isEmpty else {
            for result in wrong {
                let differences = result.compared.filter { !$0.agrees }
                proposals.append(Proposal(ResultRefused(handover: id, differences: differences), items: [result.key]))
            }
            if isSigned { return proposals }
            let declined = HandoverDeclined(
                handover: id, reason: DeclinePapers.Cause.wrongResult.rawValue,
                differences: wrong.flatMap { $0.compared.filter { !$0.agrees } })
            return proposals + [Proposal(declined, items: slip.items)]
        }
        for result in results {
            let checked = ResultChecked(scanned: isScanned, compared: result.compared)
            proposals.append(Proposal(checked, items: [result.key]))
        }
        return isSigned ? proposals : proposals + [Proposal(HandoverSigned(handover: id), items: slip.items)]
    }

    private func compare(
        _ subject: Case, _ slip: Handover
    ) throws(Denial) -> [(key: Int, compared: [Comparison])] {
        var results: [(key: Int, compared: [Comparison])] = []
        for paper in slip.papers {
            guard let (item, result) = subject.result(paper.material), result.isValid else {
                throw Denial(.resultsOnly)
            }
            var compared: [Comparison] = []
            for (field, accepted) in subject.fieldsToCompare(of: item) {
                let found = read[item.key]?[field] ?? ""
                guard found.contains(where: { !$0.isWhitespace }) else { throw Denial(.missing, ["field": field]) }
                guard found.unicodeScalars.count <= 400 else {
                    throw Denial(.tooLong, ["field": field, "limit": "400"])
                }
                compared.append(Comparison(field, accepted: accepted, found: found))
            }
            results.append((item.key, compared + subject.resultDifferences(of: item)))
        }
        return results
    }
}

extension Case {
    /// The result lies at the issue window, and nobody has compared it.
    public func isUnchecked(_ material: String) -> Bool {
        guard let (_, result) = result(material), result.isValid, result.complaint == nil else { return false }
        return result.check == nil && free(material, of: .issueWindow).total > 0
    }

    /// The slip `id` with results for the issue window, as somebody there may answer it: an open one of a department, or
    /// one that a courier carries, with the operation by which he gives the papers to the window.
    fileprivate func mustComeToIssue(
        _ id: Int, _ context: Context
    ) throws(Denial) -> (slip: Handover, brought: PapersHandedOver?) {
        guard let slip = handovers.first(where: { $0.id == id }) else {
            throw Denial(.noSuchHandover, ["handover": "\(id)"])
        }
        if slip.to == .issueWindow, slip.state == .signed, slip.papers.allSatisfy({ isUnchecked($0.material) }) {
            guard slip.givenBy != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
            return (slip, nil)
        }
        guard slip.to == .courier else { return (try openHandover(id, context), nil) }
        guard carried.contains(where: { $0.id == id }), slip.papers.allSatisfy({ result($0.material) != nil }) else {
            throw Denial(.noSuchHandover, ["handover": "\(id)"])
        }
        guard slip.givenBy != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        let given = PapersHandedOver(
            handover: handovers.count + 1, department: Owner.issueWindow.id, papers: slip.papers,
            from: Owner.courier.id, courier: slip.courier, carried: id)
        return (slip, given)
    }
}
