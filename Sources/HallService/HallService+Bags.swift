public import Casework

/// One act over many cases: a courier's bag, a postal batch (`model.md` 10).
extension HallService {
    /// What a case of the bag has to go through.
    public typealias BagAct = (case: ULID, intents: [any Intent<Case>])

    /// What became of a case of the bag.
    public struct BagLine: Sendable {
        public let id: ULID
        /// nil where the bag stopped before it.
        public internal(set) var result: ActResult<Case>?

        /// The act stands, or the rules refuse it: another try would change nothing.
        public var isSettled: Bool {
            switch result {
            case .done, .denied: true
            case .conflict, .failed, .unknown, nil: false
            }
        }
    }

    /// Carries out `acts`, case by case, under one identity. The machine's trouble stops it; sent again with the same
    /// `intent` it goes on where it stopped, for a case that has the act already only says so. A case that the rules
    /// refuse stays behind and holds the others up no more.
    public func handOverBag(_ acts: [BagAct], as actor: Actor, intent: ULID) async -> [BagLine] {
        var bag = acts.map { BagLine(id: $0.case) }
        for (place, act) in acts.enumerated() {
            bag[place].result = await bagged(act, as: actor, intent: intent)
            guard bag[place].isSettled else { break }
        }
        return bag
    }

    private func bagged(_ act: BagAct, as actor: Actor, intent: ULID) async -> ActResult<Case> {
        await untilSettled { () async throws(Trouble) in
            let subject = try await load(act.case)
            return await perform(act.intents, on: act.case, expecting: subject.revision, as: actor, intent: intent)
        }
    }

    /// What an act over many records does to one rests on the rules alone and on nothing that somebody saw, so others' acts
    /// in between only make it be decided anew.
    func untilSettled<R: Record>(_ act: () async throws(Trouble) -> ActResult<R>) async -> ActResult<R> {
        var result: ActResult<R>
        var attempts = 0
        repeat {
            attempts += 1
            do throws(Trouble) {
                result = try await act()
            } catch {
                return .failed(error)
            }
            guard case .conflict = result else { return result }
        } while attempts < 8
        return result
    }
}
