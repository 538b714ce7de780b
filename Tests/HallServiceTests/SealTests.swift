import Casework
import Foundation
import Synchronization
import Testing

@testable import CaseStore
@testable import HallService

/// The steward seals days that are over, once and for ever.
struct SealTests {
    private func days(_ matters: [StewardEntry.Matter]) -> [String] {
        matters.map { if case .sealed(let day, _, _) = $0 { "\(day)" } else { "\($0)" } }
    }

    @Test func `each day that is over is sealed, the oldest first, with all that it touched as it then stood`()
        async throws
    {
        let hall = try await TestHall()
        let ticket = try await hall.service.takeTicket(category: "A", as: hall.clerk).record
        let first = try await hall.foodCase()
        hall.wait(days: 1)
        let second = try await hall.touch(first)
        let other = try await hall.foodCase()
        hall.wait(days: 1)
        let third = try await hall.touch(first)
        // The 26th sees nothing, the 27th is not over.
        hall.wait(days: 2)
        _ = try await hall.touch(first)
        let office = try await hall.steward()
        #expect(days(try await hall.seal(office)) == ["2026-11-23", "2026-11-24", "2026-11-25"])
        func stands(_ day: String) throws -> [String: Int] {
            Dictionary(uniqueKeysWithValues: try hall.sealed(day).records.map { ("\($0.id)", $0.revision) })
        }
        #expect(try stands("2026-11-23") == ["\(ticket.id)": ticket.revision, "\(first.id)": first.revision])
        #expect(try stands("2026-11-24") == ["\(first.id)": second.revision, "\(other.id)": other.revision])
        #expect(try stands("2026-11-25") == ["\(first.id)": third.revision])
        let log = try await hall.service.load(first.id).log
        #expect(try hall.sealed("2026-11-25").records.map(\.head) == [log[third.revision].previous])
        #expect(try await hall.service.verifyAll() == [])
    }

