import Casework
import HallService
import Testing

/// Lists of work, over real cases.
struct WorkTests {
    @Test func `an accepted case waits for its department until the decision and the way to the issue window`()
        async throws
    {
        let hall = try await TestHall()
        let service = hall.service
        var subject = try await hall.acceptedFoodCase()
        func steps() async throws -> [String] {
            try await service.work(department: "market").flatMap(\.items).flatMap(\.steps).map(\.id)
        }
        #expect(try await steps() == ["review"])
        #expect(try await service.followUps(centre: "main", person: "0117").map(\.id) == [subject.id])
        #expect(try await service.followUps(centre: "main", person: "0118").isEmpty)
        for step in ["review", "site", "recheck"] {
            subject = try await hall.act([GiveOpinion(1, step: step, .agree)], on: subject, as: hall.reviewer)
        }
        #expect(try await steps() == ["decide"])
        subject = try await hall.act([Decide(1, .granted)], on: subject, as: hall.chief)
        #expect(try await steps() == ["make"])
        subject = try await hall.act(
            [MakeResult(1, number: "JY13711", blank: "0001")], on: subject, as: hall.reviewer)
        #expect(try await steps() == ["send"])
        subject = try await hall.act(
            [HandPapersOver(to: .issueWindow, subject.resultsWith(.department("market")))], on: subject,
            as: hall.reviewer)
        #expect(try await steps().isEmpty)
    }

    @Test func `cases with the same project code are one project`() async throws {
        let hall = try await TestHall()
        let service = hall.service
        let first = try await service.open(as: hall.clerk, intent: service.identity()).record
        #expect(first.projectCode == nil)
        #expect(try await service.projectCases("2026-371171-47-03-012345").isEmpty)
    }
}
