import Casework

/// A counted material in a document's table.
struct PaperRow: Sendable {
    var name: String
    var count: PaperCount
    var remark: String
}

extension PageFacts {
    /// The papers that the document's table lists: received, held, given back, handed over, or brought.
    var papers: [PaperRow] {
        switch kind {
        case .receipt: received(only: Set(operations.compactMap { $0.payload as? PapersReceived }.flatMap(\.materials)))
        case .acceptance, .promise, .correction: received(only: state.received.union(state.inspected))
        case .notNeeded, .refusal, .withdrawal, .papersReturned, .termination:
            counted(payload(PapersGivenBack.self)?.papers ?? [])
        case .handover: counted(payload(PapersHandedOver.self)?.papers ?? [])
        case .supplement: brought
        case .declined, .pause, .extension_, .hearing, .grant, .denial, .delivery, .resultNotice: []
        }
    }

    private var rows: [ChecklistRow] { state.checklist(items.map(\.key)) }

    /// What was counted of `materials`, less what went back to the applicant since.
    private func received(only materials: Set<String>) -> [PaperRow] {
        let returned = state.returns.flatMap(\.papers)
        return rows.compactMap { row in
            let isInspected = state.inspected.contains(row.material)
            guard materials.contains(row.material), var count = state.papers[row.material] else { return nil }
            for paper in returned where paper.material == row.material {
                count.originals -= paper.originals
                count.copies -= paper.copies
            }
            guard count.total > 0 || isInspected else { return nil }
            let remarks = [isInspected ? "原件已核验退还" : "", PaperWords.form(row.line.form)].filter { !$0.isEmpty }
            return PaperRow(name: row.line.name, count: count, remark: remarks.joined(separator: "；"))
        }
    }

    private func counted(_ papers: [PaperLine]) -> [PaperRow] {
        papers.map { paper in
            PaperRow(
                name: state.name(of: paper.material), count: paper.count,
                remark: state.delivery(paper.material) == nil ? "" : "送达回证")
        }
    }

    /// What a supplement brought, with the sets that the checklist asks for: they are counted when it is looked at.
    private var brought: [PaperRow] {
        let materials = Set(payload(SupplementReceived.self)?.materials ?? [])
        return rows.filter { materials.contains($0.material) }.map {
            PaperRow(name: $0.line.name, count: $0.required, remark: PaperWords.form($0.line.form))
        }
    }
}