    @Test func `each seal names the one before by the digest of its file`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        let texts = try ["2026-11-23", "2026-11-24", "2026-11-25"].map { try hall.forger.text(hall.forger.seal($0)) }
        let seals = try ["2026-11-23", "2026-11-24", "2026-11-25"].map { try hall.sealed($0) }
        #expect(seals.map { $0.previous?.digest } == [nil] + texts.prefix(2).map(hall.forger.digest))
        #expect(seals.map(\.access.lines) == [1, 2, 3])
        #expect(seals.allSatisfy { $0.hall == hall.service.settings.name && $0.damaged.isEmpty })
        let latest = try await hall.service.latestSeal()
        #expect(latest?.digest == hall.forger.digest(texts[2]))
        #expect(try await hall.service.day(sealedBy: hall.forger.digest(texts[0])) == Day("2026-11-23"))
        #expect(try await hall.service.day(sealedBy: hall.forger.digest("")) == nil)
    }

    @Test func `sealing again changes no byte, whoever is the steward`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        let before = try hall.sealFiles
        #expect(before.count == 3)
        #expect(try await hall.seal(hall.steward()).isEmpty)
        hall.clock.advance(3600)
        let another = try await hall.another()
        #expect(try await another.steward(hall.steward(in: another)).filter(\.matter.isSeal).isEmpty)
        #expect(try hall.sealFiles == before)
    }

    @Test func `a seal that is there is not replaced, whatever it says`() async throws {
        let hall = try await TestHall()
        _ = try await hall.foodCase()
        hall.wait(days: 1)
        try FileManager.default.createDirectory(
            atPath: "\(hall.data)/seals", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try hall.forger.write("other", to: hall.forger.seal("2026-11-23"))
        let day = try #require(Day("2026-11-23"))
        let (index, now) = (hall.service.index, hall.clock.now)
        #expect(try await index.seal(day, offset: 28_800, hall: "", made: now) == nil)
        #expect(try hall.forger.text(hall.forger.seal("2026-11-23")) == "other")
    }

    @Test func `a steward killed between two steps leaves nothing that the next one stumbles over`() async throws {
        let hall = try await TestHall()
        var subject = try await hall.foodCase()
        hall.wait(days: 1)
        subject = try await hall.touch(subject)
        hall.wait(days: 1)
        // Killed after the folder was made and half of a seal was written under its temporary name.
        try FileManager.default.createDirectory(
            atPath: "\(hall.data)/seals", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o1700])
        try hall.forger.write("{\"access\":", to: "\(hall.data)/seals/.new")
        #expect(try await hall.service.verifyAll() == [])
        // Killed between the seals of two days.
        let rounds = Rounds(1)
        var office: Stewardship? = try await hall.steward()
        let cut = try await hall.service.steward(try #require(office)) { rounds.goesOn() }
        #expect(days(cut.map(\.matter)) == ["2026-11-23"])
        let first = try hall.sealFiles
        #expect(first.keys.sorted() == ["2026-11-23.json"])
        office = nil
        #expect(days(try await hall.seal(hall.steward())) == ["2026-11-24"])
        #expect(try hall.sealFiles["2026-11-23.json"] == first["2026-11-23.json"])
        #expect(try await hall.service.verifyAll() == [])
    }

    @Test func `a day is over five minutes after midnight, by the hall's own clock`() async throws {
        let hall = try await TestHall()
        _ = try await hall.foodCase()
        let office = try await hall.steward()
        hall.clock.advance(15 * 3600 + 299)
        _ = try await hall.foodCase()
        #expect(try await hall.seal(office).isEmpty)
        hall.clock.advance(1)
        #expect(days(try await hall.seal(office)) == ["2026-11-23"])
        // It was still the 23rd by UTC.
        #expect(try hall.sealed("2026-11-23").records.count == 1)
        hall.wait(days: 1)
        #expect(days(try await hall.seal(office)) == ["2026-11-24"])
        #expect(try hall.sealed("2026-11-24").records.count == 1)
    }

    @Test func `a clock that ran ahead keeps the days after it from no seal`() async throws {
        let hall = try await TestHall()
        let office = try await hall.steward()
        var subject = try await hall.foodCase()
        hall.wait(days: 365)
        subject = try await hall.touch(subject)
        hall.wait(days: 1)
        #expect(days(try await hall.seal(office)) == ["2026-11-23", "2027-11-23"])
        hall.wait(days: -365)
        subject = try await hall.touch(subject)
        hall.wait(days: 1)
        #expect(days(try await hall.seal(office)) == ["2026-11-24"])
        #expect(try hall.sealed("2026-11-24").records.map(\.revision) == [subject.revision])
        #expect(try await hall.service.latestSeal()?.day == Day("2026-11-24"))
        #expect(try await hall.service.verifyAll() == [])
    }

    @Test func `a damaged record is named in the seal and keeps the others from nothing`() async throws {
        let hall = try await TestHall()
        let damaged = try await hall.foodCase()
        let sound = try await hall.foodCase()
        try hall.forger.edit(hall.forger.path(of: damaged), "王建国饭店", "王建国饭馆")
        hall.wait(days: 1)
        #expect(days(try await hall.seal(hall.steward())) == ["2026-11-23"])
        let seal = try hall.sealed("2026-11-23")
        #expect(seal.damaged == ["cases/\(damaged.id)"])
        #expect(seal.records.map(\.id) == [sound.id])
    }

    @Test func `a record rewritten before its day was sealed is not made true by the seal`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let other = try await hall.foodCase()
        try await hall.service.refresh()
        try hall.forger.rewrite(subject, forgetting: false) { $0[0].replace("\"0117\"", with: "\"0118\"") }
        hall.wait(days: 1)
        try await hall.seal(hall.steward())
        #expect(try hall.sealed("2026-11-23").records.map(\.id) == [other.id])
        #expect(try hall.sealed("2026-11-23").damaged == ["cases/\(subject.id)"])
    }

    @Test func `what can't be written is told, and sealed by a later round`() async throws {
        let hall = try await TestHall()
        _ = try await hall.foodCase()
        hall.wait(days: 1)
        try hall.forger.write("", to: "\(hall.data)/seals")
        let office = try await hall.steward()
        #expect(try await hall.seal(office).contains { if case .unsealed = $0 { true } else { false } })
        try FileManager.default.removeItem(atPath: "\(hall.data)/seals")
        #expect(days(try await hall.seal(office)) == ["2026-11-23"])
    }
}

/// Lets a round go on so often.
private final class Rounds: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) {
        left = Mutex(count)
    }

    func goesOn() -> Bool {
        left.withLock { left in
            left -= 1
            return left >= 0
        }
    }
}
