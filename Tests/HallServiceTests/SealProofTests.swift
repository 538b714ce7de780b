import Casework
import Foundation
import Testing

@testable import CaseStore
@testable import HallService

/// Whoever changes what was sealed is found, by file and line; who goes on with it lawfully is not.
struct SealProofTests {
    private func found(_ hall: TestHall) async throws -> [String] {
        try await hall.service.verifyAll().map { fault in
            let place = fault.line.map { "\(fault.file):\($0)" } ?? fault.file
            return "\(place.dropFirst(hall.data.count + 1)) \(fault.reason)"
        }
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `what is done after the seal breaks none`() async throws {
        let hall = try await TestHall()
        var subject = try await hall.sealedWeek()
        let office = try await hall.steward()
        for _ in 0..<3 {
            subject = try await hall.touch(subject)
            try await hall.service.recordAccess(by: "0118", to: subject)
            #expect(try await found(hall) == [])
            hall.wait(days: 1)
            try await hall.seal(office)
        }
        #expect(try hall.sealFiles.count == 6)
        #expect(try await found(hall) == [])
    }

    @Test func `a record rewritten with its whole chain is found, and the lines between which`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.sealedWeek()
        let revisions = try ["2026-11-23", "2026-11-24"].map { try hall.sealed($0).records[0].revision }
        try hall.forger.rewrite(subject) { $0[revisions[1] - 1].replace("\"0117\"", with: "\"0118\"") }
        let fault = try #require(try await hall.service.verifyAll().first)
        #expect(fault.file == hall.forger.path(of: subject))
        #expect(fault.operation == revisions[1])
        #expect(fault.line == revisions[0] + 2)
        #expect(fault.reason == .unlikeSeal(from: revisions[0] + 1, on: try day("2026-11-24")))
        // Without the seals nothing speaks against it: the forger left no other trace.
        try hall.forger.remove("\(hall.data)/seals")
        #expect(try await found(hall) == [])
    }

