import Foundation
import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// The hall's folder: whose it is, who may look in, and what must not be planted there.
struct DataFolderTests {
    let hall: TestHall

    init() throws {
        hall = try TestHall()
    }

    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func plant(_ path: String, to target: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test func `everything in it is for its owner alone, whatever the umask`() async throws {
        let path = hall.path + "/umask"
        await #expect(processExitsWith: .success) { [path = path as String] in
            umask(0o277)
            let data = try DataFolder.open(path, create: true)
            let store = try RecordStore(data)
            try await store.makeCase(ulid(1))
            _ = try await NumberSeries(data).next("n")
            umask(0)
            try await store.makeCase(ulid(2))
            try await ContentFolder.blobs(in: data).keep([1])
            try await CaseIndex(of: store, boot: "", summarise: summarise).catchUp()
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: path).map { path + "/" + $0 }
        #expect(names.count > 20)
        for name in names + [path] {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
            #expect(try mode(name) == (isFolder.boolValue ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test func `a hall is opened again, with or without a slash`() throws {
        _ = try DataFolder.open(hall.path, create: false)
        _ = try DataFolder.open(hall.path + "/", create: true)
        #expect(try String(contentsOfFile: hall.path + "/hall", encoding: .utf8) == "onewindow 1\n")
    }

    @Test func `a folder that is none, or not a hall's, is refused`() throws {
        let missing = hall.path + "/none"
        #expect(throws: StoreFault.missing(path: missing)) { try DataFolder.open(missing, create: false) }
        let deep = hall.path + "/none/deep"
        #expect(throws: StoreFault.system(.makeFolder, path: deep, errno: ENOENT)) {
            try DataFolder.open(deep, create: true)
        }
        let other = hall.path + "/other"
        try FileManager.default.createDirectory(
            atPath: other, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        #expect(throws: StoreFault.notAHall(path: other)) { try DataFolder.open(other, create: false) }
        try "mine".write(toFile: other + "/letter.txt", atomically: false, encoding: .utf8)
        #expect(throws: StoreFault.notAHall(path: other)) { try DataFolder.open(other, create: true) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["letter.txt"])
        #expect(throws: StoreFault.wrongType(path: other + "/letter.txt")) {
            try DataFolder.open(other + "/letter.txt", create: false)
        }
    }

    @Test func `a making that was cut short is gone on with`() throws {
        try FileManager.default.removeItem(atPath: hall.path + "/hall")
        try FileManager.default.removeItem(atPath: hall.path + "/blobs")
        #expect(throws: StoreFault.notAHall(path: hall.path)) { try DataFolder.open(hall.path, create: false) }
        _ = try DataFolder.open(hall.path, create: true)
        _ = try DataFolder.open(hall.path, create: false)
    }

