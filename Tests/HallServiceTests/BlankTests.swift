import Casework
import Foundation
import Testing

@testable import HallService

/// Stocks of blanks against the cases that use them, as another process finds them.
struct BlankTests {
    private static let name = "食品经营许可证"

    /// A food licence that its department has granted.
    private func granted(_ hall: TestHall) async throws -> Case {
        var subject = try await hall.acceptedFoodCase()
        subject = try await hall.act(
            ["review", "site", "recheck"].map { GiveOpinion(1, step: $0, .agree) }, on: subject, as: hall.reviewer)
        return try await hall.act([Decide(1, .granted)], on: subject, as: hall.chief)
    }

    private func make(_ blank: String, spoiled: [String] = [], _ subject: Case, _ hall: TestHall) async -> ActResult<
        Case
    > {
        await hall.service.perform(
            [MakeResult(1, number: "JY-\(blank)", blank: blank, spoiled: spoiled)], on: subject.id,
            expecting: subject.revision, as: hall.reviewer, intent: hall.service.identity())
    }

    private func onStock(_ act: any Intent<BlankStock>, _ hall: TestHall) async -> ActResult<BlankStock> {
        await hall.service.perform(act, onBlanks: BlankTests.name, as: hall.reviewer)
    }

    private func sheet(_ service: HallService, _ hall: TestHall) async throws -> BlankSheet {
        try #require(
            try await service.blankSheets(of: hall.reviewer).first { $0.name == BlankTests.name })
    }

    @Test func `no blank serves two cases, with a stock or without`() async throws {
        let hall = try await TestHall()
        _ = try await make("0001", try await granted(hall), hall).record
        let second = try await granted(hall)
        #expect(await make("0001", second, hall).denial == Denial(.blankUsed, ["blank": "0001"]))
        #expect(await make("0002", spoiled: ["0001"], second, hall).denial?.code == .blankUsed)
        _ = try await make("0002", second, hall).record
    }

    @Test func `where blanks are received only those are used, and the count closes`() async throws {
        let hall = try await TestHall()
        _ = try await onStock(ReceiveBlanks(BlankTests.name, from: "0001", to: "0010"), hall).record
        let subject = try await granted(hall)
        #expect(await make("0011", subject, hall).denial?.code == .blankUnknown)
        _ = try await onStock(SpoilBlank("0003", reason: "破损"), hall).record
        #expect(await make("0003", subject, hall).denial?.code == .blankUnknown)
        _ = try await make("0001", spoiled: ["0002"], subject, hall).record
        #expect(await onStock(SpoilBlank("0001", reason: "误"), hall).denial?.code == .blankUsed)
        #expect(await onStock(CloseBlanks(counted: 8), hall).denial?.code == .blanksDiffer)
        _ = try await onStock(CloseBlanks(counted: 7), hall).record
        let found = try await sheet(try await hall.another(), hall)
        #expect((found.received, found.used, found.spoiled, found.expected) == (10, 1, 2, 7))
        #expect(found.isClosed(on: hall.service.now.day))
        // The index is thrown away: the files alone say the same.
        try await hall.service.reindex()
        #expect(try await sheet(hall.service, hall) == found)
    }

    @Test func `an act sent twice is not refused for its own blank`() async throws {
        let hall = try await TestHall()
        let subject = try await granted(hall)
        let intent = hall.service.identity()
        let act = MakeResult(1, number: "JY1", blank: "0001")
        let first = await hall.service.perform(
            [act], on: subject.id, expecting: subject.revision, as: hall.reviewer, intent: intent)
        let again = await hall.service.perform(
            [act], on: subject.id, expecting: subject.revision, as: hall.reviewer, intent: intent)
        #expect(try first.record.revision == again.record.revision)
    }
}
