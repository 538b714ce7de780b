import Foundation
import StrictJSON
import Testing

@testable import CaseStore
@testable import Casework

/// No change of a record's file goes unseen.
struct IntegrityTests {
    let hall: TestHall
    let store: RecordStore
    let bytes: [UInt8]

    init() async throws {
        hall = try TestHall()
        store = try hall.store()
        try await store.makeCase(ulid(1))
        bytes = try hall.bytes(ulid(1))
    }

    /// What is wrong with `bytes` as the file of the case; nil if nothing is.
    private func fault(_ bytes: [UInt8], known: LogFile? = nil) -> RecordFault? {
        do {
            let log = try LogFile(bytes, kind: .cases, id: ulid(1), file: "x.json", known: known)
            _ = try log.operations(log.lines.indices, file: "x.json")
            return nil
        } catch {
            return error
        }
    }

    private func lines() -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }

    private func joined(_ lines: [[UInt8]]) -> [UInt8] {
        Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    }

    @Test func `the file as it was written has no fault`() {
        #expect(fault(bytes) == nil)
        #expect(joined(lines()) == bytes)
    }

    @Test func `each single byte changed is found`() {
        for index in bytes.indices {
            for flip: UInt8 in [1, 2, 0x20, 0x80] {
                var changed = bytes
                changed[index] ^= flip
                #expect(fault(changed) != nil, "byte \(index) with \(flip)")
            }
        }
    }

    @Test func `what is known of a log hides no fault of its file, and makes none`() throws {
        let whole = try LogFile(bytes, kind: .cases, id: ulid(1), file: "x.json")
        var lines = lines()
        lines.remove(at: 3)
        lines[2].removeLast()
        for known in [whole, LogFile(kind: .cases, id: ulid(1)), LogFile(kind: .cases, id: ulid(2))] {
            for index in bytes.indices {
                var changed = bytes
                changed[index] ^= 1
                #expect(fault(changed, known: known) == fault(changed), "byte \(index)")
                #expect(fault(Array(bytes[..<index]), known: known) == fault(Array(bytes[..<index])), "up to \(index)")
            }
            #expect(fault(bytes, known: known) == nil)
            #expect(fault(bytes + bytes, known: known) == fault(bytes + bytes))
            #expect(fault(joined(lines), known: known) == fault(joined(lines)))
        }
    }

    @Test func `a store reads the file each time, whatever it knew of it`() async throws {
        let id = ulid(1)
        let before = try await store.load(.cases, id)
        var changed = bytes
        changed[changed.count / 2] ^= 1
        try hall.write(changed, to: id)
        await #expect(throws: StoreFault.self) { try await store.load(.cases, id) }
        try hall.write(bytes, to: id)
        #expect(try await store.load(.cases, id) == before)
        let other = try await hall.store().commit(
            .cases, id, expectedRevision: 3, [recorded("scope", "糕点")], intent: ulid(9))
        #expect(other.revision == 4)
        let after = try await store.load(.cases, id)
        let afresh = try await hall.store().load(.cases, id)
        #expect(after == afresh)
        #expect(Array(after.dropLast()) == before)
        try hall.write(bytes, to: id)
        #expect(try await store.load(.cases, id) == before)
    }

    @Test func `each single byte taken out or put in is found`() {
        for index in bytes.indices {
            var shorter = bytes
            shorter.remove(at: index)
            #expect(fault(shorter) != nil, "without byte \(index)")
            for added in [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "0"), bytes[index]] {
                var longer = bytes
                longer.insert(added, at: index)
                #expect(fault(longer) != nil, "\(added) before byte \(index)")
            }
        }
        #expect(fault(bytes + [UInt8(ascii: "\n")]) != nil)
    }

    @Test func `each shortening is found`() {
        for length in bytes.indices {
            #expect(fault(Array(bytes[..<length])) != nil, "\(length) bytes")
        }
    }

    @Test func `whole operations taken out, doubled or moved are found and named`() {
        var lines = lines()
        lines.remove(at: 2)
        #expect(fault(joined(lines))?.operation == 2)
        lines = self.lines()
        lines.insert(lines[1], at: 2)
        #expect(fault(joined(lines))?.operation == 2)
        lines = self.lines()
        lines.swapAt(1, 2)
        #expect(fault(joined(lines))?.reason == .sequence(found: 2))
        lines = self.lines()
        lines.remove(at: 3)
        lines[2].removeLast()
        #expect(fault(joined(lines))?.reason == .head)
    }

    @Test func `a key written twice in an operation is found`() {
        var text = String(decoding: bytes, as: UTF8.self)
        text = text.replacing("\"field\":\"address\"", with: "\"field\":\"address\",\"field\":\"address\"")
        guard case .json(let json) = fault(Array(text.utf8))?.reason else {
            Issue.record("not found")
            return
        }
        #expect(json.reason == .duplicateKey("field"))
        #expect(fault(Array(text.utf8))?.operation == 2)
    }

    @Test func `a newer format is refused as such and not as damage`() async throws {
        let text = String(decoding: bytes, as: UTF8.self).replacing("{\"format\":1,", with: "{\"format\":12,\"x\":0,")
        #expect(fault(Array(text.utf8))?.reason == .newerFormat(12))
        try hall.write(Array(text.utf8), to: ulid(1))
        let result = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        let expected = RecordFault(file: hall.file(.cases, ulid(1)), operation: 0, reason: .newerFormat(12))
        #expect(result == .failed(.damaged(expected)))
        await #expect(throws: StoreFault.notDamaged(path: hall.file(.cases, ulid(1)))) {
            try await store.setAside(.cases, ulid(1))
        }
    }

    @Test func `the file of another record under this name is found`() async throws {
        try await store.makeCase(ulid(2))
        #expect(fault(try hall.bytes(ulid(2)))?.reason == .anotherRecord)
        let ticket = String(decoding: bytes, as: UTF8.self).replacing(
            "\"kind\":\"cases\"", with: "\"kind\":\"tickets\"")
        #expect(fault(Array(ticket.utf8))?.reason == .anotherRecord)
    }

    @Test func `an operation that this version does not know is named`() throws {
        var log = try LogFile(bytes, kind: .cases, id: ulid(1), file: "")
        let line =
            "{\"actor\":\"1\",\"capacity\":\"frontDesk\",\"centre\":\"c\",\"effectiveOn\":\"2026-11-23\","
            + "\"intent\":\"\(ulid(7))\",\"kind\":\"caseTeleported\",\"payload\":{},\"previous\":\"\(log.head)\","
            + "\"recordedAt\":\"2026-11-23T09:00:00.000+08:00\",\"sequence\":4}"
        try log.append(Array(line.utf8)[...])
        guard case .undecodable(let why) = fault(log.bytes)?.reason else {
            Issue.record("\(String(describing: fault(log.bytes)))")
            return
        }
        #expect(why.contains("caseTeleported"))
        #expect(fault(log.bytes)?.operation == 4)
    }

    @Test func `a huge file is refused unread`() async throws {
        let file = try FileHandle(forWritingTo: URL(filePath: hall.file(.cases, ulid(1))))
        try file.truncate(atOffset: 1 << 40)
        try file.close()
        let expected = RecordFault(
            file: hall.file(.cases, ulid(1)), operation: 0, reason: .tooLarge(limit: LogFile.sizeLimit))
        await #expect(throws: StoreFault.damaged(expected)) { try await store.load(.cases, ulid(1)) }
    }

    @Test func `a record that would grow too large is not saved`() async throws {
        let long = recorded("a", String(repeating: "x", count: LogFile.sizeLimit))
        let result = await store.commit(.cases, ulid(1), expectedRevision: 3, [long], intent: ulid(7))
        #expect(result.fault == .tooLarge(path: hall.file(.cases, ulid(1)), limit: LogFile.sizeLimit))
        #expect(try hall.bytes(ulid(1)) == bytes)
    }

    @Test func `a damaged record is set aside only on request and under a name of its own`() async throws {
        try hall.write(Array(bytes.dropLast()), to: ulid(1))
        let first = try await store.setAside(.cases, ulid(1))
        try hall.write(bytes, to: ulid(1))
        #expect(try await store.load(.cases, ulid(1)).count == 3)
        try hall.write(Array(bytes.dropLast(2)), to: ulid(1))
        let second = try await store.setAside(.cases, ulid(1))
        #expect(try await store.filesSetAside() == [first, second])
        #expect(try Data(contentsOf: URL(filePath: first)) == Data(bytes.dropLast()))
        await #expect(throws: StoreFault.missing(path: hall.file(.cases, ulid(1)))) {
            try await store.load(.cases, ulid(1))
        }
    }
}
