/// Papers at the desk were given back to the applicant.
public struct PapersGivenBack: OperationPayload, LeavesOutcomesAlone, Hashable {
    public static let kind = "papersGivenBack"
    public var papers: [PaperLine]

    public func apply(to subject: inout Case, _ operation: Operation, _ definitions: Definitions) {
        subject.returns.append(self)
    }
}

/// Gives back papers that lie free at the desk.
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
        let papers = subject.papersAtDesk().filter { materials?.contains($0.material) ?? true }
        guard !papers.isEmpty else { throw Denial(.noPapersHere) }
        let given = Set(papers.map(\.material))
        let keys = subject.checklist(subject.items.map(\.key)).filter { given.contains($0.material) }.flatMap(\.keys)
        return [Proposal(PapersGivenBack(papers: papers), items: Array(Set(keys)).sorted())]
    }
}

extension Case {
    /// Papers that no other item needs go back with the outcome that ends `keys`.
    func givingBack(endingWith keys: [Int]) -> [Proposal] {
        let others = items.filter { !keys.contains($0.key) && !$0.recordedStage.isClosed }.map(\.key)
        let needed = Set(others.isEmpty ? [] : checklist(others).map(\.material))
        let papers = papersAtDesk(keys).filter { !needed.contains($0.material) }
        return papers.isEmpty ? [] : [Proposal(PapersGivenBack(papers: papers), items: keys)]
    }
}
