import CaseStore
import Casework
import Testing

@testable import HallService

/// One act over many cases.
struct BagTests {
    private func acts(_ cases: [Case]) -> [HallService.BagAct] {
        cases.map { ($0.id, [HandPapersOver(to: "market", $0.usualHandover(to: "market"))]) }
    }

    @Test func `a bag that was cut short goes on where it stopped`() async throws {
        let hall = try await TestHall()
        var cases: [Case] = []
        for _ in 0..<5 { cases.append(try await hall.acceptedFoodCase()) }
        // Each case of a bag is two commits: the act and its page.
        let broken = try await hall.another { FailingStore(store: $0, failingAt: 5) }
        let intent = hall.service.identity()
        let half = await broken.handOverBag(acts(cases), as: hall.clerk, intent: intent)
        #expect(half.map(\.isSettled) == [true, true, false, false, false])
        #expect(half.map { $0.result == nil } == [false, false, false, true, true])
        #expect(try await hall.service.slips().filter { $0.slip.state == "open" }.count == 2)

        let whole = await hall.service.handOverBag(acts(cases), as: hall.clerk, intent: intent)
        #expect(whole.map(\.isSettled) == [true, true, true, true, true])
        for subject in cases {
            let now = try await hall.service.load(subject.id)
            #expect(now.handovers.map(\.state) == [.open])
            #expect(now.log.filter { $0.payload is PapersHandedOver }.map(\.intent) == [intent])
            #expect(now.documentsOwed.isEmpty)
        }
    }

    @Test func `a case that the rules refuse stays behind and holds up no other`() async throws {
        let hall = try await TestHall()
        let first = try await hall.acceptedFoodCase()
        let unfit = try await hall.foodCase()
        let last = try await hall.acceptedFoodCase()
        let bag = await hall.service.handOverBag(
            acts([first, unfit, last]), as: hall.clerk, intent: hall.service.identity())
        #expect(bag.map(\.result?.denial?.code) == [nil, .notAccepted, nil])
        #expect(try await hall.service.slips().count == 2)
    }

    @Test func `others' acts in between only make a case be decided anew`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.acceptedFoodCase()
        let bag = acts([subject])
        _ = try await hall.act([TakeStep(1, step: "review")], on: subject, as: hall.reviewer)
        let result = await hall.service.handOverBag(bag, as: hall.clerk, intent: hall.service.identity())
        #expect(result.map(\.isSettled) == [true])
    }
}
