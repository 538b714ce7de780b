import Casework
import Glibc
import Synchronization

/// Makes identities from a source of chance that tests and the demo can seed.
final class Identities: Sendable {
    private let source: Mutex<any RandomNumberGenerator & Sendable>

    init(_ source: any RandomNumberGenerator & Sendable) {
        self.source = Mutex(source)
    }

    func next(at now: Instant) -> ULID {
        source.withLock { source in
            ULID(at: now, using: &source)
        }
    }
}

/// The system's chance, asked for by the handful: each question to the system costs as much as deciding an act.
public struct SystemChance: RandomNumberGenerator, Sendable {
    private var words: [UInt64] = []

    /// Asks nothing yet.
    public init() {}

    public mutating func next() -> UInt64 {
        if words.isEmpty {
            words = [UInt64](repeating: 0, count: 32)
            let answer = words.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
            guard answer == 0 else {
                words = []
                return UInt64.random(in: .min ... .max)
            }
        }
        return words.removeLast()
    }
}
