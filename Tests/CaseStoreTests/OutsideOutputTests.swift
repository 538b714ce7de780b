import Foundation
import Testing

@testable import CaseStore

/// Files for others to read, and the key by which exports name people.
struct OutsideOutputTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/onewindow-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `until it is whole a reader sees the file that was there before`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "old".write(toFile: "\(folder)/a", atomically: false, encoding: .utf8)
        let output = try OutsideOutput("\(folder)/a", for: .owner)
        try output.write(String(repeating: "新", count: 100_000))
        #expect(try read("a") == "old")
        try output.finish()
        #expect(try read("a") == String(repeating: "新", count: 100_000))
        #expect(try files() == ["a"] && mode("\(folder)/a") == 0o600)
    }

    @Test func `what is given up leaves nothing behind`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let output = try OutsideOutput("\(folder)/a", for: .everybody)
            try output.write("half")
        }
        #expect(try files().isEmpty)
    }

    @Test(arguments: [0, 1, 20_000])
    func `what comes before its turn has no name, and comes whole`(lines: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let output = try OutsideOutput("\(folder)/a", for: .owner)
        let spool = try Spool(beside: "\(folder)/a", elsewhere: "/nowhere")
        let text = (0..<lines).map { "第\($0)行\n" }
        for line in text { try spool.write(line) }
        #expect(try files().count == 1)
        try output.write("first\n")
        try spool.pour(into: output)
        try output.write("last")
        try output.finish()
        #expect(try read("a") == "first\n" + text.joined() + "last")
        #expect(throws: StoreFault.self) { try Spool(beside: "-", elsewhere: "/nowhere") }
    }

    @Test func `no link, folder or device is replaced`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "elsewhere")
        #expect(throws: StoreFault.symbolicLink(path: "\(folder)/link")) {
            try OutsideOutput("\(folder)/link", for: .owner)
        }
        #expect(throws: StoreFault.wrongType(path: folder)) { try OutsideOutput(folder, for: .owner) }
        #expect(throws: StoreFault.wrongType(path: "/dev/null")) { try OutsideOutput("/dev/null", for: .owner) }
        #expect(try files() == ["link"])
    }

    @Test func `the export key is made once, for its owner alone, and is in no backup`() async throws {
        let hall = try TestHall()
        let path = "\(hall.path)/export.key"
        let first = try await ExportKey(hall.folder).bytes(elseKeeping: [UInt8](repeating: 1, count: 32))
        let second = try await ExportKey(hall.folder).bytes(elseKeeping: [UInt8](repeating: 2, count: 32))
        #expect(first == [UInt8](repeating: 1, count: 32) && second == first)
        #expect(try mode(path) == 0o600)
        #expect(BackupSort(ExportKey.name) == nil)
        try Data([1, 2, 3]).write(to: URL(filePath: path))
        await #expect(throws: StoreFault.wrongContent(path: path)) {
            try await ExportKey(hall.folder).bytes(elseKeeping: first)
        }
    }
}
