import CaseStore
public import Casework
import Catalogue

/// What counters do on a day other than usually.
extension HallService {
    /// Today's shift of a counter; without changes where there were none.
    public func shift(of counter: String) async throws(Trouble) -> CounterShift {
        try await read(CounterShift.id(counter: counter, on: now.day))
    }

    /// Today's shifts of the counters of a centre that have any changes.
    func shifts(centre: String) async throws(Trouble) -> [String: CounterShift] {
        var shifts: [String: CounterShift] = [:]
        for counter in settings.counters where catalogue.window(counter.window)?.centre == centre {
            let shift = try await shift(of: counter.id)
            if shift.revision > 0 { shifts[counter.id] = shift }
        }
        return shifts
    }

    /// Carries out an act on today's shift of a counter of the actor's centre; a clerk's own counter only.
    public func perform(
        _ act: any Intent<CounterShift>, onCounter id: String, as actor: Actor
    ) async -> ActResult<CounterShift> {
        guard let counter = settings.counters.first(where: { $0.id == id }),
            catalogue.window(counter.window)?.centre == actor.centre,
            actor.capacity.role == .supervisor || actor.counter == id
        else { return .denied(Denial(.otherCounter, ["number": "", "counter": id])) }
        do throws(Trouble) {
            let shift = try await shift(of: id)
            return await carryOut([act], on: shift.id, expecting: shift.revision, as: actor, intent: identity())
        } catch {
            return .failed(error)
        }
    }

    /// Queues that the counter of `actor` calls from now.
    public func queues(of actor: Actor) async throws(Trouble) -> Set<String> {
        guard let counter = actor.counter, let own = window(of: actor)?.category else { return [] }
        return try await shift(of: counter).queues(own: own)
    }
}