    @Test func `a record whose last operations were cut off is found`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.sealedWeek()
        try hall.forger.rewrite(subject) { $0.removeLast() }
        let fault = try #require(try await hall.service.verifyAll().first)
        #expect(fault.file == hall.forger.path(of: subject))
        #expect(fault.line == subject.revision)
        #expect(fault.reason == .shorterThanSeal(sealed: subject.revision, on: try day("2026-11-25")))
    }

    @Test func `an older version of a record's file is found, though it once was true`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let old = try hall.forger.text(hall.forger.path(of: subject))
        let now = try await hall.touch(subject)
        hall.wait(days: 1)
        try await hall.seal(hall.steward())
        try hall.forger.write(old, to: hall.forger.path(of: subject))
        try hall.forger.forgetIndex()
        #expect(
            try await hall.service.verifyAll().map(\.reason)
                == [.shorterThanSeal(sealed: now.revision, on: try day("2026-11-23"))])
    }

    @Test func `a record that is gone is missed by name`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.sealedWeek()
        try hall.forger.remove(hall.forger.path(of: subject))
        let faults = try await hall.service.verifyAll()
        #expect(faults.map(\.file) == [hall.forger.path(of: subject)])
        #expect(faults.map(\.reason) == [.sealedAndGone(on: try day("2026-11-25"))])
    }

    @Test func `a seal that is gone is missed by name`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        try hall.forger.remove(hall.forger.seal("2026-11-24"))
        #expect(
            try await hall.service.verifyAll() == [
                RecordFault(
                    file: hall.forger.seal("2026-11-24"), operation: 0,
                    reason: .sealMissing(namedBy: try day("2026-11-25")))
            ])
        // The steward does not mend the chain.
        try await hall.seal(hall.steward())
        #expect(try hall.sealFiles.count == 2)
    }

    @Test func `an edited seal is named, and no innocent record with it`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        let head = try hall.sealed("2026-11-24").records[0].head
        try hall.forger.edit(hall.forger.seal("2026-11-24"), head, hall.forger.digest("other"))
        #expect(
            try await hall.service.verifyAll() == [
                RecordFault(
                    file: hall.forger.seal("2026-11-24"), operation: 0,
                    reason: .sealChanged(namedBy: try day("2026-11-25")))
            ])
    }

    @Test func `a seal in another spelling is none, though it says the same`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        try hall.forger.edit(hall.forger.seal("2026-11-25"), "{\"access\"", "{ \"access\"")
        #expect(try await found(hall) == ["seals/2026-11-25.json seal"])
        try hall.forger.write("", to: "\(hall.data)/seals/notes.txt")
        #expect(try await found(hall) == ["seals/2026-11-25.json seal", "seals/notes.txt notARecord"])
    }

    @Test func `all seals made anew prove themselves, but not to who kept a digest`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.sealedWeek()
        let kept = try #require(try await hall.service.latestSeal()?.digest)
        try hall.forger.rewrite(subject) { $0[0].replace("\"0117\"", with: "\"0118\"") }
        try hall.forger.remove("\(hall.data)/seals")
        try await hall.seal(hall.steward())
        #expect(try hall.sealFiles.count == 3)
        #expect(try await found(hall) == [])
        #expect(try await hall.service.day(sealedBy: kept) == nil)
    }

    @Test func `a changed line of the log of looks is found between two seals`() async throws {
        let hall = try await TestHall()
        _ = try await hall.sealedWeek()
        let lines = try hall.forger.text(hall.forger.accessLog).split(separator: "\n").map(String.init)
        var changed = lines
        changed[1].replace(" 0117 ", with: " 0118 ")
        try hall.forger.write(changed.joined(separator: "\n") + "\n", to: hall.forger.accessLog)
        let fault = try #require(try await hall.service.verifyAll().first)
        #expect(fault.file == hall.forger.accessLog && fault.line == 2)
        #expect(fault.reason == .linesUnlikeSeal(from: 2, through: 2, on: try day("2026-11-24")))
        try hall.forger.write(lines[0] + "\n", to: hall.forger.accessLog)
        #expect(
            try await hall.service.verifyAll().map(\.reason) == [.linesMissing(after: 1, on: try day("2026-11-24"))])
        try hall.forger.write(lines.joined(separator: "\n") + "\n", to: hall.forger.accessLog)
        #expect(try await found(hall) == [])
    }

    @Test func `a backup takes the seals along, and they hold in the restored hall`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.sealedWeek()
        let (tar, copy) = (hall.data + ".tar", hall.data + "-copy")
        defer { for path in [tar, copy] { try? FileManager.default.removeItem(atPath: path) } }
        let report = try await hall.service.backUp(to: tar)
        #expect(report.manifest.counts["seals"] == 3)
        // First, so that no record is younger than the seal over it.
        #expect(report.manifest.members.prefix(3).allSatisfy { $0.name.hasPrefix("seals/") })
        let backup = try Backup(checking: tar)
        #expect(backup.sealFaults == [])
        try backup.restore(to: copy)
        let clock = hall.clock
        let restored = try await HallService.open(data: copy, resources: TestHall.resources, clock: { clock.now })
        #expect(try await restored.verifyAll() == [])
        #expect(try await restored.latestSeal() == hall.service.latestSeal())

        // A hall that was changed before the backup is told by it, and can be restored all the same.
        try hall.forger.rewrite(subject) { $0[0].replace("\"0117\"", with: "\"0118\"") }
        try hall.forger.remove(hall.forger.seal("2026-11-23"))
        try hall.forger.edit(hall.forger.accessLog, "0117", "0118")
        let second = hall.data + "-2.tar"
        defer { try? FileManager.default.removeItem(atPath: second) }
        _ = try await hall.service.backUp(to: second)
        let place = Place(.cases, subject.id)
        #expect(
            try Backup(checking: second).sealFaults.map(\.file)
                == ["seals/2026-11-23.json", "cases/\(place.shard)/\(place.file)", "access.log"])
    }
}
