import Casework
import CellText
import Documents

extension Action {
    /// Opens the derivation of the due dates: those that run or, over the outcomes, those that are listed there.
    static let proof: [Action] = [
        Action("proof", .character("?"), denial: { $0.proofDenial }) { model in
            model.layers.append(
                .page(
                    PageView(
                        title: model.station.text("action.proof"), lines: model.proofLines(model.proofsInView),
                        paper: model.layers.isEmpty ? model.desk.subject.map { .deadlineProof($0.id) } : nil)))
            return []
        }
    ]
}

extension Model {
    /// Closed while no case lies open or none of its clocks runs.
    fileprivate var proofDenial: Denial? {
        desk.subject == nil ? Denial(.notOpen) : proofsInView.isEmpty ? Denial(.noClockRuns) : nil
    }

    /// What `?` opens now, the nearest due date first.
    fileprivate var proofsInView: [Proof] {
        guard case .outcomes(let item) = layers.last else {
            return desk.subject?.runningProofs(asOf: now.day, station.rules) ?? []
        }
        let open = outcomeChoices(for: item).filter { $0.denial == nil }
        return open.flatMap { prospects($0.kind, $0.keys) }.sorted { $0.due < $1.due }
    }

    fileprivate func proofLines(_ proofs: [Proof]) -> [SafeText] {
        ProofText(proofs, station.words, station.rules.calendar, asOf: now.day).lines
    }

    /// Clocks that an outcome would start for the items `keys`, each for the item whose clock ends first.
    func prospects(_ kind: OutcomeChoice.Kind, _ keys: [Int]) -> [Proof] {
        guard let subject = desk.subject else { return [] }
        let items = keys.compactMap { subject.item($0) }
        let today = now.day
        let supplemented = items.compactMap(\.supplementedOn).max()
        func first(
            _ clock: Proof.Clock, from start: Day, by cause: Proof.Cause, _ limit: (ItemDefinition) -> Limit?
        ) -> [Proof] {
            let proofs = items.compactMap { item in
                limit(item.definition).map { Proof(clock, of: item, from: start, by: cause, $0, station.rules) }
            }
            return proofs.min { $0.due < $1.due }.map { [$0] } ?? []
        }
        switch kind {
        case .accept:
            let cause: Proof.Cause = supplemented == nil ? .acceptance : .supplement
            return first(.promised, from: supplemented ?? today, by: cause, \.promised)
                + first(.statutory, from: supplemented ?? today, by: cause, \.statutory)
        case .promise: return first(.promise, from: today, by: .acceptance, \.promiseTerm)
        case .notice: return first(.correction, from: today, by: .noticeGiven, \.correctionTerm)
        case .receive:
            let limit = station.rules.noticeLimit
            return first(.notice, from: today, by: .receipt) { _ in limit }
        case .refuse, .notNeeded: return []
        }
    }
}
