import Casework
import Synchronization

/// Makes identities from a source of chance that tests and the demo can seed.
final class Identities: Sendable {
    private let source: Mutex<any RandomNumberGenerator & Sendable>

    init(_ source: any RandomNumberGenerator & Sendable) {
        self.source = Mutex(source)
    }

    func next(at now: Instant) -> ULID {
        source.withLock { source in
            var chance = Chance(source: source)
            defer { source = chance.source }
            return ULID(at: now, using: &chance)
        }
    }
}

/// Lets an existential generator stand where a concrete one is asked for.
private struct Chance: RandomNumberGenerator {
    var source: any RandomNumberGenerator & Sendable

    mutating func next() -> UInt64 { source.next() }
}
