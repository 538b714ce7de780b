import Foundation
import GRDB
import Glibc
import Synchronization
import Testing

@testable import CaseStore
@testable import Casework

/// The index follows the records, and can be lost.
struct IndexTests {
    let hall: TestHall
    let store: RecordStore
    let index: CaseIndex

    init() throws {
        hall = try TestHall()
        store = try hall.store()
        index = hall.index(store)
    }

    private func fill() async throws {
        for number in 1...12 {
            try await store.makeCase(ulid(number * 100), number: "QZ-20261123-00\(10 + number)")
        }
        for number in 1...3 {
            let taken = operation(TicketTaken(number: "A00\(number)", category: "A"), at: number)
            _ = await store.commit(.tickets, ulid(number), expectedRevision: 0, [taken], intent: ulid(number + 50))
        }
    }

    private func everything(_ index: CaseIndex) async throws -> [AnyHashable] {
        [
            try await index.list(limit: 100), try await index.queue(day: moment(0).day, centre: "hall"),
            try await index.heads(), try await index.search("2026", limit: 100),
        ]
    }

    private func remove() throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: hall.path + "/index.sqlite" + suffix)
        }
    }

    @Test func `what one console commits the next query of another sees`() async throws {
        let other = hall.index(try hall.store())
        #expect(try await other.list(limit: 10) == [])
        try await store.makeCase(ulid(1))
        #expect(try await other.list(limit: 10).map(\.revision) == [3])
        _ = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        #expect(try await other.caseByNumber("QZ-20261123-0001")?.revision == 4)
        #expect(try await index.heads().map(\.revision) == [4])
    }

    @Test func `an index deleted is the same after it is made anew`() async throws {
        try await fill()
        let before = try await everything(index)
        try remove()
        #expect(try await everything(hall.index(try hall.store())) == before)
        // The console that had the old file open sees that it is gone.
        #expect(try await everything(index) == before)
        try await index.reindex { _, _ in }
        #expect(try await everything(index) == before)
    }

    @Test func `an index grown by changes is the same as one made from the files`() async throws {
        #expect(try await index.list(limit: 1) == [])
        try await fill()
        let grown = try await everything(index)
        try await index.reindex { _, _ in }
        #expect(try await everything(index) == grown)
        #expect(grown[0] != AnyHashable([CaseSummary]()))
    }

    @Test(arguments: [0, 5000])
    func `a corrupt index is thrown away and made anew`(_ offset: Int) async throws {
        try await fill()
        let before = try await everything(index)
        let path = hall.path + "/index.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(
            min(offset, bytes.count)..<bytes.count, with: Data(repeating: 0x5A, count: max(bytes.count - offset, 9000)))
        try remove()
        try bytes.write(to: URL(filePath: path))
        #expect(try await everything(hall.index(try hall.store())) == before)
    }

    @Test func `an index of another version is thrown away and made anew`() async throws {
        try await fill()
        let before = try await everything(index)
        // Where SQLite's file format keeps `user_version`.
        var bytes = try Data(contentsOf: URL(filePath: hall.path + "/index.sqlite"))
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try remove()
        try bytes.write(to: URL(filePath: hall.path + "/index.sqlite"))
        #expect(try await everything(hall.index(try hall.store())) == before)
    }

    @Test func `a save that died before its second journal line is seen`() async throws {
        try await store.makeCase(ulid(1))
        _ = try await index.list(limit: 1)
        let path = hall.path + "/journal"
        _ = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        let journal = try String(contentsOfFile: path, encoding: .utf8)
        let lines = journal.split(separator: "\n").dropLast()
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try await index.list(limit: 1).map(\.revision) == [4])
    }

    @Test func `a save that is still at work is waited for`() async throws {
        try await store.makeCase(ulid(1))
        _ = try await index.list(limit: 1)
        let place = Place(.cases, ulid(1))
        var log = try LogFile(try hall.bytes(ulid(1)), kind: .cases, id: ulid(1), file: "")
        _ = try log.append(recorded("a", ""), intent: ulid(7))
        let (hall, store, index, bytes) = (hall, store, index, log.bytes)
        let query = try await FileQueue().perform { () throws(StoreFault) in
            // A console that has told its intent and not yet put the file in its place.
            try hall.folder.withLock(place.lock) { () throws(StoreFault) in
                try store.journal.note("+", place, revision: 4, intent: ulid(7))
                let ended = Mutex(false)
                let query = Task {
                    defer { ended.withLock { $0 = true } }
                    return try await index.list(limit: 1)
                }
                let lock = "\(hall.path)/locks/\(place.lock)"
                while !ended.withLock({ $0 }) && !isWaitedFor(lock) { sched_yield() }
                let shard = try hall.folder.folder(of: .cases).child(place.shard)
                try shard.replace(place.file, with: bytes)
                return query
            }
        }
        #expect(try await query.value.map(\.revision) == [4])
    }

    @Test func `a change that a crash took from the journal is found after the next start`() async throws {
        try await fill()
        _ = try await index.list(limit: 1)
        let journal = try Data(contentsOf: URL(filePath: hall.path + "/journal"))
        _ = await store.commit(.cases, ulid(100), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        try journal.write(to: URL(filePath: hall.path + "/journal"))
        let restarted = hall.index(try hall.store(), boot: "another boot")
        #expect(try await restarted.caseByNumber("QZ-20261123-0011")?.revision == 4)
    }

    @Test func `a journal with half a line makes the index look at all files`() async throws {
        try await fill()
        _ = try await index.list(limit: 1)
        let journal = try FileHandle(forWritingTo: URL(filePath: hall.path + "/journal"))
        try journal.seekToEnd()
        try journal.write(contentsOf: Data("+ c 01J".utf8))
        _ = await store.commit(.cases, ulid(100), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        // The first line is glued to the half one; and the saver died before it wrote the second.
        let lines = try String(contentsOfFile: hall.path + "/journal", encoding: .utf8).split(separator: "\n")
        try journal.truncate(atOffset: UInt64(lines.dropLast().joined(separator: "\n").utf8.count + 1))
        #expect(try await index.caseByNumber("QZ-20261123-0011")?.revision == 4)
    }

    @Test func `a damaged record is named, stops nobody, and is found still`() async throws {
        try await fill()
        let good = try await everything(index)
        let file = hall.file(.cases, ulid(300))
        var bytes = try hall.bytes(ulid(300))
        bytes[bytes.count / 2] ^= 1
        try hall.write(bytes, to: ulid(300))
        #expect(try await index.verifyAll { _, _ in }.map(\.file) == [file])
        let restarted = hall.index(try hall.store(), boot: "another boot")
        #expect(try await everything(restarted) == good)
        #expect(try await restarted.damaged().map(\.file) == [file])
        bytes[bytes.count / 2] ^= 1
        try hall.write(bytes, to: ulid(300))
        try await restarted.reindex { _, _ in }
        #expect(try await restarted.damaged() == [])
        #expect(try await restarted.verifyAll { _, _ in } == [])
    }

    @Test func `a record that went back, was written anew, or vanished is named`() async throws {
        try await fill()
        let old = try hall.bytes(ulid(100))
        for number in [100, 200] {
            let id = ulid(number)
            _ = await store.commit(.cases, id, expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        }
        _ = try await index.list(limit: 1)
        try hall.write(old, to: ulid(100))
        var forged = LogFile(kind: .cases, id: ulid(200))
        for step in [opened("FORGED"), recorded("a", ""), recorded("a", ""), recorded("a", ""), recorded("a", "")] {
            _ = try forged.append(step, intent: ulid(9))
        }
        try hall.write(forged.bytes, to: ulid(200))
        try FileManager.default.removeItem(atPath: hall.file(.cases, ulid(300)))
        let found = try await index.verifyAll { _, _ in }
        #expect(
            Set(found) == [
                RecordFault(file: hall.file(.cases, ulid(100)), operation: 3, reason: .rolledBack(known: 4)),
                RecordFault(file: hall.file(.cases, ulid(200)), operation: 5, reason: .rewritten),
                RecordFault(file: hall.file(.cases, ulid(300)), operation: 0, reason: .vanished(known: 3)),
            ])
        #expect(try await index.damaged() == [])
        let restarted = hall.index(try hall.store(), boot: "another boot")
        #expect(Set(try await restarted.damaged()) == Set(found))
    }

    @Test func `files that are no records are named`() async throws {
        try await fill()
        let shard = hall.path + "/cases/" + Place(.cases, ulid(100)).shard
        try "x".write(toFile: shard + "/notes.txt", atomically: false, encoding: .utf8)
        try "x".write(toFile: hall.path + "/tickets/README", atomically: false, encoding: .utf8)
        try await index.reindex { _, _ in }
        let paths = [shard + "/notes.txt", hall.path + "/tickets/README"]
        #expect(try await index.damaged() == paths.map { RecordFault(file: $0, operation: 0, reason: .notARecord) })
        #expect(try await index.verifyAll { _, _ in }.map(\.file) == paths)
    }

    @Test func `a log that can't be folded is named`() async throws {
        let wrong = operation(TicketTaken(number: "A001", category: "A"))
        _ = await store.commit(.cases, ulid(1), expectedRevision: 0, [wrong], intent: ulid(2))
        guard case .unfoldable = try await index.damaged().first?.reason else {
            Issue.record("\(try await index.damaged())")
            return
        }
    }

    @Test func `progress runs over every record`() async throws {
        try await fill()
        let seen = Steps()
        try await index.reindex { done, of in seen.add(done, of) }
        #expect(seen.all.map(\.0) == [15])
        #expect(seen.all.map(\.1) == [15])
    }

    @Test func `a console goes on while the files are looked at, the newest first, and sees its own acts`() async throws
    {
        // More than one portion.
        for number in 1...410 {
            let result = await store.commit(
                .cases, ulid(number), expectedRevision: 0, [opened("QZ-20261123-\(1000 + number)")],
                intent: ulid(number))
            #expect(result.revision == 1)
        }
        let gate = Gate()
        let console = hall.index(try hall.store(), patience: .goesOn) { kind, id, log in
            if id == ulid(5) { gate.wait() }
            return try summarise(kind, id, log)
        }
        #expect(try await console.caseByNumber("QZ-20261123-1005") == nil)
        // Its own act is there at once, whatever the sweep is at.
        try await store.makeCase(ulid(900), number: "QZ-20261123-9999")
        #expect(try await console.caseByNumber("QZ-20261123-9999")?.revision == 3)
        while try await console.caseByNumber("QZ-20261123-1410") == nil { await Task.yield() }
        #expect(try await console.caseByNumber("QZ-20261123-1005") == nil)
        #expect(console.sweepHundredths != nil)
        gate.open()
        while try await console.caseByNumber("QZ-20261123-1005") == nil { await Task.yield() }
        while console.sweepHundredths != nil { await Task.yield() }
        #expect(try await everything(console) == everything(index))
    }

    @Test func `a sweep that was cut short is gone on with by the next who asks`() async throws {
        try await fill()
        let before = try await everything(index)
        // As a sweep leaves it that was killed before it came to one record.
        try await index.catchUpNow().write { database in
            try database.forget(Place(.cases, ulid(600)))
            try database.demandSweep(fromScratch: false)
        }
        #expect(try await index.list(limit: 20).count == 11)
        #expect(try await everything(hall.index(try hall.store())) == before)
        #expect(try await index.catchUpNow().read { try $0.sweepDue() } == nil)
    }

    @Test func `a look from scratch forgets records that are gone and believes those that went back`() async throws {
        try await fill()
        let old = try hall.bytes(ulid(100))
        _ = await store.commit(.cases, ulid(100), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        #expect(try await index.list(limit: 20).count == 12)
        try hall.write(old, to: ulid(100))
        try FileManager.default.removeItem(atPath: hall.file(.cases, ulid(300)))
        try FileManager.default.removeItem(atPath: hall.file(.tickets, ulid(2)))
        try await index.reindex { _, _ in }
        #expect(try await index.damaged() == [])
        #expect(try await index.caseByNumber("QZ-20261123-0011")?.revision == 3)
        #expect(try await index.caseByNumber("QZ-20261123-0013") == nil)
        #expect(try await index.search("0013", limit: 5) == [])
        #expect(try await index.search("QZ-20261123-0013", limit: 5) == [])
        #expect(try await index.queue(day: moment(0).day, centre: "hall").map(\.number) == ["A001", "A003"])
        #expect(try await index.heads().count == 13)
    }
}

/// Holds a thread up until it is opened.
private final class Gate: Sendable {
    private let isOpen = Mutex(false)

    func open() { isOpen.withLock { $0 = true } }

    func wait() {
        while !isOpen.withLock({ $0 }) { sched_yield() }
    }
}

/// Whether somebody waits for this lock, by the kernel's own list.
private func isWaitedFor(_ path: String) -> Bool {
    var status = stat()
    // To its end: Foundation takes one page of it, and a busy machine has more locks than that.
    guard stat(path, &status) == 0, let file = FileHandle(forReadingAtPath: "/proc/locks"),
        let bytes = try? file.readToEnd()
    else { return false }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains {
        $0.contains("-> FLOCK") && $0.contains(":\(status.st_ino) ")
    }
}

/// Collects what a progress closure is told.
private final class Steps: Sendable {
    private let steps = Mutex<[(Int, Int)]>([])

    func add(_ done: Int, _ of: Int) {
        steps.withLock { $0.append((done, of)) }
    }

    var all: [(Int, Int)] { steps.withLock { $0 } }
}

/// What the index makes of a record that it can't read now.
struct UnreadableRecordTests {
    let hall: TestHall

    init() throws { hall = try TestHall() }

    @Test func `a program short of descriptors leaves nothing out for those that come after`() async throws {
        let store = try hall.store()
        try await store.makeCase(ulid(1))
        let index = hall.index(store)
        #expect(try await index.list(limit: 9).count == 1)
        try await store.makeCase(ulid(2))
        var short = 0
        for ordinal in 1... {
            let (found, isStruck) = await FaultShim.during(.fstat, ordinal, .error(EMFILE), below: hall.path) {
                try? await hall.index(try hall.store()).list(limit: 9).count
            }
            #expect(found == nil || found == 2)
            if found == nil { short += 1 }
            if !isStruck { break }
        }
        #expect(short > 0)
        #expect(try await hall.index(store).damaged() == [])
    }

    @Test func `a record that the disk did not give once is listed when it does`() async throws {
        let store = try hall.store()
        try await store.makeCase(ulid(1))
        #expect(try await hall.index(store).list(limit: 9).count == 1)
        try await store.makeCase(ulid(2))
        var missed = 0
        for ordinal in 1...12 {
            _ = await FaultShim.during(.pread, ordinal, .error(EIO), below: hall.path + "/cases") {
                try? await hall.index(store).list(limit: 9).count
            }
            if try await hall.index(store).list(limit: 9).count < 2 { missed += 1 }
            #expect(try await hall.index(store).damaged() == [])
        }
        #expect(missed == 0)
    }
}
