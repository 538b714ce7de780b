import Casework
import Foundation
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
        let waiting = try await hall.service.work(department: Owner.issueWindow.id).first
        #expect(waiting?.items.flatMap(\.steps).map(\.id) == ["takeOver"])
    }

    @Test func `cases with the same project code are one project`() async throws {
        let hall = try await TestHall()
        let service = hall.service
        let first = try await service.open(as: hall.clerk, intent: service.identity()).record
        #expect(first.projectCode == nil)
        let code = "2026-371171-47-03-012345"
        #expect(try await service.projectCases(code).isEmpty)
        let filing = try await hall.projectCase("TZ01", code: code)
        hall.clock.advance(60)
        let cases = [filing, try await hall.projectCase("TZ02", code: code)]
        #expect(try await service.projectCases(code).map(\.id) == cases.map(\.id))
        #expect(try await service.summary(number: cases[0].number)?.project == code)
    }

    @Test func `an item goes over to the version that holds today, which the hall keeps`() async throws {
        let hall = try await TestHall()
        // 27 November 2023, four days before the newer version.
        hall.clock.advance(-1092 * 86_400)
        let subject = try await hall.foodCase()
        #expect(subject.items.first?.definition.effectiveTo == Day("2023-11-30"))
        #expect(try hall.service.moving(1, of: subject) == nil)
        hall.clock.advance(7 * 86_400)
        let moving = try #require(try hall.service.moving(1, of: subject))
        let moved = try await hall.act([moving], on: subject, as: hall.clerk)
        #expect(moved.items.first?.definition.effectiveFrom == Day("2023-12-01"))
        #expect(try hall.service.moving(1, of: moved) == nil)
        // Another console, with another catalogue, finds both versions in the data folder.
        let kept = try FileManager.default.subpathsOfDirectory(atPath: "\(hall.data)/definitions")
            .filter { $0.contains("/") }
        #expect(Set(kept.map { String($0.suffix(64)) }) == Set([subject, moved].compactMap { $0.items.first?.hash }))
    }
}
