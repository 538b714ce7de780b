import CaseStore
import Casework
import Documents
import Foundation
import Testing
import Typesetting

@testable import HallService

/// Pages on their way to paper: by folder, by program, and when neither takes them.
struct PrintTests {
    private let hall: TestHall
    private let folder: String
    private let accepted: Case
    private let hash: String

    init() async throws {
        hall = try await TestHall()
        folder = hall.data + "-printed"
        accepted = try await hall.acceptedFoodCase()
        hash = try #require(accepted.documents.first?.hash)
    }

    private func set(_ printing: PrintSettings?) async throws {
        try await hall.service.changeSettings { $0.printing = printing }
    }

    private func print() async throws -> HallService.Printed {
        try await hall.service.printPage(hash, of: accepted.id, as: hall.clerk) { _, actor in "补打件 \(actor.name)" }
    }

    private var log: [DocumentPrinted] {
        get async throws {
            try await hall.another().load(accepted.id).log.compactMap { $0.payload as? DocumentPrinted }
        }
    }

    @Test func `the first print is the original, the next says that it is a copy, and another process knows both`()
        async throws
    {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await set(PrintSettings(folder: folder))
        let first = try await print()
        let second = try await print()
        #expect([first.isCopy, second.isCopy] == [false, true])
        let page = try await hall.service.page(hash)
        #expect(first.to == "\(folder)/\(page.number).pdf" && second.to == "\(folder)/\(page.number)-copy1.pdf")
        #expect(try Data(contentsOf: URL(filePath: first.to)) == Data(try await hall.service.set(page).pdf))
        #expect(try Data(contentsOf: URL(filePath: second.to)) != Data(contentsOf: URL(filePath: first.to)))
        #expect(try await log.map(\.to) == [first.to, second.to])
        #expect(try await hall.service.load(accepted.id).documents[0].prints.map(\.person) == ["0117", "0117"])
    }

    @Test func `a page set again after later acts gives the same bytes`() async throws {
        let before = try await hall.service.set(try await hall.service.page(hash)).pdf
        _ = try await hall.act([Withdraw([1], reason: "经营计划变更")], on: accepted, as: hall.clerk)
        let service = try await hall.another()
        #expect(try await service.set(try await service.page(hash)).pdf == before)
    }

