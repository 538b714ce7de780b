import Casework
import Foundation
import Testing

@testable import HallService

/// Names, numbers and phones stand in the records, and in nothing that is written for the machine's keeper.
struct PersonalDataTests {
    /// Registered, accepted, corrected, handed over, signed for, looked at whole, locked out, released, searched.
    private func story(_ hall: TestHall) async throws {
        let service = hall.service
        _ = try await service.takeTicket(category: "A", as: hall.clerk).record
        var subject = try await hall.foodCase()
        let agent = Agent(
            name: "李代理", document: IdentityDocument(kind: .citizen, number: "371102198203121216"), phone: "13900001234",
            powers: "办理", until: nil)
        subject = try await hall.act([RecordAgent(agent)], on: subject, as: hall.clerk)
        subject = try await hall.act(
            subject.checklist().map { PassLine($0.material) } + [Accept([1])], on: subject, as: hall.clerk)
        subject = try await hall.act(
            [HandPapersOver(to: "market", subject.usualHandover(to: "market"))], on: subject, as: hall.clerk)
        subject = try await hall.act(
            [SignForPapers(1, counted: subject.handovers[0].papers)], on: subject, as: hall.reviewer)
        try await service.recordAccess(by: "0117", to: subject)
        #expect(try await service.search("王建国").count == 1)
        // What the diary has entries for: a lockout, a paper that makes no sense, a dead console's number.
        for _ in 1...6 { _ = await service.signIn(number: "0117", password: "wrong", counter: "1") }
        guard
            case .success(let session) = await service.signIn(
                number: "0118", password: TestHall.password, counter: "X0", capacity: Capacity(.frontDesk))
        else { throw NotDone(answer: "no sign-in") }
        try service.keep(draft: ["name": "王建国", "identity": "11010519491231002X"], of: session)
        _ = await service.callNext(session, from: ["A"])
        // Carried out in a hall whose page can't be kept, and by a steward.
        _ = try await service.steward(try await hall.steward())
    }

    private let personal = [
        "王建国", "11010519491231002X", "13800002210", "李代理", "371102198203121216", "13900001234", "张敏", "李强",
    ]

    @Test func `the diary, the journal and the log of looks hold none of them`() async throws {
        let hall = try await TestHall()
        try await story(hall)
        #expect(FileManager.default.fileExists(atPath: "\(hall.data)/diary.log"))
        for file in ["diary.log", "journal", "access.log"] {
            let text = try String(contentsOfFile: "\(hall.data)/\(file)", encoding: .utf8)
            #expect(!text.isEmpty)
            for word in personal { #expect(!text.contains(word), "\(file): \(word)") }
        }
    }

    @Test func `names of files and folders hold none of them`() async throws {
        let hall = try await TestHall()
        try await story(hall)
        for path in try FileManager.default.subpathsOfDirectory(atPath: hall.data) {
            for word in personal { #expect(!path.contains(word), "\(path)") }
        }
    }

    @Test func `the log of looks says when, who and which case`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        try await hall.service.recordAccess(by: "0117", to: subject)
        let text = try String(contentsOfFile: "\(hall.data)/access.log", encoding: .utf8)
        #expect(text == "\(hall.clock.now) 0117 \(subject.id) \(subject.number)\n")
    }

    @Test func `a look that can't be written down is not to be had`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        try FileManager.default.createSymbolicLink(
            atPath: "\(hall.data)/access.log", withDestinationPath: "\(hall.data)/elsewhere")
        await #expect(throws: Trouble.self) { try await hall.service.recordAccess(by: "0117", to: subject) }
        #expect(!FileManager.default.fileExists(atPath: "\(hall.data)/elsewhere"))
    }
}
