import Casework
import Foundation
import Testing

@testable import HallService

/// Files that are attached: checked by their bytes, kept by content, shown by the hall's own program.
struct FilesTests {
    private static let pdf = Data("%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n".utf8)
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("....IEND....".utf8))
    private static let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 0xFF, 0xD9])
    private static let tiff = Data([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 16))

    /// A zip of one stored, empty entry: its head, the directory, the end.
    private static func zip(_ entry: String) -> Data {
        let name = Array(entry.utf8)
        let length = UInt8(name.count)
        let head: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [length, 0, 0, 0] + name
        let row: [UInt8] =
            [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 24) + [length, 0] + [UInt8](repeating: 0, count: 16)
            + name
        let end: [UInt8] =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(row.count), 0, 0, 0, UInt8(head.count), 0, 0, 0, 0, 0]
        return Data(head + row + end)
    }

    /// A file beside the hall's folder, where a scanner would put it.
    private func scan(_ hall: TestHall, _ name: String, _ data: Data) throws -> String {
        let folder = "\(hall.data)/../scans-\(URL(filePath: hall.data).lastPathComponent)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/\(name)"
        try data.write(to: URL(filePath: path))
        return path
    }

    private func attach(
        _ path: String, to subject: Case, _ hall: TestHall, as actor: Actor? = nil, line: Int = 0
    ) async -> ActResult<Case> {
        await hall.service.attach(
            path, to: subject.checklist()[line].material, of: subject.id, expecting: subject.revision,
            as: actor ?? hall.clerk, intent: hall.service.identity())
    }

    @Test func `documents and pictures are told by their bytes, whatever they are called`() async throws {
        let hall = try await TestHall()
        var subject = try await hall.foodCase()
        let sorts: [(Data, AttachedFile.Sort)] = [
            (FilesTests.pdf, .pdf), (FilesTests.png, .png), (FilesTests.jpeg, .jpeg), (FilesTests.tiff, .tiff),
            (FilesTests.zip("OFD.xml"), .ofd),
        ]
        for (data, sort) in sorts {
            subject = try await attach(try scan(hall, "scan.dat", data), to: subject, hall).record
            #expect(subject.files.last?.type == sort)
            #expect(subject.files.last?.size == data.count)
        }
        for data in [Data("#!/bin/sh\n".utf8), FilesTests.zip("word/document.xml"), Data("PDF".utf8)] {
            let denial = await attach(try scan(hall, "x.pdf", data), to: subject, hall).denial
            #expect(denial == Denial(.fileTypeUnknown, ["name": "x.pdf"]))
        }
    }

    @Test func `a file that was cut short, an empty one and one that is too large are refused by name`() async throws {
        let hall = try await TestHall()
        try await hall.service.changeSettings { $0.fileLimitMiB = 1 }
        let subject = try await hall.foodCase()
        for (data, cut) in [
            (FilesTests.pdf, 8), (FilesTests.png, 9), (FilesTests.jpeg, 2), (FilesTests.tiff, 10),
            (FilesTests.zip("OFD.xml"), 22),
        ] {
            let path = try scan(hall, "short", data.dropLast(cut))
            #expect(await attach(path, to: subject, hall).denial == Denial(.fileCutShort, ["name": "short"]))
        }
        let empty = try scan(hall, "empty.pdf", Data())
        #expect(await attach(empty, to: subject, hall).denial?.code == .fileEmpty)
        let large = try scan(hall, "large.pdf", FilesTests.pdf + Data(count: 1 << 20))
        #expect(
            await attach(large, to: subject, hall).denial == Denial(.fileTooLarge, ["name": "large.pdf", "limit": "1"]))
    }

    @Test func `what is not there, a link, a folder and a pipe say why and wait for nothing`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let path = try scan(hall, "a.pdf", FilesTests.pdf)
        let link = path + ".link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let pipe = path + ".pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let folder = URL(filePath: path).deletingLastPathComponent().path
        for (path, code) in [
            (path + ".gone", Trouble.Code.missing), (link, .noPermission), (pipe, .noPermission),
            (folder, .noPermission),
        ] {
            guard case .failed(let trouble) = await attach(path, to: subject, hall) else {
                Issue.record("taken: \(path)")
                continue
            }
            #expect(trouble.code == code && trouble.detail.contains(path))
        }
        #expect(try await hall.service.load(subject.id).files.isEmpty)
    }

    @Test func `a file that the system does not let be read is not taken, and the reason is said`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        var path = try scan(hall, "a.pdf", FilesTests.pdf)
        #expect(chmod(path, 0) == 0)
        // Modes do not hold for root; this file of the kernel is for writing only, for everybody.
        if geteuid() == 0 { path = "/sys/bus/platform/drivers_probe" }
        guard case .failed(let trouble) = await attach(path, to: subject, hall) else {
            Issue.record("taken")
            return
        }
        #expect(trouble.code == .noPermission && trouble.detail.contains(path), "\(trouble)")
        #expect(try await hall.service.load(subject.id).files.isEmpty)
    }

    @Test func `the same content twice is kept once, and a department sees it at once`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let path = try scan(hall, "a.pdf", FilesTests.pdf)
        let one = try await attach(path, to: subject, hall).record
        #expect(await attach(path, to: one, hall).denial?.code == .fileKnown)
        let two = try await attach("'\(path)'", to: one, hall, as: hall.reviewer, line: 1).record
        #expect(Set(two.files.map(\.hash)).count == 1)
        let seen = try await hall.another().load(subject.id)
        #expect(seen.files == two.files)
        #expect(try kept(hall, two.files[0].hash) != nil)
    }

    @Test func `what the rules refuse is not kept`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let before = try blobs(hall)
        let path = try scan(hall, "a.pdf", FilesTests.pdf)
        let answer = await hall.service.attach(
            path, to: "tea", of: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity())
        #expect(answer.denial?.code == .noSuchLine)
        #expect(try blobs(hall) == before)
    }

    @Test func `a kept file that was cut short is found before it is shown, and mended by attaching it again`()
        async throws
    {
        let hall = try await TestHall()
        let path = try scan(hall, "a.pdf", FilesTests.pdf)
        let subject = try await attach(path, to: try await hall.foodCase(), hall).record
        let kept = try #require(try kept(hall, subject.files[0].hash))
        try FilesTests.pdf.dropLast(4).write(to: URL(filePath: kept))
        await #expect {
            try await hall.service.openFile(subject.files[0])
        } throws: { error in
            let trouble = error as? Trouble
            return trouble?.code == .damaged && trouble?.detail.contains(subject.files[0].hash) == true
        }
        let again = try await attach(path, to: subject, hall, line: 1).record
        #expect(try await hall.service.openFile(again.files[0]) != nil)
    }

    @Test func `a tampered file is found before it is shown`() async throws {
        let hall = try await TestHall()
        let subject = try await attach(
            try scan(hall, "a.pdf", FilesTests.pdf), to: try await hall.foodCase(), hall
        ).record
        let path = try #require(try kept(hall, subject.files[0].hash))
        try Data("%PDF-1.4 something else %%EOF".utf8).write(to: URL(filePath: path))
        await #expect(throws: Trouble.self) { try await hall.service.openFile(subject.files[0]) }
    }

    @Test func `without a program the copy is the owner's alone, under a plain name`() async throws {
        let hall = try await TestHall()
        let subject = try await attach(
            try scan(hall, "-rf $(x) 租赁.PDF", FilesTests.pdf), to: try await hall.foodCase(), hall
        ).record
        let path = try #require(try await hall.service.openFile(subject.files[0]))
        #expect(path.hasSuffix("rf___x__租赁.pdf"), "\(path)")
        #expect(try Data(contentsOf: URL(filePath: path)) == FilesTests.pdf)
        let folder = URL(filePath: path).deletingLastPathComponent().path
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder) == 0o700)
    }

    @Test func `the hall's program gets the file as one argument, and one that is not there is named`() async throws {
        let hall = try await TestHall()
        let subject = try await attach(
            try scan(hall, "a; touch b.pdf", FilesTests.pdf), to: try await hall.foodCase(), hall
        ).record
        try await hall.service.changeSettings { $0.openCommand = ["true", "{file}"] }
        #expect(try await hall.service.openFile(subject.files[0]) == nil)
        try await hall.service.changeSettings { $0.openCommand = ["no-such-program", "{file}"] }
        await #expect(throws: Trouble(.missing, "openCommand: no-such-program")) {
            try await hall.service.openFile(subject.files[0])
        }
        await #expect(throws: Trouble.self) {
            try await hall.service.changeSettings { $0.openCommand = ["xdg-open"] }
        }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func blobs(_ hall: TestHall) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(hall.data)/blobs").sorted()
    }

    private func kept(_ hall: TestHall, _ hash: String) throws -> String? {
        try blobs(hall).first { $0.hasSuffix(hash) }.map { "\(hall.data)/blobs/\($0)" }
    }
}