    @Test func `a program gets file, queue and title, and its queue is what the case knows`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = """
            cp "$1" \(folder)/taken.pdf; printf '%s|%s' "$2" "$3" > \(folder)/said; printf %s "$1" > \(folder)/path
            """
        try await set(
            PrintSettings(
                command: ["/bin/sh", "-c", script, "print", "{file}", "{queue}", "{title}"],
                queues: ["acceptance": "窗口-a4", "*": "hall"]))
        #expect(try await print().to == "窗口-a4")
        #expect(try Data(contentsOf: URL(filePath: folder + "/taken.pdf")).starts(with: Data("%PDF".utf8)))
        let said = try String(contentsOfFile: folder + "/said", encoding: .utf8)
        #expect(said == "窗口-a4|受理通知书 \(try await hall.service.page(hash).number)")
        let path = try String(contentsOfFile: folder + "/path", encoding: .utf8)
        #expect(path.hasSuffix(".pdf") && !FileManager.default.fileExists(atPath: path))
    }

    @Test func `what a program does not take is no print, and the next try is no copy`() async throws {
        try await set(PrintSettings(command: ["false", "{file}", "{queue}"], queues: ["*": "hall"]))
        let trouble = await #expect(throws: Trouble.self) { try await print() }
        #expect(trouble?.code == .inputOutput && trouble?.detail.contains("hall: status 1") == true)
        #expect(try await log.isEmpty)
        try await set(PrintSettings(command: ["true", "{file}", "{queue}"], queues: ["*": "hall"]))
        #expect(try await print().isCopy == false)
    }

    @Test func `a hall that has not said how it prints says what is missing`() async throws {
        for printing in [hall.service.settings.printing, nil] {
            try await set(printing)
            let none = await #expect(throws: Trouble.self) { try await print() }
            let place = printing == nil ? "printing" : "printing.queues[\"acceptance\"]"
            #expect(none == Trouble(.missing, "hall.json: \(place)"))
        }
        try await set(PrintSettings(queues: ["receipt": "a4"]))
        let queue = await #expect(throws: Trouble.self) { try await print() }
        #expect(queue == Trouble(.missing, "hall.json: printing.queues[\"acceptance\"]"))
    }

    @Test func `a sealed console prints into the folder and starts nothing`() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await set(PrintSettings(command: ["true", "{file}"]))
        let sealed = try await HallService.open(data: hall.data, resources: TestHall.resources, isSealed: true)
        let refused = await #expect(throws: Trouble.self) {
            try await sealed.printPage(hash, of: accepted.id, as: hall.clerk) { _, _ in "" }
        }
        #expect(refused?.code == .noPermission)
        try await set(PrintSettings(folder: folder))
        let open = try await HallService.open(data: hall.data, resources: TestHall.resources, isSealed: true)
        #expect(try await open.printPage(hash, of: accepted.id, as: hall.clerk) { _, _ in "" }.to.hasPrefix(folder))
    }

    @Test func `printing beside a clerk's act loses neither`() async throws {
        try await set(PrintSettings(command: ["true", "{file}"]))
        let (hall, hash, accepted) = (hall, hash, accepted)
        async let printed = hall.service.printPage(hash, of: accepted.id, as: hall.clerk) { _, _ in "" }
        let papers = accepted.usualHandover(to: "market")
        _ = try await hall.service.perform(
            [HandPapersOver(to: "market", papers)], on: accepted.id, expecting: accepted.revision, as: hall.clerk,
            intent: hall.service.identity()
        ).record
        _ = try await printed
        let subject = try await hall.another().load(accepted.id)
        #expect(subject.handovers.count == 1 && subject.documents[0].prints.count == 1)
    }

    @Test(arguments: [
        (PrintSettings(command: ["lp"]), "printing.command"), (PrintSettings(folder: "printed"), "printing.folder"),
        (PrintSettings(queues: ["acceptence": "a4"]), "printing.queues"),
    ])
    func `settings by which nothing could be printed are refused`(settings: PrintSettings, place: String) async throws {
        let trouble = await #expect(throws: Trouble.self) { try await set(settings) }
        #expect(trouble?.detail.contains(place) == true, "\(String(describing: trouble))")
    }

    @Test func `a hall's own template stands in, and a broken one is refused with file and line`() async throws {
        let own = hall.data + "/documents"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let shipped = try String(
            contentsOf: TestHall.resources.appending(path: "documents/acceptance.txt"), encoding: .utf8)
        try shipped.replacing("@title 受理通知书", with: "@title 受理决定通知书")
            .write(toFile: own + "/acceptance.txt", atomically: true, encoding: .utf8)
        _ = try await hall.another()
        try (shipped + "@para {{nobody}}\n").write(toFile: own + "/acceptance.txt", atomically: true, encoding: .utf8)
        let trouble = await #expect(throws: Trouble.self) { try await hall.another() }
        #expect(
            trouble?.detail.contains(
                "documents/acceptance.txt:\(shipped.split(separator: "\n", omittingEmptySubsequences: false).count): ")
                == true)
        #expect(trouble?.detail.contains("nobody") == true)
    }

    @Test func `a page kept as plain text by an earlier version can still be read and printed`() async throws {
        let text = "受理通知书\n办件编号：1\n"
        let kept = try await hall.service.blobs.keep(Array(text.utf8))
        let page = try await hall.service.page(kept)
        #expect(page.text.hasPrefix("\n受理通知书\n"))
        #expect(try await hall.service.set(page).pageCount == 1)
    }
}
