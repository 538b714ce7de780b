import Foundation

/// The clock of a simulated morning. `make morning` has libfaketime stand between all processes and the clock, this one
/// included, so that all see the same one run fast; else acts follow each other without a pause, whatever the clock says.
final class MorningClock {
    private static let names = [
        "LD_PRELOAD", "FAKETIME", "FAKETIME_SHARED", "FAKETIME_DONT_RESET", "FAKETIME_DONT_FAKE_MONOTONIC",
        "NO_FAKE_STAT",
    ]

    /// Seconds of the morning after which one looks again.
    private static let glance = 10.0

    let isPaced: Bool
    private var begin = Date()

    init(isPaced: Bool) {
        self.isPaced = isPaced
    }

    /// What other processes are told so that they see the same clock.
    var variables: [String] {
        let told = ProcessInfo.processInfo.environment
        return isPaced ? MorningClock.names.compactMap { name in told[name].map { "\(name)=\($0)" } } : []
    }

    /// The morning begins.
    func start() { begin = Date() }

    /// Seconds until `second`; negative once it is past.
    func rest(until second: Int) -> Double { Double(second) - Date().timeIntervalSince(begin) }

    /// Whether `second` is still to come; lets some of the time until then pass.
    func waits(for second: Int) -> Bool {
        let rest = rest(until: second)
        guard isPaced, rest > 0 else { return false }
        // By the morning's clock, too.
        usleep(UInt32(min(rest, MorningClock.glance) * 1_000_000))
        return true
    }

    /// The second that it is, where acts may take longer than they were meant to.
    func second(atLeast second: Int) -> Int {
        isPaced ? max(second, second - Int(rest(until: second))) : second
    }
}

/// Chance that can be had again (SplitMix64).
struct MorningChance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
