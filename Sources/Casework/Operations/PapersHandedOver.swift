/// Papers were given to another owner, who owns them from the signature on (seed 三(一)6-8).
public struct PapersHandedOver: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "papersHandedOver"
    public var handover: Int
    /// `Owner.id` of the receiver: most often a department.
    public var department: String
    public var papers: [PaperLine]
    /// `Owner.id` of the giver; the desk when nil.
    public var from: String?
    /// Who carries them, where they go by courier.
    public var courier: String?
    /// Why they come back to the desk.
    public var cause: DeclinePapers.Cause?
    /// The courier's slip that this one ends.
    public var carried: Int?

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.handovers.append(
            Handover(
                id: handover, from: from.map { Owner(id: $0) } ?? .desk, to: Owner(id: department),
                items: operation.items, papers: papers, givenBy: operation.actor.person,
                givenAt: operation.recordedAt, state: .open, courier: courier, carried: carried,
                reason: cause?.rawValue))
    }
}

/// Hands papers that lie free with the actor's side to another owner.
public struct HandPapersOver: Intent {
    public static let roles = Set<Role>.review.union([.issueClerk])
    public var to: Owner
    public var papers: [PaperLine]
    /// Name of the courier, where the papers go by one.
    public var courier: String?
    /// Why papers come back to the desk; only a wrong count, damage or the wrong department (`model.md` 19).
    public var cause: DeclinePapers.Cause?

    /// Hands `papers` to `to`.
    public init(to: Owner, _ papers: [PaperLine], courier: String? = nil, cause: DeclinePapers.Cause? = nil) {
        self.to = to
        self.papers = papers
        self.courier = courier
        self.cause = cause
    }

    /// Hands `papers` to a department.
    public init(to department: String, _ papers: [PaperLine]) {
        self.init(to: .department(department), papers)
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard let giver = Owner(of: context.actor.capacity), giver != to else { throw Denial(.noSuchReceiver) }
        let given = papers.filter { $0.count.total != 0 }
        let items = try receiving(subject, from: giver, given, context)
        guard !given.isEmpty else { throw Denial(.noPapersHere) }
        for paper in given {
            let named = ["line": subject.name(of: paper.material)]
            let all = given.filter { $0.material == paper.material }.reduce(PaperCount()) { $0 + $1.count }
            guard paper.originals >= 0, paper.copies >= 0, subject.free(paper.material, of: giver).covers(all) else {
                throw Denial(.papersAway, named)
            }
        }
        let payload = PapersHandedOver(
            handover: subject.handovers.count + 1, department: to.id, papers: given,
            from: giver == .desk ? nil : giver.id, courier: to == .courier ? courier : nil, cause: cause)
        return [Proposal(payload, items: items)]
    }

    /// The items that the papers serve, if these may go that way.
    private func receiving(
        _ subject: Case, from giver: Owner, _ given: [PaperLine], _ context: Context
    ) throws(Denial) -> [Int] {
        if to == .courier { try checked(courier ?? "", "courier", limit: 60) }
        let accepted = subject.items.filter { $0.stage(asOf: context.today, context.rules).isAccepted }
        let results = subject.items.filter { item in given.contains { $0.material == item.review.result?.material } }
        switch (giver, to) {
        case (.issueWindow, .department(let department)): return try returning(given, to: department, subject)
        case (.issueWindow, _): throw Denial(.noSuchReceiver)
        case (.department, .courier) where !results.isEmpty, (.department, .issueWindow), (.desk, .issueWindow):
            guard results.count == given.count else { throw Denial(.resultsOnly) }
            if let item = results.first(where: { $0.review.result?.complaint != nil }) {
                throw Denial(.resultContested, ["item": item.definition.name])
            }
            return results.map(\.key)
        case (_, .department(let department)):
            return try serving(given, accepted.filter { $0.definition.departments.contains(department) }, subject)
        case (.desk, .courier):
            let keys = try serving(given, accepted, subject)
            return keys.filter { key in
                subject.checklist([key]).contains { row in given.contains { $0.material == row.material } }
            }
        case (.department(let own), .desk), (.department(let own), .courier):
            guard results.isEmpty else { throw Denial(.noSuchReceiver) }
            let items = accepted.filter { item in
                item.definition.departments.contains(own)
                    && subject.checklist([item.key]).contains { row in given.contains { $0.material == row.material } }
            }
            guard cause.map(DeclinePapers.Cause.lawful.contains) ?? items.isEmpty else { throw Denial(.causeNeeded) }
            return items.map(\.key)
        default: throw Denial(.noSuchReceiver)
        }
    }

