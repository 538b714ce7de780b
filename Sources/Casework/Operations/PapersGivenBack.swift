/// Papers at the desk were given back to the applicant.
public struct PapersGivenBack: OperationPayload, LeavesOutcomesAlone, Hashable {
    public static let kind = "papersGivenBack"
    public var papers: [PaperLine]

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.returns.append(self)
        for paper in papers {
            let left = (subject.papers[paper.material] ?? PaperCount()) - paper.count
            subject.papers[paper.material] = left.total > 0 ? left : nil
            if left.total <= 0 { subject.received.remove(paper.material) }
            subject.forgetGoodMarks(paper.material)
        }
    }
}

/// Gives back papers that lie free at the desk and that no accepted item rests on.
public struct GivePapersBack: Intent {
    public static let roles = Set<Role>.desk
    /// Materials to give back whole; every paper at the desk when nil.
    public var materials: [String]?

    /// Gives `materials` back.
    public init(_ materials: [String]? = nil) {
        self.materials = materials
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        let papers = subject.papersToGiveBack.filter { materials?.contains($0.material) ?? true }
        guard !papers.isEmpty else { throw Denial(.noPapersHere) }
        let given = Set(papers.map(\.material))
        let keys = subject.checklist(subject.items.map(\.key)).filter { given.contains($0.material) }.flatMap(\.keys)
        return [Proposal(PapersGivenBack(papers: papers), items: Array(Set(keys)).sorted())]
    }
}

extension Case {
    /// Papers that can go back to the applicant: who wants those of an accepted item back has to withdraw it.
    public var papersToGiveBack: [PaperLine] {
        let accepted = items.filter { $0.recordedStage.isAccepted }.map(\.key)
        let kept = Set(checklist(accepted).map(\.material))
        return papersAtDesk().filter { !kept.contains($0.material) }
    }

    /// A line found in order whose paper is gone has to be looked at again; a failed one stays failed.
    fileprivate mutating func forgetGoodMarks(_ material: String) {
        for index in items.indices where !items[index].recordedStage.isClosed {
            guard items[index].awaited[material] == nil else { continue }
            if items[index].marks[material]?.isGood == true { items[index].marks[material] = nil }
        }
    }

    /// Papers that no other item needs go back with the outcome that ends `keys`.
    func givingBack(endingWith keys: [Int]) -> [Proposal] {
        let others = items.filter { !keys.contains($0.key) && !$0.recordedStage.isClosed }.map(\.key)
        let needed = Set(others.isEmpty ? [] : checklist(others).map(\.material))
        let papers = papersAtDesk(others.isEmpty ? nil : keys).filter { !needed.contains($0.material) }
        return papers.isEmpty ? [] : [Proposal(PapersGivenBack(papers: papers), items: keys)]
    }
}
