import CaseStore

@testable import Casework
@testable import HallService

/// Somebody at work: acts by chance, sends again what is unknown, and starts anew when the process died.
///
/// What it does goes through `Acts`, the way that every act of the service takes.
struct SimulatedConsole {
    let number: Int
    let actor: Actor
    let world: World
    let turns: Turns
    var chance: Chance
    var store: SimulatedStore
    var session: ULID
    /// The ticket that it serves, as far as it knows.
    var serving: ULID?
    /// What became of the latest act stayed unknown.
    private(set) var isInDoubt = false
    /// Cases as it last saw them.
    var seen: [ULID: Case] = [:]

    init(_ number: Int, _ actor: Actor, _ world: World, _ turns: Turns, seed: UInt64) {
        (self.number, self.actor, self.world, self.turns) = (number, actor, world, turns)
        chance = Chance(seed &* 1_000_003 &+ UInt64(number))
        store = SimulatedStore(world, turns, number)
        session = ULID(at: world.now, using: &chance)
    }

    mutating func identity() -> ULID { ULID(at: world.now, using: &chance) }

    private var acts: Acts { acts(as: actor) }

    private func acts(as actor: Actor) -> Acts {
        Acts(
            records: store, definitions: World.definitions,
            context: { [world] actor, intent in
                Context(actor: actor, now: world.now, window: .trade, rules: World.rules, intent: intent)
            },
            holder: { _, _ in nil })
    }

    /// Carries out `intents`; what the console says is unknown, the clerk sends again.
    @discardableResult
    mutating func act<R: Record>(
        _ intents: [any Intent<R>], on id: ULID, expecting revision: Int, as other: Actor? = nil,
        intent given: ULID? = nil
    ) async -> R? {
        let intent = given ?? identity()
        var isDoubtful = false
        isInDoubt = false
        for _ in 1...3 {
            let result = await acts.carryOut(intents, on: id, expecting: revision, as: other ?? actor, intent: intent)
            if store.isDead { return nil }
            switch result {
            case .done(let record):
                world.count("done")
                let operations = record.log.filter { $0.intent == intent }
                world.with { $0.acknowledged[World.Key(kind: R.kind, id: id), default: []] += operations }
                return record
            case .unknown:
                world.count("unknown")
                isDoubtful = true
            case .denied, .conflict, .failed:
                if case .conflict = result { world.count("conflict") }
                if case .failed = result { world.count("failed") }
                // Of an earlier try whose outcome is unknown this says nothing.
                isInDoubt = isDoubtful
                if !isDoubtful { _ = world.with { $0.refused.insert(intent) } }
                return nil
            }
        }
        isInDoubt = true
        return nil
    }

    /// An act on a case, and the pages that it calls for.
    mutating func perform(_ intents: [any Intent<Case>], on id: ULID, expecting revision: Int, intent: ULID? = nil)
        async
    {
        guard let changed = await act(intents, on: id, expecting: revision, intent: intent) else { return }
        seen[id] = await issue(changed)
    }

    mutating func issue(_ subject: Case) async -> Case {
        let identities = (0..<8).map { _ in identity() }
        var used = 0
        let result = await acts.issueOwedDocuments(
            subject, as: actor,
            identity: {
                defer { used += 1 }
                return identities[used % identities.count]
            },
            keep: { (kind, act, _) throws(Trouble) in
                await store.turn()
                store.mayDie(50)
                if store.isDead || world.happens(50) { throw Trouble(.inputOutput, "page") }
                let hash = "page-\(kind)-\(act)"
                _ = world.with { $0.pages.insert(hash) }
                return hash
            })
        if case .done(let issued) = result { return issued }
        return subject
    }

    /// The case as it stands, or as it was seen before.
    mutating func someCase() async -> Case? {
        // Some cases more than others, so that they get far.
        let ids = world.ids(.cases)
        let some = Bool.random(using: &chance) ? ids.prefix(2) : ids[...]
        guard let id = some.randomElement(using: &chance) else { return nil }
        if let seen = seen[id], Int.random(in: 0..<4, using: &chance) == 0 { return seen }
        guard let subject: Case = try? await acts.read(id), subject.revision > 0 else { return nil }
        seen[id] = subject
        return subject
    }

    /// After the process died: a new one, which knows nothing.
    mutating func restart() {
        let session = session
        _ = world.with { $0.deadSessions.insert(session) }
        store = SimulatedStore(world, turns, number)
        self.session = identity()
        (serving, seen) = (nil, [:])
    }
}
