/// The desk gave papers to a department; it owns them until the receiver signs.
public struct PapersHandedOver: OperationPayload, LeavesOutcomesAlone {
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
        let asked = Set(subject.checklist(items.map(\.key)).map(\.material))
        for paper in papers {
            let named = ["line": subject.name(of: paper.material)]
            guard asked.contains(paper.material) else { throw Denial(.noSuchLine, named) }
            let all = papers.filter { $0.material == paper.material }.reduce(PaperCount()) { $0 + $1.count }
            guard paper.originals >= 0, paper.copies >= 0, subject.free(paper.material).covers(all) else {
                throw Denial(.papersAway, named)
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
        return slips.flatMap(\.papers).filter { $0.material == material }.reduce(PaperCount()) { $0 + $1.count }
    }

    /// Departments to which papers of accepted items can go now.
    public var departmentsAwaitingPapers: [String] {
        items.filter { $0.recordedStage.isAccepted }.map(\.definition.deciding).reduce(into: []) { list, department in
            if !list.contains(department), !usualHandover(to: department).isEmpty { list.append(department) }
        }
    }
}
