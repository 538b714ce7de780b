import Casework
import Foundation
import HallService
import Testing

/// A crowd on one hall: clerks' processes that are killed at random, a steward, and a ticket machine.
struct CrowdTests {
    @Test func `of a crowd's acts none is lost, doubled or out of order, and no number is called twice`() async throws {
        let clerks = Torture.isWhole ? 40 : 8
        let acts = Torture.isWhole ? 10_000 : 300
        let hall = try await TortureHall(clerks: clerks)
        let crowd = try Crowd(hall, clerks: clerks, seed: 20_261_125)
        let nobody = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(nobody) }
        let steward = try Tool.start(
            try Program.beside("onewindow"), ["steward", "--every", "1", "--data", hall.data], output: nobody)
        defer {
            kill(steward, SIGKILL)
            var status: Int32 = 0
            while waitpid(steward, &status, 0) < 0, errno == EINTR {}
        }
        var numbers: [String] = []
        var next = 0
        try crowd.work(killEvery: Torture.isWhole ? 50 : 15) { crowd in
            if crowd.acts >= next {
                next = crowd.acts + acts / 20
                let taken = try? Tool.run(
                    Program.beside("onewindow"), ["ticket", "take", "A", "--data", hall.data])
                if let taken, taken.status == 0 { numbers.append(taken.output.trimmingCharacters(in: .newlines)) }
            }
            return crowd.acts >= acts
        }
        crowd.end()
        #expect(crowd.otherTroubles == [])
        let raw = try RawHall(hall.data)
        #expect(raw.faults == [])
        expectAcknowledged(crowd, raw)
        expectExplained(crowd, raw)
        expectOrder(crowd, raw)
        let taken = Set(raw.of("tickets").map(\.number))
        #expect(numbers.count >= 3 && taken.isSuperset(of: numbers))
        #expect(RawHall.heldLocks(hall.data).isEmpty)
        let service = try await hall.open()
        #expect(RawHall.temporaries(hall.data) == [])
        #expect(try await service.verifyAll() == [])
        #expect(try await service.queue(service.now.day).count == raw.of("tickets").count)
        #expect(try await service.cases(limit: .max).count == raw.of("cases").count)
        Torture.tell(
            "processes on one hall, killed at random",
            "\(clerks) processes, \(crowd.acts) acts, \(crowd.kills) kills, "
                + "\(crowd.acknowledged.count) operations in \(raw.records.count) records compared")
    }

    /// Each stands where the clerk was told that it stands.
    private func expectAcknowledged(_ crowd: Crowd, _ raw: RawHall) {
        var lost: [Crowd.Acknowledged] = []
        for operation in crowd.acknowledged {
            let found = raw.records[operation.record]?.operations.dropFirst(operation.sequence - 1).first
            if found?.intent != operation.intent || found?.kind != operation.kind || found?.person != operation.person {
                lost.append(operation)
            }
        }
        #expect(lost == [])
    }

    /// What nobody was told of is what the killed had in hand: an act and its page each, no more.
    private func expectExplained(_ crowd: Crowd, _ raw: RawHall) {
        let known = Set(crowd.acknowledged.map(\.intent))
        let others = raw.records.values.flatMap { record in
            record.operations.filter { $0.person != "system" && !known.contains($0.intent) }.map(\.intent)
        }
        // Those who were at work at the end were killed too.
        let inHand = crowd.kills + crowd.actsOf.count + crowd.unknown.count
        #expect(Set(others).count <= 2 * inHand)
    }

    /// The journal has each clerk's acts in the order in which they were acknowledged.
    private func expectOrder(_ crowd: Crowd, _ raw: RawHall) {
        var lines: [String: Int] = [:]
        for (place, line) in raw.journal.enumerated() where line.sign == "=" {
            lines["\(line.id) \(line.revision)"] = place
        }
        var disordered: [Crowd.Acknowledged] = []
        for heard in crowd.heard.values {
            var last = -1
            for operation in heard {
                let place = lines["\(operation.record) \(operation.sequence)"] ?? -1
                if place <= last { disordered.append(operation) }
                last = place
            }
        }
        #expect(disordered == [])
    }
}
