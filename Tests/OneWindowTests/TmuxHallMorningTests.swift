import Foundation
import Testing

/// Three consoles, a supervisor's board, the display and the kiosk at once over one hall.
struct TmuxHallMorningTests {
    /// How many numbers `make morning` takes, over a morning of three hours; nil elsewhere.
    private static let whole = ProcessInfo.processInfo.environment["ONEWINDOW_MORNING"].flatMap { Int($0) }

    @Test func `board, display and kiosk say what the files say after everything that happens in a morning`() throws {
        let count = Self.whole ?? 12
        let clock = MorningClock(isPaced: Self.whole != nil)
        let outcome = try HallMorning(count, within: count * 170 / 150, seed: 11, clock: clock).play()
        #expect(outcome.mismatches.isEmpty, "\(outcome.mismatches.joined(separator: "\n\n"))")
        #expect(outcome.numbers == count && outcome.checks > 2 * count)
        let deeds = [
            "call", "comeBack", "finish", "leave", "miss", "park", "pause", "putBack", "resume", "take", "transfer",
        ]
        #expect(outcome.deeds.sorted() == deeds + ["widen"])
        print(
            "a morning: \(outcome.numbers) numbers, \(outcome.checks) checks of the three screens against the files,",
            "\(outcome.mismatches.count) mismatches, right within \(Int(outcome.slowest / .milliseconds(1))) ms of each act"
        )
    }
}
