import Casework
import Foundation
import HallService
import Testing

/// A disk that fills up while people work.
struct SmallDiskTests {
    /// A disk in memory, of a few megabytes; gone with it.
    private final class SmallDisk {
        let path = TortureHall.freePath()
        private var ballast: String { "\(path)/ballast" }

        init(megabytes: Int) throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let mounted = try Tool.run(
                "mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=700", "torture", path],
                environment: SmallDisk.environment)
            guard mounted.status == 0 else { throw Crowd.Fault(errno: EPERM) }
        }

        deinit {
            _ = try? Tool.run("umount", ["-l", path], environment: SmallDisk.environment)
            try? FileManager.default.removeItem(atPath: path)
        }

        private static let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]

        /// Takes all the room that there is.
        func fill() throws {
            // It ends with an error when nothing more fits, as it should.
            try Tool.run("dd", ["if=/dev/zero", "of=\(ballast)", "bs=4096", "oflag=append", "conv=notrunc"])
        }

        func makeRoom() throws { try FileManager.default.removeItem(atPath: ballast) }

        /// Whether this process may mount one; containers often may not.
        static let isAllowed = (try? SmallDisk(megabytes: 1)) != nil
    }

    @Test(.enabled(if: SmallDisk.isAllowed, "needs root that may mount a tmpfs"))
    func `a disk that fills up is told in words, keeps what was typed, and costs no act that was acknowledged`()
        async throws
    {
        let rounds = Torture.isWhole ? 5 : 1
        let disk = try SmallDisk(megabytes: Torture.isWhole ? 64 : 32)
        let hall = try await TortureHall(clerks: 10, at: "\(disk.path)/hall")
        try await hall.takeNumbers(2)
        let console = try TmuxConsole(["--data", hall.data])
        try console.wait(for: "登录", "工号")
        try console.type("0117", .enter, .data(TortureHall.password), .enter, "1", .enter)
        try console.wait(for: "1号窗口")
        let crowd = try Crowd(hall, clerks: 10, seed: 7)
        try crowd.work { $0.actsOf.count == 10 }
        for round in 1...rounds {
            try console.type(.f(2))
            if round > 1 { try console.type("0") }
            try console.wait(for: "登记申请人和事项")
            try console.type("王建国", .enter, "371102198203121216", .enter)
            try waitForDraft("371102198203121216", hall, console)
            try fill(disk, crowd, console)
            let draft = try drafts(hall)
            #expect(draft.contains { $0.contains("371102198203121216") }, "the draft is gone")
            try disk.makeRoom()
            let before = crowd.actsOf
            try crowd.work { crowd in (0..<10).allSatisfy { crowd.actsOf[$0] ?? 0 > before[$0] ?? 0 } }
            // What stands in the form is sent again as it is.
            try console.type(.enter)
            try console.wait(for: "事项已加入")
            try console.type(.escape, .f(12))
            try console.wait(forEndOf: "王建国")
        }
        crowd.end()
        #expect(crowd.otherTroubles == [])
        let raw = try RawHall(hall.data)
        #expect(raw.faults == [])
        let lost = crowd.acknowledged.filter { operation in
            raw.records[operation.record]?.operations.dropFirst(operation.sequence - 1).first?.intent
                != operation.intent
        }
        #expect(lost == [])
        let service = try await hall.open()
        #expect(try await service.verifyAll() == [])
        #expect(try await service.queue(service.now.day).count == raw.of("tickets").count)
        Torture.tell(
            "a disk that fills up under ten processes",
            "\(rounds) times full, \(crowd.troubles["diskFull"] ?? 0) acts refused, \(crowd.acts) done")
    }

    /// Fills the disk until every process and the clerk at the console have been told.
    private func fill(_ disk: SmallDisk, _ crowd: Crowd, _ console: TmuxConsole) throws {
        crowd.forgetFull()
        try disk.fill()
        try crowd.work { crowd in
            if crowd.fullFor.count < 10 { return false }
            return true
        }
        // Savers that died of it left a little room.
        try disk.fill()
        try console.type(.enter, "SS03", .enter)
        let shown = try console.wait(for: "磁盘已满")
        #expect(shown.contains("王建国") && shown.contains("371102198203121216"))
    }

    private func drafts(_ hall: TortureHall) throws -> [String] {
        let files = FileManager.default.enumerator(atPath: "\(hall.data)/drafts")?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".json") }.compactMap {
            try? String(contentsOfFile: "\(hall.data)/drafts/\($0)", encoding: .utf8)
        }
    }

    private func waitForDraft(_ text: String, _ hall: TortureHall, _ console: TmuxConsole) throws {
        try console.wait("a draft with \(text)") { _ in
            ((try? drafts(hall)) ?? []).contains { $0.contains(text) }
        }
    }
}