    /// The items whose delivery receipts, or certificates that were brought back, the issue window gives to the department
    /// that decided them (seed 三(三)4).
    private func returning(
        _ given: [PaperLine], to department: String, _ subject: Case
    ) throws(Denial) -> [Int] {
        guard !given.isEmpty else { throw Denial(.noPapersHere) }
        var keys: [Int] = []
        for paper in given {
            let wrong = subject.result(paper.material).flatMap {
                $0.result.complaint == nil && $0.result.isValid ? nil : $0.item
            }
            guard let item = subject.delivery(paper.material)?.item ?? wrong else { throw Denial(.receiptsOnly) }
            guard item.definition.deciding == department else {
                throw Denial(.otherDepartment, ["department": item.definition.deciding])
            }
            if !keys.contains(item.key) { keys.append(item.key) }
        }
        return keys
    }

    /// The keys of `items`, if there are some and their checklists ask for all that is given.
    private func serving(
        _ given: [PaperLine], _ items: [ItemApplication], _ subject: Case
    ) throws(Denial) -> [Int] {
        guard !items.isEmpty else { throw Denial(.notAccepted) }
        guard !given.isEmpty else { throw Denial(.noPapersHere) }
        let asked = Set(subject.checklist(items.map(\.key)).map(\.material))
        if let other = given.first(where: { !asked.contains($0.material) }) {
            throw Denial(.noSuchLine, ["line": subject.name(of: other.material)])
        }
        return items.map(\.key)
    }
}

extension ItemDefinition {
    /// Departments that review the item: the deciding body and those of its steps, in order.
    public var departments: [String] {
        steps.map(\.department).reduce(into: [deciding]) { list, department in
            if !list.contains(department) { list.append(department) }
        }
    }
}

extension Case {
    /// Papers that a handover to `department` usually takes: all that lie free and serve its items, but where another
    /// department still waits for the same material, only as many as this one's lines ask for and have not had.
    public func usualHandover(to department: String) -> [PaperLine] {
        let keys = items.filter { $0.definition.deciding == department && $0.recordedStage.isAccepted }.map(\.key)
        guard !keys.isEmpty else { return [] }
        let others = items.filter { !keys.contains($0.key) && !$0.recordedStage.isClosed }.map(\.key)
        let wanted = Set(others.isEmpty ? [] : checklist(others).map(\.material))
        return checklist(keys).compactMap { row in
            let free = free(row.material)
            let lacking = row.required - given(row.material, to: department)
            let count =
                wanted.contains(row.material)
                ? PaperCount(
                    originals: max(0, min(free.originals, lacking.originals)),
                    copies: max(0, min(free.copies, lacking.copies))) : free
            return count.total > 0 ? PaperLine(row.material, count) : nil
        }
    }

    /// Sets of `material` that the department has signed for or has on an open slip.
    private func given(_ material: String, to department: String) -> PaperCount {
        let slips = handovers.filter { $0.department == department && ($0.state == .open || $0.state == .signed) }
        return slips.reduce(PaperCount()) { $0 + $1.count(of: material) }
    }

    /// Departments to which papers of accepted items can go now.
    public var departmentsAwaitingPapers: [String] {
        items.filter { $0.recordedStage.isAccepted }.map(\.definition.deciding).reduce(into: []) { list, department in
            if !list.contains(department), !usualHandover(to: department).isEmpty { list.append(department) }
        }
    }

    /// Results that lie free with `owner` and that nobody contests: ready for the issue window, or there for their holders.
    public func resultsWith(_ owner: Owner) -> [PaperLine] {
        items.compactMap { item in
            guard let result = item.review.result, result.complaint == nil else { return nil }
            let count = free(result.material, of: owner)
            return count.total > 0 ? PaperLine(result.material, count) : nil
        }
    }

    /// What the issue window owes the department: delivery receipts, and certificates that were brought back or are void.
    public func returnsTo(_ department: String) -> [PaperLine] {
        items.filter { $0.definition.deciding == department }.flatMap { item in
            let wrong = item.review.made.filter { $0.complaint != nil || !$0.isValid }.map(\.material)
            return item.review.made.flatMap(\.deliveries).compactMap(\.receipt) + wrong
        }.compactMap { material in
            let count = free(material, of: .issueWindow)
            return count.total > 0 ? PaperLine(material, count) : nil
        }
    }
}
