import Testing

@testable import CaseStore
@testable import Casework

/// Whose turn it is, and which cases belong together.
struct WorkQueryTests {
    let hall: TestHall
    let store: RecordStore
    let index: CaseIndex

    init() async throws {
        hall = try TestHall()
        store = try hall.store()
        index = hall.index(store)
    }

    private func open(_ id: Int, _ fields: [String: String], by person: String = "1001") async throws {
        var operations = [opened("QZ-20261123-000\(id)")]
        operations += fields.sorted { $0.key < $1.key }.map { recorded($0.key, $0.value) }
        for place in operations.indices { operations[place].actor.person = person }
        let result = await store.commit(.cases, ulid(id), expectedRevision: 0, operations, intent: ulid(id + 100))
        #expect(result.revision == operations.count)
    }

    @Test func `a department's work is in the order of what presses first`() async throws {
        try await open(1, ["stage": "accepted", "due": "2026-12-20", "step-a": "fire  2026-12-10"])
        try await open(2, ["stage": "accepted", "due": "2026-12-05", "step-a": "fire 2001 2026-12-30"])
        try await open(3, ["stage": "accepted", "step-a": "fire  ", "step-b": "land  2026-11-25"])
        try await open(4, ["stage": "accepted", "due": "2026-11-24"])
        #expect(try await index.work(department: "fire", limit: 10).map(\.id) == [2, 1, 3].map(ulid))
        #expect(try await index.work(department: "fire", limit: 1).map(\.id) == [ulid(2)])
        #expect(try await index.work(department: "land", limit: 10).map(\.id) == [ulid(3)])
        #expect(try await index.work(department: "water", limit: 10).isEmpty)
    }

    @Test func `work that was done is nobody's any more`() async throws {
        try await open(1, ["stage": "accepted", "step-a": "fire  2026-12-10"])
        _ = await store.commit(
            .cases, ulid(1), expectedRevision: 3, [recorded("step-a", "land  2026-12-10")], intent: ulid(300))
        #expect(try await index.work(department: "fire", limit: 10).isEmpty)
        #expect(try await index.work(department: "land", limit: 10).map(\.id) == [ulid(1)])
    }

    @Test func `cases of a project are found by its code, however it is divided, oldest first`() async throws {
        try await open(1, ["projectCode": "2026-371171-47-03-012345"])
        try await open(2, ["projectCode": "202637117147 03012345"])
        try await open(3, ["projectCode": "2026-371171-47-03-012346"])
        try await open(4, ["projectCode": " "])
        #expect(try await index.cases(ofProject: "2026-371171-47-03-012345").map(\.id) == [ulid(1), ulid(2)])
        #expect(try await index.cases(ofProject: "2026-371171-47-03").isEmpty)
        #expect(try await index.cases(ofProject: "").isEmpty)
        #expect(Set(try await index.search("2026-371171", limit: 10).map(\.id)) == Set([1, 2, 3].map(ulid)))
        #expect(try await index.search("012346", limit: 10).map(\.project) == ["2026-371171-47-03-012346"])
    }

    @Test func `the desk follows up what is under way, by centre and person`() async throws {
        try await open(1, ["stage": "accepted", "due": "2026-12-20"])
        try await open(2, ["stage": "correcting", "due": "2026-12-05"], by: "1002")
        try await open(3, ["stage": "checking", "due": "2026-12-01"])
        try await open(4, ["stage": "withdrawn"])
        try await open(5, ["stage": "promised"])
        try await open(6, ["stage": "granted"])
        try await open(7, ["stage": "granted", "due": "2026-12-02"])
        let all = try await index.followUps(centre: "hall", person: nil, limit: 10)
        #expect(all.map(\.id) == [7, 2, 1, 5].map(ulid))
        #expect(try await index.followUps(centre: "hall", person: "1002", limit: 10).map(\.id) == [ulid(2)])
        #expect(try await index.followUps(centre: "north", person: nil, limit: 10).isEmpty)
    }

    @Test func `the steward looks at what is due, unanswered or in the applicant's hands`() async throws {
        try await open(1, ["stage": "accepted", "due": "2026-12-20"])
        try await open(2, ["stage": "accepted", "due": "2026-12-05"])
        try await open(3, ["stage": "checking"])
        try await open(4, ["stage": "withdrawn"])
        let day = try #require(Day("2026-12-05"))
        #expect(Set(try await index.restless(by: day).map(\.id)) == [ulid(2), ulid(3)])
        #expect(try await index.restless(by: day).allSatisfy { $0.revision > 1 && !$0.waitsForOthers })
        #expect(try await index.restless(by: day.adding(days: -1)).map(\.id) == [ulid(3)])
    }
}

/// One steward a hall.
struct StewardLockTests {
    @Test func `the second hears who has the office, and it is free with the first one's end`() throws {
        let hall = try TestHall()
        var first: StewardLock.Answer? = try StewardLock.take(for: "a long name of somebody", in: hall.folder)
        guard case .held(let holder) = try StewardLock.take(for: "another", in: hall.folder) else {
            Issue.record("taken twice")
            return
        }
        #expect(holder == "a long name of somebody")
        if case .held? = first { Issue.record("not taken") }
        first = nil
        guard case .taken = try StewardLock.take(for: "third", in: hall.folder) else {
            Issue.record("still held")
            return
        }
        #expect(try hall.folder.root.read("steward", limit: 100) == Array("third".utf8))
    }
}
