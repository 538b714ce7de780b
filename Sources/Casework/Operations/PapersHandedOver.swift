/// The desk gave papers to a department; it owns them until the receiver signs.
public struct PapersHandedOver: OperationPayload {
    public static let kind = "papersHandedOver"
    public var handover: Int
    public var department: String
    public var papers: [PaperLine]

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.handovers.append(
            Handover(
                id: handover, department: department, items: operation.items, papers: papers,
                givenBy: operation.actor.person, givenAt: operation.recordedAt, state: .open))
    }
}

/// Hands papers of accepted items to a department (seed 三(一)6–8).
public struct HandPapersOver: Intent {
    public static let roles = Set<Role>.desk
    public var department: String
    public var papers: [PaperLine]

    /// Hands `papers` to `department`.
    public init(to department: String, _ papers: [PaperLine]) {
        self.department = department
        self.papers = papers
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let items = subject.items.filter {
            $0.definition.departments.contains(department)
                && $0.stage(asOf: context.today, context.rules).isAccepted
        }
        guard !items.isEmpty else { throw Denial(.notAccepted) }
        guard papers.contains(where: { $0.count.total > 0 }) else { throw Denial(.noPapersHere) }
        for paper in papers {
            guard paper.originals >= 0, paper.copies >= 0, subject.free(paper.material).covers(paper.count) else {
                throw Denial(.papersAway, ["line": subject.name(of: paper.material)])
            }
        }
        let payload = PapersHandedOver(
            handover: subject.handovers.count + 1, department: department, papers: papers.filter { $0.count.total > 0 })
        return [Proposal(payload, items: items.map(\.key))]
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
    /// department still waits for the same material, only as many as this one's lines ask for.
    public func usualHandover(to department: String) -> [PaperLine] {
        let keys = items.filter { $0.definition.deciding == department && $0.recordedStage.isAccepted }.map(\.key)
        guard !keys.isEmpty else { return [] }
        let others = items.filter { !keys.contains($0.key) && !$0.recordedStage.isClosed }.map(\.key)
        let wanted = Set(others.isEmpty ? [] : checklist(others).map(\.material))
        return checklist(keys).compactMap { row in
            let free = free(row.material)
            let count =
                wanted.contains(row.material)
                ? PaperCount(
                    originals: min(free.originals, row.required.originals),
                    copies: min(free.copies, row.required.copies)) : free
            return count.total > 0 ? PaperLine(row.material, count) : nil
        }
    }

    /// Departments to which papers of accepted items can go now.
    public var departmentsAwaitingPapers: [String] {
        items.filter { $0.recordedStage.isAccepted }.map(\.definition.deciding).reduce(into: []) { list, department in
            if !list.contains(department), !usualHandover(to: department).isEmpty { list.append(department) }
        }
    }
}
