import Foundation
import Testing

@testable import CaseStore
@testable import Casework

/// The power fails, on a real ext4, at any moment of four clerks' work.
///
/// `make torture` runs it: it needs root, FUSE and loop devices.
@Suite(.serialized, .enabled(if: Torture.isWhole && CrashDisk.isPossible))
struct PowerLossTests {
    private static let images = 200

    @Test func `whatever a power cut takes, everything that was acknowledged is there and nothing by halves`()
        async throws
    {
        let run = try await work(leavingOut: nil)
        let (tried, faults) = try await cut(run, untilCaught: false)
        #expect(faults == [])
        #expect(tried == PowerLossTests.images)
        Torture.tell(
            "power cuts", "\(tried) images of an ext4, \(run.log.entries.count) writes, flushes and acknowledgements")
    }

    @Test(arguments: FaultShim.Wait.allCases)
    func `a save that leaves a wait for the disk out is caught`(_ wait: FaultShim.Wait) async throws {
        let (tried, faults) = try await cut(try await work(leavingOut: wait), untilCaught: true)
        #expect(!faults.isEmpty, "\(wait) after \(tried) images")
        Torture.tell("power cuts, control", "no wait for the \(wait): caught by image \(tried): \(faults.first ?? "")")
    }

    private struct Run {
        let log: DiskLog
        let logs: [ULID: [Casework.Operation]]
    }

    /// Work on a disk of its own; what the disk was told, and what the hall looked like in the end.
    private func work(leavingOut wait: FaultShim.Wait?) async throws -> Run {
        let disk = try CrashDisk()
        let (hall, mark, left) = (disk.files + "/hall", disk.mark, wait?.rawValue ?? "")
        await #expect(processExitsWith: .success) {
            [hall = hall as String, mark = mark as String, left = left as String] in
            if let wait = FaultShim.Wait(rawValue: left) { FaultShim.leaveOut(wait, below: hall + "/cases") }
            try await Workload(hall: hall, mark: mark).run(acts: 60)
        }
        let logs = try await AfterPowerCut.logs(hall)
        return Run(log: try disk.end(), logs: logs)
    }

    /// Half of the moments follow an acknowledgement at once.
    private func cut(_ run: Run, untilCaught: Bool) async throws -> (tried: Int, faults: [String]) {
        var chance = Chance(1)
        let told = run.log.afterMarks
        let start = try #require(told.first)
        let moments = (0..<PowerLossTests.images).map { place in
            place.isMultiple(of: 2)
                ? told.randomElement(using: &chance) ?? start
                : Int.random(in: start...run.log.entries.count, using: &chance)
        }
        var images = CrashImages(run.log)
        let folder = "/dev/shm/onewindow-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/ext4", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var tried = 0
        for moment in moments.sorted() {
            let cut = Cut.allCases[tried % Cut.allCases.count]
            try images.write(moment, cut, to: folder + "/image", using: &chance)
            try CrashDisk.mount(folder + "/image", folder + "/ext4")
            let after = AfterPowerCut(final: run.logs, marks: run.log.marks(before: moment))
            let faults = await after.faults(folder + "/ext4/hall").map { "\(cut) before entry \(moment): \($0)" }
            try tool("umount", "-l", folder + "/ext4")
            tried += 1
            if !faults.isEmpty { return (tried, faults) }
        }
        return (tried, [])
    }
}
