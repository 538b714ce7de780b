internal import Casework
internal import ConsoleUI
internal import HallService

/// What the console asks of the hall about numbers that it does not serve.
extension EffectRunner {
    func onNumbers(_ effect: Effect) async -> Event? {
        guard let session = current else { return nil }
        switch effect {
        case .onNumber(let act, let id): return .numberActed(await service.perform(act, on: id, as: session.actor))
        case .moveQueue(let move, let actor):
            return await troubled { () async throws(Trouble) in
                let outcome = try await self.service.carryOut(move, as: actor)
                return .queueMoved(outcome.move, outcome.results)
            }
        case .ratings:
            return await troubled { () async throws(Trouble) in
                .ratings(try await self.service.badRatings(for: session.actor))
            }
        case .rated(let id):
            return await troubled { () async throws(Trouble) in
                .rated(try await self.service.load(ticket: id))
            }
        default: return nil
        }
    }
}
