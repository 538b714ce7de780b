import Foundation
import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// What consoles learn of each other's changes.
struct JournalTests {
    let hall: TestHall
    let store: RecordStore

    init() throws {
        hall = try TestHall()
        store = try hall.store()
    }

    @Test func `each change is told before and after, in order`() async throws {
        try await store.makeCase(ulid(1))
        let (changes, next) = try await hall.store().changes(since: .start)
        #expect(changes.map(\.revision) == [1, 1, 2, 2, 3, 3])
        #expect(changes.map(\.isDone) == [false, true, false, true, false, true])
        #expect(changes.allSatisfy { $0.kind == .cases && $0.id == ulid(1) })
        #expect(changes.last?.intent == ulid(1002))
        #expect(try await store.changes(since: next).changes == [])
        #expect(try await store.journalEnd() == next)
        _ = await store.commit(
            .tickets, ulid(2), expectedRevision: 0, [operation(TicketTaken(number: "A001", category: "A"))],
            intent: ulid(3))
        #expect(try await store.changes(since: next).changes.map(\.kind) == [.tickets, .tickets])
    }

    @Test func `a conflict and a repeated intent change nothing and tell no change`() async throws {
        try await store.makeCase(ulid(1))
        let end = try await store.journalEnd()
        _ = await store.commit(.cases, ulid(1), expectedRevision: 1, [recorded("a", "")], intent: ulid(50))
        #expect(try await store.journalEnd() == end)
    }

    @Test func `a journal that is shorter than it was, or has half a line, is not believed`() async throws {
        try await store.makeCase(ulid(1))
        let end = try await store.journalEnd()
        let path = hall.path + "/journal"
        #expect(truncate(path, 100) == 0)
        await #expect(throws: StoreFault.wrongContent(path: path)) { try await store.changes(since: end) }
        _ = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(50))
        await #expect(throws: StoreFault.wrongContent(path: path)) { try await store.changes(since: .start) }
    }

    @Test func `a line that is being written is left for the next time`() async throws {
        try await store.makeCase(ulid(1))
        let path = hall.path + "/journal"
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.dropLast(5).write(to: URL(filePath: path))
        let (changes, next) = try await store.changes(since: .start)
        #expect(changes.count == 5)
        try whole.write(to: URL(filePath: path))
        #expect(try await store.changes(since: next).changes.count == 1)
    }

    @Test func `the watch wakes a console for another's change and not without one`() async throws {
        let watch = try JournalWatch(hall.folder)
        func isReadable() -> Bool {
            var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&waiting, 1, 0) == 1
        }
        #expect(!isReadable())
        #expect(try !watch.drain())
        try await hall.store().makeCase(ulid(1))
        #expect(isReadable())
        #expect(try watch.drain())
        #expect(!isReadable())
    }
}
