import CaseStore
public import Casework

/// A clock that can't be right: something was done in this hall at a moment that has not come yet.
public struct ClockDoubt: Hashable, Sendable {
    /// When the latest act was done, by the clock of then.
    public let latest: Instant
    /// What the clock says now.
    public let now: Instant

    /// Seconds by which clocks may differ or be set right without a word.
    public static let tolerance = 120

    /// The doubt about `now`, where there is one.
    public init?(latest: Instant, now: Instant) {
        guard latest.seconds(since: now) > ClockDoubt.tolerance else { return nil }
        self.latest = latest
        self.now = now
    }
}

extension HallService {
    /// Whether the clock went back behind what was last done. The order of all logs is by sequence and suffers nothing;
    /// days and clocks on paper do, so whoever works here must be told.
    public func clockDoubt() async throws(Trouble) -> ClockDoubt? {
        let now = now
        let latest = try await troubled { () throws(StoreFault) in try await store.latestMoment() }
        return latest.flatMap {
            ClockDoubt(latest: Instant(milliseconds: $0, offset: now.offset), now: now)
        }
    }
}
