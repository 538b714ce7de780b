import Casework
import Foundation
import HallService

/// Food licences that their department has made and sent to the issue window, in the hall of a story.
struct IssueHall {
    struct NotMade: Error {}

    /// A certificate as it lies on the table: what stands on it.
    struct Paper {
        let caseNumber: String
        let holder: String
        let number: String
        let until: String
    }

    private static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Resources").standardized
    private let hall: HallService
    private let desk = Actor(
        person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "1")
    private let reviewer = Actor(
        person: "0301", name: "李强", capacity: Capacity(.reviewer, department: "market"), centre: "main")
    private let chief = Actor(
        person: "0302", name: "孙丽", capacity: Capacity(.chief, department: "market"), centre: "main")

    init(_ story: TmuxHall) async throws {
        hall = try await HallService.open(data: story.program.data, resources: IssueHall.resources)
    }

    /// A licence of `holder`, `agent` filing where one is named, sent to the issue window.
    func send(_ holder: String, _ place: Int, agent: String? = nil) async throws -> Paper {
        let document = IdentityDocument(kind: .passport, number: "E1234567\(place)")
        let party = Party(kind: .person, name: holder, document: document, phone: "1380000\(1000 + place)")
        guard let adding = try hall.adding(short: "SS03") else { throw NotMade() }
        let agents = agent.map {
            RecordAgent(Agent(name: $0, document: document, phone: "13900002222", powers: "代为领取", until: nil))
        }
        let opening: [any Intent<Case>] =
            [RecordApplicant(party), adding, RecordField("unitName", holder), RecordField("premises", "海曲路\(place)号")]
            + [agents].compactMap(\.self)
        var subject = try record(await hall.open(opening, as: desk, intent: hall.identity()))
        subject = try await act(subject.checklist().map { PassLine($0.material) } + [Accept([1])], subject, desk)
        subject = try await act(
            ["review", "site", "recheck"].map { GiveOpinion(1, step: $0, .agree) }, subject, reviewer)
        subject = try await act([Decide(1, .granted)], subject, chief)
        let number = "JY1371100\(1000 + place)"
        subject = try await act([MakeResult(1, number: number, blank: "B\(place)")], subject, reviewer)
        subject = try await act(
            [HandPapersOver(to: .issueWindow, subject.resultsWith(.department("market")))], subject, reviewer)
        let until = subject.items[0].review.result?.payload.validUntil.map { "\($0)" } ?? ""
        return Paper(caseNumber: subject.number, holder: holder, number: number, until: until)
    }

    private func act(_ intents: [any Intent<Case>], _ subject: Case, _ actor: Actor) async throws -> Case {
        try record(
            await hall.perform(
                intents, on: subject.id, expecting: subject.revision, as: actor, intent: hall.identity()))
    }

    private func record(_ result: ActResult<Case>) throws -> Case {
        guard case .done(let subject) = result else { throw NotMade() }
        return subject
    }
}
