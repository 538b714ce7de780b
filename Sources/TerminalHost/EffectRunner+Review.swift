internal import CaseStore
internal import Casework
internal import ConsoleUI
internal import HallService

/// What the console asks of the hall behind the window.
extension EffectRunner {
    func onReview(_ effect: Effect) async -> Event? {
        guard let session = current else { return nil }
        switch effect {
        case .project(let code):
            return await troubled { () async throws(Trouble) in
                var cases: [Case] = []
                for summary in try await self.service.projectCases(code).prefix(20) {
                    cases.append(try await self.service.load(summary.id))
                }
                return .project(cases.sorted { $0.id < $1.id })
            }
        case .findResult(let material, let id):
            return await troubled { () async throws(Trouble) in
                let subject = try await self.service.load(id)
                return .resultsFound(
                    try await self.service.resultSources(for: material, in: subject), material: material)
            }
        case .followUps:
            return await troubled { () async throws(Trouble) in
                .followUps(try await self.service.followUps(centre: session.actor.centre))
            }
        case .unsigned:
            return await troubled { () async throws(Trouble) in
                let side = self.side(of: session.actor)
                let slips = try await self.service.slips(
                    centre: side == nil ? session.actor.centre : nil, department: side, limit: 1000)
                return .unsigned(slips.map(ConsoleUI.SlipRow.init).filter(\.isOpen))
            }
        case .bag(let entries, let actor): return await bag(entries, actor)
        case .blanks:
            return await troubled { () async throws(Trouble) in
                .blanks(try await self.service.blankSheets(of: session.actor))
            }
        // Nobody is kept here by a disk that fails.
        case .beforeLeaving: return .leaving((try? await service.blankSheets(of: session.actor)) ?? [])
        case .onBlanks(let act, let name, let actor):
            return .blanksActed(await service.perform(act, onBlanks: name, as: actor), name: name)
        case .sendMessage(let id, let keys, let text, let actor):
            return .acted(await service.sendMessage(text, about: keys, of: id, as: actor))
        default: return nil
        }
    }

    /// What concerns one case is done in one save.
    private func bag(_ entries: [BagEntry], _ actor: Actor) async -> Event {
        let cases = entries.reduce(into: [ULID]()) { if !$0.contains($1.caseID) { $0.append($1.caseID) } }
        let lines = await service.handOverBag(
            cases.map { id in (id, entries.filter { $0.caseID == id }.map(\.intent)) }, as: actor,
            intent: service.identity())
        let results = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0.result) })
        return .bagDone(entries.map { BagOutcome($0, results[$0.caseID] ?? nil) })
    }

    /// Work that waits for the actor's department; none at the desk.
    func inbox(of actor: Actor) async throws(Trouble) -> [WorkRow] {
        if actor.capacity.role == .issueClerk {
            return WorkRow.issueRows(try await service.issueWork(centre: actor.centre))
        }
        guard let department = actor.capacity.department else { return [] }
        return WorkRow.rows(try await service.work(department: department), department: department)
    }

    /// Whose slips a console lists: a department's or the issue window's; all of the centre at the desk.
    func side(of actor: Actor) -> String? {
        switch Owner(of: actor.capacity) {
        case .desk, .courier, nil: nil
        case let owner?: owner.id
        }
    }
}
