import Foundation
import Glibc
import Testing

@testable import CaseStore
@testable import Casework

/// Links and pipes planted at every place of the data folder: refused, and nothing behind them is touched.
struct PlantedTests {
    /// A place in the folder, and something that leads there.
    struct Place: Sendable, CustomTestStringConvertible {
        let path: String
        let isFolder: Bool
        /// What stands there before, where that matters.
        let prepare: @Sendable (TestHall) async throws -> Void
        let use: @Sendable (TestHall) async throws -> Void
        var testDescription: String { path }

        init(
            _ path: String, folder: Bool = false,
            after prepare: @escaping @Sendable (TestHall) async throws -> Void = { _ in },
            use: @escaping @Sendable (TestHall) async throws -> Void
        ) {
            self.path = path
            isFolder = folder
            self.prepare = prepare
            self.use = use
        }
    }

    private static let shard = CaseStore.Place(.cases, ulid(1)).shard
    private static let session = ulid(77)
    private static let hash = Digest(of: [1, 2, 3][...]).description

    private static func open(_ hall: TestHall) async throws { _ = try DataFolder.open(hall.path, create: false) }
    private static func commit(_ hall: TestHall) async throws {
        let result = try await hall.store().commit(.cases, ulid(1), expectedRevision: 0, [opened()], intent: ulid(7))
        if let fault = result.fault { throw fault }
    }
    private static func keep(_ hall: TestHall) async throws {
        try await ContentFolder.blobs(in: hall.folder).keep([1, 2, 3])
        try await ContentFolder.definitions(in: hall.folder).keep([1, 2, 3])
    }
    private static func draft(_ hall: TestHall) async throws {
        try DraftFolder(hall.folder).keep([1], of: "0117-frontDesk", session: session)
        _ = try await DraftFolder(hall.folder).takeOver(of: "0117-frontDesk", by: ulid(78))
    }
    private static func lease(_ hall: TestHall) async throws {
        let lease = Lease(person: "0117", counter: "1", session: session, since: moment(0))
        _ = try LeaseFolder(hall.folder).lease(on: ulid(1))
        _ = try LeaseFolder(hall.folder).hold(ulid(1), lease) { _ in true }
    }
    private static func catchUp(_ hall: TestHall) async throws { try await hall.index(try hall.store()).catchUp() }
    private static func number(_ hall: TestHall) async throws { _ = try await NumberSeries(hall.folder).next("n") }

    static let places: [Place] = [
        Place("hall", use: open), Place("cases", folder: true, use: open), Place("tickets", folder: true, use: open),
        Place("locks", folder: true, use: open), Place("numbers", folder: true, use: open),
        Place("sessions", folder: true, use: open), Place("blobs", folder: true, use: open),
        Place("definitions", folder: true, use: open), Place("damaged", folder: true, use: open),
        Place("documents", folder: true, use: open),
        Place("cases/\(shard)", folder: true, use: commit),
        Place("cases/\(shard)/\(ulid(1)).json", use: commit),
        Place("locks/cases-\(shard)", use: commit),
        Place("journal") { _ = try $0.store() },
        Place("numbers/n", use: number), Place("locks/numbers", use: number),
        Place("blobs/\(hash.prefix(2))", folder: true, use: keep),
        Place("blobs/\(hash.prefix(2))/\(hash)", use: keep),
        Place("definitions/\(hash.prefix(2))", folder: true, use: keep),
        Place("definitions/\(hash.prefix(2))/\(hash)", use: keep),
        Place("drafts", folder: true, use: draft), Place("drafts/0117-frontDesk", folder: true, use: draft),
        Place("drafts/0117-frontDesk/\(ulid(76)).json", use: draft),
        Place("locks/drafts-0117-frontDesk", use: draft),
        Place("leases", folder: true, use: lease),
        Place("leases/\(ulid(1)).json") { _ = try LeaseFolder($0.folder).lease(on: ulid(1)) },
        Place("locks/leases", use: lease),
        Place("sessions/\(session)") { _ = try SessionLock(session, in: $0.folder) },
        Place("sessions/\(ulid(79))") { _ = try SessionLock.isAlive(ulid(79), in: $0.folder) },
        Place("hall.json") { _ = try await HallDocuments($0.folder).load("hall.json") },
        Place("steward") { _ = try StewardLock.take(for: "x", in: $0.folder) },
        Place("access.log") { try $0.folder.append("x", to: DataFolder.accessLog, durably: true) },
        Place("diary.log") { try $0.folder.append("x", to: "diary.log", durably: false) },
        Place("index.sqlite", use: catchUp),
        Place("index.sqlite-wal", after: catchUp, use: catchUp),
        Place("index.sqlite-shm", after: catchUp, use: catchUp),
        Place("locks/index", use: catchUp),
    ]

