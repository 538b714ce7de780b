import Foundation
import Testing

@testable import CaseStore
@testable import Casework

/// Commit and load as the engine uses them.
struct CommitTests {
    let hall: TestHall
    let store: RecordStore

    init() throws {
        hall = try TestHall()
        store = try hall.store()
    }

    @Test func `what was committed is loaded as it was written`() async throws {
        let result = await store.commit(
            .cases, ulid(1), expectedRevision: 0, [opened(), recorded("address", "和平路1号")], intent: ulid(2))
        guard case .saved(revision: 2, let written) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(written.map(\.sequence) == [1, 2])
        #expect(written.map(\.intent) == [ulid(2), ulid(2)])
        #expect(try await hall.store().load(.cases, ulid(1)) == written)
    }

    @Test func `each operation names the hash of the line before`() async throws {
        let log = try await store.makeCase(ulid(1))
        let lines = String(decoding: try hall.bytes(ulid(1)), as: UTF8.self).split(separator: "\n")
        #expect(log[1].previous == Digest(of: Array(lines[1].dropLast().utf8)[...]).description)
        #expect(lines[0].contains("\"head\":\"\(Digest(of: Array(lines[3].utf8)[...]))\""))
    }

    @Test func `an intent sent twice is carried out once and answered alike`() async throws {
        let first = await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(2))
        _ = await store.commit(.cases, ulid(1), expectedRevision: 1, [recorded("a", "b")], intent: ulid(3))
        let again = await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(2))
        #expect(again == first)
        #expect(try await store.load(.cases, ulid(1)).count == 2)
    }

    @Test func `the slower of two reads what the quicker one did`() async throws {
        let log = try await store.makeCase(ulid(1))
        let result = try await hall.store().commit(
            .cases, ulid(1), expectedRevision: 1, [recorded("address", "x")], intent: ulid(9))
        #expect(result == .conflict(Array(log[1...])))
        #expect(try await store.load(.cases, ulid(1)) == log)
    }

    @Test func `a record that lost operations takes no more`() async throws {
        try await store.makeCase(ulid(1))
        let result = await store.commit(
            .cases, ulid(1), expectedRevision: 4, [recorded("address", "x")], intent: ulid(9))
        guard case .failed(.damaged(let fault)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(fault.reason == .rolledBack(known: 4))
    }

    @Test func `only a missing file means that there is no record`() async throws {
        await #expect(throws: StoreFault.missing(path: hall.file(.cases, ulid(1)))) {
            try await store.load(.cases, ulid(1))
        }
        try await store.makeCase(ulid(1))
        let file = hall.file(.cases, ulid(1))
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        await #expect(throws: StoreFault.wrongType(path: file)) { try await store.load(.cases, ulid(1)) }
        let result = await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(9))
        #expect(result == .failed(.wrongType(path: file)))
    }

    @Test func `keys that this version does not know outlive a save`() async throws {
        try await store.makeCase(ulid(1))
        var log = try LogFile(try hall.bytes(ulid(1)), kind: .cases, id: ulid(1), file: "")
        let line =
            "{\"actor\":\"1\",\"capacity\":\"frontDesk\",\"centre\":\"c\",\"effectiveOn\":\"2026-11-23\","
            + "\"futureKey\":{\"a\":[1,2]},\"intent\":\"\(ulid(7))\",\"kind\":\"fieldRecorded\","
            + "\"payload\":{\"field\":\"f\",\"futureField\":1,\"value\":\"v\"},\"previous\":\"\(log.head)\","
            + "\"recordedAt\":\"2026-11-23T09:00:00.000+08:00\",\"sequence\":4}"
        try log.append(Array(line.utf8)[...])
        try hall.write(log.bytes, to: ulid(1))
        let result = await store.commit(.cases, ulid(1), expectedRevision: 4, [recorded("g", "w")], intent: ulid(8))
        #expect(result.revision == 5)
        #expect(String(decoding: try hall.bytes(ulid(1)), as: UTF8.self).contains("\n\(line),\n"))
    }

    @Test func `eight consoles on one record lose nothing`() async throws {
        _ = await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(2))
        let hall = hall
        try await withThrowingTaskGroup(of: Void.self) { group in
            for console in 0..<8 {
                group.addTask {
                    let store = try hall.store()
                    var known = 1
                    for step in 0..<10 {
                        let intent = ulid(10_000 + console * 100 + step)
                        let mine = [recorded("\(console)", "\(step)")]
                        while true {
                            let result = await store.commit(
                                .cases, ulid(1), expectedRevision: known, mine, intent: intent)
                            if case .conflict(let newer) = result {
                                known += newer.count
                                continue
                            }
                            known = try #require(result.revision)
                            break
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let log = try await store.load(.cases, ulid(1))
        #expect(log.map(\.sequence) == Array(1...81))
        #expect(Set(log.map(\.intent)).count == 81)
        for console in 0..<8 {
            let fields = log.compactMap { $0.payload as? FieldRecorded }.filter { $0.field == "\(console)" }
            #expect(fields.map(\.value) == (0..<10).map(String.init))
        }
    }

    @Test func `jq reads a record`() async throws {
        try await store.makeCase(ulid(1))
        let value = try JSONSerialization.jsonObject(with: Data(try hall.bytes(ulid(1)))) as? [String: Any]
        #expect((value?["operations"] as? [Any])?.count == 3)
        #expect(value?["id"] as? String == ulid(1).description)
    }

    @Test func `an operation that would not come back from the file is not written`() async throws {
        let before = try await store.makeCase(ulid(1))
        for payload in [Stranger(), Forgetful(), Fractional()] as [any OperationPayload] {
            let result = await store.commit(
                .cases, ulid(1), expectedRevision: 3, [recorded("a", ""), operation(payload)], intent: ulid(7))
            guard case .failed(.unwritable(let kind, _)) = result else {
                Issue.record("\(payload): \(result)")
                continue
            }
            #expect(kind == type(of: payload).kind)
        }
        #expect(try await store.load(.cases, ulid(1)) == before)
    }
}

/// Of no kind that the engine knows.
private struct Stranger: OperationPayload {
    static let kind = "stranger"
    func apply(to subject: inout Case, _ operation: Casework.Operation, _ definitions: Definitions) {}
}

/// Comes back as another type.
private struct Forgetful: OperationPayload {
    static let kind = "fieldRecorded"
    var field = "a"
    var value = "b"
    func apply(to subject: inout Case, _ operation: Casework.Operation, _ definitions: Definitions) {}
}

/// Has no canonical form.
private struct Fractional: OperationPayload {
    static let kind = "fieldRecorded"
    var field = "a"
    var value = "b"
    var weight = 0.5
    func apply(to subject: inout Case, _ operation: Casework.Operation, _ definitions: Definitions) {}
}
