import Foundation
import HallService
import Testing

/// The steward is killed, or refused by the disk, while it seals the days before.
struct SealKillTests {
    private static let round = ["steward", "--once", "--data"]

    private func seals(_ hall: TortureHall) throws -> [String: Data] {
        let folder = "\(hall.data)/seals"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try Dictionary(
            uniqueKeysWithValues: names.filter { !$0.hasPrefix(".") }.map {
                ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
            })
    }

    private func strike(_ hall: TortureHall, at ordinal: Int, _ outcome: Strike.Outcome) throws -> Strike.Result {
        try Strike.run(
            try Program.beside("onewindow"), SealKillTests.round + [hall.data], input: "", on: hall.data, at: ordinal,
            outcome)
    }

    @Test func `whatever call it dies at or is refused, a seal is whole or not there, and the next one goes on`()
        async throws
    {
        let hall = try await TortureHall()
        for days in [3, 1] { try await hall.takeNumbers(2, daysAgo: days) }
        let reference = try hall.copy()
        let untouched = try strike(reference, at: 0, .none)
        let days = try seals(reference).keys.sorted()
        #expect(days.count == 2, "\(untouched)")
        let points = untouched.points.filter { $0.file.hasPrefix("/seals") }
        var count = 0
        for point in Torture.sample(points, 12) {
            for outcome in [Strike.Outcome.kill, .error(ENOSPC)] {
                let hall = try hall.copy()
                let result = try strike(hall, at: point.ordinal, outcome)
                let what = Comment(rawValue: "\(outcome) at \(point): \(result)")
                let left = try seals(hall)
                #expect(try await hall.open().verifyAll() == [], what)
                let again = try strike(hall, at: 0, .none)
                #expect(again.status == 0, what)
                let after = try seals(hall)
                #expect(after.keys.sorted() == days, what)
                #expect(left.allSatisfy { after[$0.key] == $0.value }, what)
                #expect(try await hall.open().verifyAll() == [], what)
                #expect(RawHall.temporaries(hall.data) == [], what)
                count += 1
            }
        }
        #expect(count > 0)
        Torture.tell("SIGKILL and ENOSPC at calls on the days' seals", "\(count) strikes")
    }
}