    private func clear(_ path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        let parent = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        try FileManager.default.createDirectory(
            atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    @Test(arguments: places)
    func `a link is refused, and what it leads to is neither read nor written`(_ place: Place) async throws {
        let hall = try TestHall()
        let outside = hall.path + "-outside"
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try FileManager.default.createDirectory(
            atPath: outside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let victim = outside + "/victim"
        try "precious".write(toFile: victim, atomically: false, encoding: .utf8)
        try await place.prepare(hall)
        try clear("\(hall.path)/\(place.path)")
        try FileManager.default.createSymbolicLink(
            atPath: "\(hall.path)/\(place.path)", withDestinationPath: place.isFolder ? outside : victim)
        await #expect(throws: StoreFault.self) { try await place.use(hall) }
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == ["victim"])
    }

    @Test(arguments: places)
    func `a link to nothing makes nothing`(_ place: Place) async throws {
        let hall = try TestHall()
        let outside = hall.path + "-nothing"
        try await place.prepare(hall)
        try clear("\(hall.path)/\(place.path)")
        try FileManager.default.createSymbolicLink(atPath: "\(hall.path)/\(place.path)", withDestinationPath: outside)
        await #expect(throws: StoreFault.self) { try await place.use(hall) }
        #expect(!FileManager.default.fileExists(atPath: outside))
    }

    @Test(.timeLimit(.minutes(1)), arguments: places)
    func `a pipe holds nobody up`(_ place: Place) async throws {
        let hall = try TestHall()
        try await place.prepare(hall)
        try clear("\(hall.path)/\(place.path)")
        #expect(mkfifo("\(hall.path)/\(place.path)", 0o600) == 0)
        await #expect(throws: StoreFault.self) { try await place.use(hall) }
    }

    static let names = [
        "", ".", "..", "../x", "/etc/passwd", "a/b", "a\0b", "a\nb", "a\u{1B}[2J", ".hidden", "a b", "名",
        "a\u{202E}b", String(repeating: "x", count: 101), "%2e%2e", "a\\b", "-\u{7F}",
    ]

    @Test(arguments: names)
    func `a name that leads elsewhere is no name of a series, an owner, a document or a hash`(_ name: String)
        async throws
    {
        let hall = try TestHall()
        let before = try FileManager.default.subpathsOfDirectory(atPath: hall.path).sorted()
        await #expect(throws: StoreFault.badName(name)) { _ = try await NumberSeries(hall.folder).next(name) }
        #expect(throws: StoreFault.badName(name)) {
            try DraftFolder(hall.folder).keep([1], of: name, session: ulid(1))
        }
        await #expect(throws: StoreFault.badName(name + ".json")) {
            // A hidden document would be one as well.
            try await HallDocuments(hall.folder).save(name + ".json", [1])
        }
        await #expect(throws: StoreFault.badName(name)) {
            _ = try await ContentFolder.blobs(in: hall.folder).read(name)
        }
        #expect(ULID(name) == nil)
        #expect(CaseStore.Place(.cases, shard: "..", file: name + ".json") == nil)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: hall.path).sorted() == before)
    }
}
