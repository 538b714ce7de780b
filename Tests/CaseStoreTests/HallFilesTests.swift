import Foundation
import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// Numbers, sessions, contents and documents.
struct HallFilesTests {
    let hall: TestHall

    init() throws {
        hall = try TestHall()
    }

    @Test func `eight consoles draw each number once`() async throws {
        let hall = hall
        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let series = NumberSeries(try DataFolder.open(hall.path, create: false))
                    var mine: [Int] = []
                    for _ in 0..<10 { mine.append(try await series.next("ticket-2026-11-23-A")) }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(numbers.sorted() == Array(1...80))
        #expect(try await NumberSeries(hall.folder).next("ticket-2026-11-23-B") == 1)
    }

    @Test(arguments: ["", "x", "0\n", "-3\n", "12", "9999999999999999999999\n"])
    func `a series whose file is broken does not begin again`(_ content: String) async throws {
        let path = hall.path + "/numbers/case-2026"
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        await #expect(throws: StoreFault.wrongContent(path: path)) {
            try await NumberSeries(hall.folder).next("case-2026")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test(arguments: ["", "..", "a/b", ".new", "a b", "数", "a\0b", String(repeating: "a", count: 101)])
    func `a name that leads out of the folder is refused`(_ name: String) async throws {
        await #expect(throws: StoreFault.badName(name)) { try await NumberSeries(hall.folder).next(name) }
        await #expect(throws: StoreFault.badName(name + ".json")) {
            try await HallDocuments(hall.folder).save(name + ".json", [])
        }
    }

    @Test func `a session lives as long as it is held`() throws {
        let console = try DataFolder.open(hall.path, create: false)
        var session: SessionLock? = try SessionLock(ulid(1), in: console)
        #expect(try SessionLock.isAlive(ulid(1), in: hall.folder))
        #expect(try SessionLock.sweep(hall.folder).isEmpty)
        #expect(session?.session == ulid(1))
        #expect(throws: StoreFault.self) { try SessionLock(ulid(1), in: hall.folder) }
        session = nil
        #expect(try !SessionLock.isAlive(ulid(1), in: hall.folder))
        #expect(try !SessionLock.isAlive(ulid(2), in: hall.folder))
    }

    @Test func `who sits at a counter and when a key was typed there is read from the sign of life`() throws {
        let moment = Instant(milliseconds: 1_763_862_000_000, offset: 28_800)
        let session = try SessionLock(ulid(1), in: hall.folder, for: Occupant(person: "0117", counter: "3"))
        let other = try SessionLock(ulid(2), in: hall.folder)
        try session.keyTyped(at: moment)
        try other.keyTyped(at: moment)
        #expect(try SessionLock.lastKey(of: ulid(1), in: hall.folder) == moment)
        #expect(try SessionLock.lastKey(of: ulid(2), in: hall.folder) == moment)
        #expect(
            try SessionLock.occupants(of: "3", in: hall.folder) == [Occupant(person: "0117", counter: "3")])
        #expect(try SessionLock.occupants(of: "11", in: hall.folder) == [])
        withExtendedLifetime((session, other)) {}
    }

    @Test func `a killed console's session is found dead and swept`() async throws {
        let path = hall.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let session = try SessionLock(ulid(1), in: try DataFolder.open(path, create: false))
            kill(getpid(), SIGKILL)
            withExtendedLifetime(session) {}
        }
        #expect(FileManager.default.fileExists(atPath: hall.path + "/sessions/\(ulid(1))"))
        #expect(try !SessionLock.isAlive(ulid(1), in: hall.folder))
        #expect(try SessionLock.sweep(hall.folder) == [ulid(1)])
        #expect(try FileManager.default.contentsOfDirectory(atPath: hall.path + "/sessions").isEmpty)
    }

    @Test func `the same content is kept once and read back`() async throws {
        let blobs = ContentFolder.blobs(in: hall.folder)
        let hash = try await blobs.keep(Array("abc".utf8))
        #expect(hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(try await blobs.keep(Array("abc".utf8)) == hash)
        #expect(try await blobs.read(hash) == Array("abc".utf8))
        let definitions = ContentFolder.definitions(in: hall.folder)
        #expect(throws: StoreFault.missing(path: hall.path + "/definitions/ba/\(hash)")) {
            try definitions.readNow(hash)
        }
        #expect(try await definitions.keep([]) == Digest(of: []).description)
        #expect(try definitions.readNow(Digest(of: []).description) == [])
    }

    @Test func `changed content is found when it is read, and mended when it is kept again`() async throws {
        let blobs = ContentFolder.blobs(in: hall.folder)
        let hash = try await blobs.keep(Array("abc".utf8))
        let path = hall.path + "/blobs/\(hash.prefix(2))/\(hash)"
        try Data("abd".utf8).write(to: URL(filePath: path))
        await #expect(throws: StoreFault.wrongContent(path: path)) { try await blobs.read(hash) }
        try await blobs.keep(Array("abc".utf8))
        #expect(try await blobs.read(hash) == Array("abc".utf8))
    }

    @Test(arguments: ["", "../../hall", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", "ba78"])
    func `what is no hash names no content`(_ hash: String) async throws {
        await #expect(throws: StoreFault.badName(hash)) { try await ContentFolder.blobs(in: hall.folder).read(hash) }
    }

    @Test func `a document is replaced as a whole`() async throws {
        let documents = HallDocuments(hall.folder)
        #expect(try await documents.load("hall.json") == nil)
        try await documents.save("hall.json", Array("{}".utf8))
        try await documents.save("hall.json", Array("[]".utf8))
        #expect(try await HallDocuments(hall.folder).load("hall.json") == Array("[]".utf8))
        await #expect(throws: StoreFault.badName("journal")) { try await documents.save("journal", []) }
    }

    @Test func `eight consoles that change one document lose nothing`() async throws {
        let hall = hall
        try await withThrowingTaskGroup(of: Void.self) { group in
            for console in 0..<8 {
                group.addTask {
                    let documents = HallDocuments(try DataFolder.open(hall.path, create: false))
                    for _ in 0..<5 {
                        try await documents.change("lockouts.json") { ($0 ?? []) + [UInt8(console)] }
                    }
                }
            }
            try await group.waitForAll()
        }
        let bytes = try #require(try await HallDocuments(hall.folder).load("lockouts.json"))
        #expect(bytes.sorted() == (0..<8).flatMap { [UInt8](repeating: $0, count: 5) })
    }
}
