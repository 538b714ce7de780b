import Foundation
import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// A backup is whole, or it is refused with the member's name.
struct BackupTests {
    let hall: TestHall
    let tar: String

    init() throws {
        hall = try TestHall()
        tar = hall.path + "/../backup-\(UUID().uuidString).tar"
    }

    private func filled() async throws -> RecordStore {
        let store = try hall.store()
        try await store.makeCase(ulid(1))
        try await store.makeCase(ulid(2), number: "QZ-20261123-0002")
        try await ContentFolder.blobs(in: hall.folder).keep(Array("page".utf8))
        try await ContentFolder.definitions(in: hall.folder).keep(Array("item".utf8))
        _ = try await NumberSeries(hall.folder).next("case-2026-11-23")
        try await HallDocuments(hall.folder).save("hall.json", Array("{}".utf8))
        try hall.folder.append("who", to: DataFolder.accessLog, durably: true)
        return store
    }

    private func backUp(_ store: RecordStore) async throws -> BackupReport {
        try await store.backUp(to: tar, hall: "大厅", host: "h") { moment(5) }
    }

    private func fault(_ bytes: [UInt8]) throws -> BackupFault? {
        let path = tar + ".changed"
        try Data(bytes).write(to: URL(filePath: path))
        defer { unlink(path) }
        do {
            _ = try Backup(checking: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func `what was backed up is restored as it was, without index, locks, sessions and drafts`() async throws {
        defer { unlink(tar) }
        let store = try await filled()
        try DraftFolder(hall.folder).keep([1], of: "0117-frontDesk", session: ulid(9))
        try await hall.index(store).catchUp()
        let report = try await backUp(store)
        #expect(report.manifest.counts == ["cases": 2, "blobs": 1, "definitions": 1, "numbers": 1])
        #expect(report.manifest.hall == "大厅")
        #expect(report.manifest.from == moment(5))
        let row = try #require(report.manifest.members.first { $0.name.hasPrefix("cases/") })
        #expect(row.revision == 3)
        let copy = hall.path + "/copy"
        try Backup(checking: tar).restore(to: copy)
        let there = try DataFolder.open(copy, create: false)
        #expect(try await RecordStore(there).load(.cases, ulid(1)) == store.load(.cases, ulid(1)))
        #expect(try await NumberSeries(there).next("case-2026-11-23") == 2)
        #expect(try await HallDocuments(there).load("hall.json") == Array("{}".utf8))
        #expect(try String(contentsOfFile: copy + "/access.log", encoding: .utf8) == "who\n")
        for name in ["drafts", "index.sqlite", "leases"] {
            #expect(!FileManager.default.fileExists(atPath: "\(copy)/\(name)"))
        }
        for name in ["locks", "sessions"] {
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: "\(copy)/\(name)").allSatisfy { $0 == "numbers" })
        }
    }

    @Test func `a byte changed anywhere is found`() async throws {
        defer { unlink(tar) }
        _ = try await backUp(try await filled())
        let bytes = Array(try Data(contentsOf: URL(filePath: tar)))
        #expect(try fault(bytes) == nil)
        // Prime to the blocks' size, so that every place of a head has its turn somewhere.
        for index in stride(from: 0, to: bytes.count, by: 19) {
            var changed = bytes
            changed[index] ^= 1
            #expect(try fault(changed) != nil, "byte \(index)")
        }
    }

    @Test func `each shortening is found, and says which member`() async throws {
        defer { unlink(tar) }
        let report = try await backUp(try await filled())
        let bytes = Array(try Data(contentsOf: URL(filePath: tar)))
        for length in stride(from: 0, to: bytes.count, by: 256) {
            // The padding after the two blocks of the end is nobody's content.
            let found = try fault(Array(bytes[..<length]))
            let isOnlyPadding = bytes[length...].allSatisfy { $0 == 0 } && length % 512 == 0
            #expect(found != nil || isOnlyPadding, "\(length) bytes")
        }
        let first = try #require(report.manifest.members.first?.name)
        #expect(try fault(Array(bytes[..<600])) == .member(first, .cutShort))
    }

    @Test func `a member put in, taken out or doubled is named`() async throws {
        defer { unlink(tar) }
        let report = try await backUp(try await filled())
        let bytes = Array(try Data(contentsOf: URL(filePath: tar)))
        let first = try #require(report.manifest.members.first)
        let length = 512 + first.size + TarHeader(name: first.name, size: first.size, modified: 0).padding
        #expect(try fault(Array(bytes[length...])) == .member(first.name, .missing))
        #expect(try fault(Array(bytes[..<length]) + bytes) == .member(first.name, .twice))
        func added(_ name: String) throws -> [UInt8] {
            let head = try #require(
                TarHeader(name: name, size: 0, modified: Int(moment(5).milliseconds / 1000)).bytes)
            return head + bytes
        }
        #expect(try fault(try added("numbers/x")) == .member("numbers/x", .unlisted))
        for name in [
            "../x.json", "/etc/passwd.json", "cases/../x.json", "blobs/aa/../../x", "index.sqlite", "locks/x",
            ".hidden.json",
            "cases/AA/\(ulid(1)).json", "a/b/c/d", "drafts/x",
        ] {
            #expect(try fault(try added(name)) == .member(name, .badName), "\(name)")
        }
    }