    @Test func `a hall of a newer version is refused as such`() throws {
        try "onewindow 2\n".write(toFile: hall.path + "/hall", atomically: false, encoding: .utf8)
        #expect(throws: StoreFault.newerHall(path: hall.path, format: 2)) {
            try DataFolder.open(hall.path, create: true)
        }
        for text in ["onewindow 0\n", "onewindow", "onewindow 1", "twowindows 1\n", ""] {
            try text.write(toFile: hall.path + "/hall", atomically: false, encoding: .utf8)
            #expect(throws: StoreFault.notAHall(path: hall.path)) { try DataFolder.open(hall.path, create: false) }
        }
    }

    @Test(arguments: ["", "/cases", "/locks", "/damaged"])
    func `a folder that others may write is refused`(_ name: String) throws {
        for mode: mode_t in [0o720, 0o702, 0o777] {
            #expect(chmod(hall.path + name, mode) == 0)
            #expect(throws: StoreFault.openToOthers(path: hall.path + name, mode: UInt32(mode))) {
                try DataFolder.open(hall.path, create: false)
            }
        }
    }

    @Test func `a shard that others may write takes no record`() async throws {
        let store = try hall.store()
        try await store.makeCase(ulid(1))
        let shard = hall.path + "/cases/" + Place(.cases, ulid(1)).shard
        #expect(chmod(shard, 0o770) == 0)
        let result = await store.commit(.cases, ulid(1), expectedRevision: 3, [recorded("a", "")], intent: ulid(7))
        #expect(result == .failed(.openToOthers(path: shard, mode: 0o770)))
    }

    @Test func `a folder of another user is refused`() throws {
        // Root gives one away; anybody else finds one in root's.
        let path = geteuid() == 0 ? hall.path : "/etc"
        if geteuid() == 0 { try giveAway(path, to: 65534) }
        #expect(throws: StoreFault.foreignOwner(path: path, user: geteuid() == 0 ? 65534 : 0)) {
            try DataFolder.open(path, create: false)
        }
    }

    @Test func `links in the place of folders are not followed`() throws {
        let link = hall.path + "/link"
        let elsewhere = try TestHall()
        try plant(link, to: elsewhere.path)
        #expect(throws: StoreFault.symbolicLink(path: link)) { try DataFolder.open(link, create: true) }
        for name in ["cases", "locks", "numbers"] {
            try plant(hall.path + "/" + name, to: elsewhere.path + "/" + name)
            #expect(throws: StoreFault.symbolicLink(path: hall.path + "/" + name)) {
                try DataFolder.open(hall.path, create: false)
            }
            try FileManager.default.removeItem(atPath: hall.path + "/" + name)
        }
    }

    @Test func `links in the place of records, locks and temporary files are not followed`() async throws {
        let store = try hall.store()
        let victim = hall.path + "/victim"
        try "precious".write(toFile: victim, atomically: false, encoding: .utf8)
        let place = Place(.cases, ulid(1))
        let shard = hall.path + "/cases/" + place.shard
        func commit(_ number: Int) async -> CommitResult {
            await store.commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        }
        try plant(hall.path + "/locks/" + place.lock, to: victim)
        #expect(await commit(1) == .failed(.symbolicLink(path: hall.path + "/locks/" + place.lock)))
        try FileManager.default.removeItem(atPath: hall.path + "/locks/" + place.lock)
        try plant(shard, to: hall.path)
        #expect(await commit(2) == .failed(.symbolicLink(path: shard)))
        try FileManager.default.removeItem(atPath: shard)
        _ = try hall.folder.folder(of: .cases).madeChild(place.shard)
        try plant(shard + "/" + place.file, to: victim)
        #expect(await commit(3) == .failed(.symbolicLink(path: shard + "/" + place.file)))
        try FileManager.default.removeItem(atPath: shard + "/" + place.file)
        try plant(shard + "/.new", to: victim)
        #expect(await commit(4).revision == 1)
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
    }

    @Test func `a pipe in the place of a record holds nobody up`() async throws {
        let store = try hall.store()
        try await store.makeCase(ulid(1))
        let file = hall.file(.cases, ulid(1))
        try FileManager.default.removeItem(atPath: file)
        #expect(mkfifo(file, 0o600) == 0)
        await #expect(throws: StoreFault.wrongType(path: file)) { try await store.load(.cases, ulid(1)) }
    }

    @Test func `what dead savers left is swept, and nothing else`() async throws {
        let store = try hall.store()
        let log = try await store.makeCase(ulid(1))
        let blob = try await ContentFolder.blobs(in: hall.folder).keep([1, 2, 3])
        let leftovers = [
            hall.path + "/cases/" + Place(.cases, ulid(1)).shard, hall.path + "/blobs/" + blob.prefix(2),
            hall.path + "/numbers", hall.path,
        ].map { $0 + "/.new" }
        for leftover in leftovers { try "half".write(toFile: leftover, atomically: false, encoding: .utf8) }
        try hall.folder.sweepTemporaries()
        for leftover in leftovers { #expect(!FileManager.default.fileExists(atPath: leftover)) }
        #expect(try await store.load(.cases, ulid(1)) == log)
        #expect(try await ContentFolder.blobs(in: hall.folder).read(blob) == [1, 2, 3])
    }
}
