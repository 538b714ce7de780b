import Casework
import Foundation
import Testing

@testable import HallService

/// A console that was started for somebody who has no account in the hall.
struct SealedHallTests {
    private static let pdf = Data("%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n".utf8)

    private func sealed(_ hall: TestHall) async throws -> HallService {
        try await HallService.open(
            data: hall.data, resources: TestHall.resources, clock: { hall.clock.now }, isSealed: true)
    }

    private func attach(_ path: String, _ service: HallService, _ hall: TestHall) async throws -> ActResult<Case> {
        let subject = try await hall.foodCase()
        return await service.attach(
            path, to: subject.checklist()[0].material, of: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: service.identity())
    }

    @Test func `takes files by name from the hall's own folder, and by no path from anywhere else`() async throws {
        let hall = try await TestHall()
        let folder = hall.data + "-scans"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let outside = hall.data + ".pdf"
        defer { try? FileManager.default.removeItem(atPath: outside) }
        for path in [folder + "/a.pdf", outside] { try SealedHallTests.pdf.write(to: URL(filePath: path)) }
        try FileManager.default.createSymbolicLink(atPath: folder + "/link.pdf", withDestinationPath: outside)
        // The hall names no folder: nothing can be attached.
        guard case .failed(let trouble) = try await attach(folder + "/a.pdf", try await sealed(hall), hall) else {
            throw NotDone(answer: "attached")
        }
        #expect(trouble.code == .noPermission)
        try await hall.service.changeSettings { $0.scanFolder = folder }
        let service = try await sealed(hall)
        #expect(try await attach("a.pdf", service, hall).record.files.count == 1)
        #expect(try await attach(folder + "/a.pdf", service, hall).record.files.count == 1)
        let blob = try #require(
            FileManager.default.subpathsOfDirectory(atPath: hall.data + "/blobs").first { $0.utf8.count > 60 })
        for path in [
            outside, hall.data + "/blobs/" + blob, folder + "/../" + URL(filePath: outside).lastPathComponent,
            "../x.pdf",
            ".a.pdf", "link.pdf", "", "/", "a.pdf/", "a.pdf\0", "~/a.pdf", "'" + outside + "'",
        ] {
            guard case .failed(let trouble) = try await attach(path, service, hall) else {
                Issue.record("attached \(path)")
                continue
            }
            #expect(trouble.code == .noPermission, "\(path)")
        }
    }

    @Test func `starts no program, whatever the settings name`() async throws {
        let hall = try await TestHall()
        let mark = hall.data + ".started"
        let scan = hall.data + ".pdf"
        defer { for path in [mark, scan] { try? FileManager.default.removeItem(atPath: path) } }
        try SealedHallTests.pdf.write(to: URL(filePath: scan))
        let subject = try await attach(scan, hall.service, hall).record
        try await hall.service.changeSettings { $0.openCommand = ["/bin/touch", mark, "{file}"] }
        let file = try #require(subject.files.first)
        let service = try await sealed(hall)
        await #expect(throws: Trouble(.noPermission, "openCommand")) { try await service.openFile(file) }
        #expect(!FileManager.default.fileExists(atPath: mark))
    }

    @Test func `the only programs that are ever started are the hall's own viewer and the drawer of pictures`() throws {
        let root = TestHall.resources.appending(path: "../Sources").standardized.path(percentEncoded: false)
        let starting = /\b(posix_spawn|posix_spawnp|execve|execv|execvp|popen|system\("|fork|vfork|Process\(\))\b/
        var found: Set<String> = []
        for file in try FileManager.default.subpathsOfDirectory(atPath: root)
        where [".swift", ".c", ".h"].contains(where: file.hasSuffix)
            && !["Benchmarks/", "Torture"].contains(where: file.hasPrefix)
        {
            let source = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            if source.firstMatch(of: starting) != nil { found.insert(file) }
        }
        // What measures and tortures ships nowhere. The second belongs to `onewindow screen --png`, which no console reaches.
        #expect(found == ["HallService/HookProgram.swift", "onewindow/Scenes/Format.swift"])
    }
}