    @Test func `a damaged record is left out and named, and the rest is there`() async throws {
        defer { unlink(tar) }
        let store = try await filled()
        var bytes = try hall.bytes(ulid(1))
        bytes[bytes.count / 2] ^= 1
        try hall.write(bytes, to: ulid(1))
        let manifest = try await backUp(store).manifest
        #expect(manifest.leftOut.map(\.file) == [hall.file(.cases, ulid(1))])
        #expect(manifest.counts["cases"] == 1)
        #expect(try Backup(checking: tar).manifest == manifest)
    }

    @Test func `a file that is there is not replaced, and a folder that holds anything not restored into`() async throws
    {
        defer { unlink(tar) }
        let store = try await filled()
        _ = try await backUp(store)
        await #expect(throws: StoreFault.system(.open, path: tar, errno: EEXIST)) { try await self.backUp(store) }
        let place = hall.path + "/place"
        #expect(mkdir(place, 0o700) == 0)
        try "x".write(toFile: place + "/.hidden", atomically: false, encoding: .utf8)
        #expect(throws: BackupFault.notEmpty(path: place)) { try Backup(checking: tar).restore(to: place) }
        try FileManager.default.createSymbolicLink(atPath: place + "-link", withDestinationPath: place)
        for path in [place + "-link", place + "-link/"] {
            #expect(throws: BackupFault.store(.symbolicLink(path: place + "-link"))) {
                try Backup(checking: tar).restore(to: path)
            }
        }
        #expect(throws: BackupFault.store(.symbolicLink(path: place + "/l"))) {
            try FileManager.default.createSymbolicLink(atPath: place + "/l", withDestinationPath: self.tar)
            _ = try Backup(checking: place + "/l")
        }
    }

    @Test func `names and sizes come back from a head, long ones cut at a slash`() throws {
        for name in ["a", "numbers/" + String(repeating: "n", count: 100), String(repeating: "d/", count: 60) + "e"] {
            let header = TarHeader(name: name, size: 1 << 30, modified: 1_800_000_000)
            #expect(TarHeader(try #require(header.bytes)) == header)
        }
        #expect(TarHeader(name: String(repeating: "n", count: 101), size: 0, modified: 0).bytes == nil)
        #expect(TarHeader(name: "a", size: 1 << 33, modified: 0).bytes == nil)
    }

    @Test func `verification reads papers and definitions, and misses those that a record names`() async throws {
        _ = try await filled()
        let blobs = ContentFolder.blobs(in: hall.folder)
        #expect(try await blobs.verify() == [])
        let kept = try await blobs.keep([1, 2, 3])
        try Data([1, 2, 4]).write(to: URL(filePath: blobs.path(of: kept)))
        let lost = Digest(of: [9][...]).description
        let found = try await blobs.verify(named: [lost: "cases/x", kept: "cases/y"])
        #expect(Set(found.map(\.reason)) == [.content, .named(by: "cases/x")])
        #expect(try await blobs.verify(only: [kept, lost], of: "z").count == 2)
    }
}
