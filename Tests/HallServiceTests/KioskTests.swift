import Casework
import Testing

@testable import HallService

/// What the hall tells and takes at a kiosk.
struct KioskServiceTests {
    @Test func `a case is told to whoever has its number and the end of an identity number, and nothing of anybody`()
        async throws
    {
        let hall = try await TestHall()
        let subject = try await hall.acceptedFoodCase()
        let states = try #require(try await hall.service.publicState(number: subject.number, tail: "002x"))
        #expect(states.map(\.item) == ["食品经营许可(新办)"] && states.map(\.stage) == [.accepted])
        #expect(states[0].until != nil && !states[0].isReady)
        #expect(!"\(states)".contains("王建国"))
        let code = CaseCode(number: subject.number).text
        #expect(try await hall.service.publicState(number: code, tail: "002X") == states)
        for (number, tail) in [
            (subject.number, "0020"), (subject.number, ""), (subject.number, "02X"),
            (subject.number, "11010519491231002X"),
            ("370002202611239999", "002X"), ("", ""),
        ] {
            #expect(try await hall.service.publicState(number: number, tail: tail) == nil, "\(number) \(tail)")
        }
    }

    @Test func `a service is rated once, by its number of today`() async throws {
        let hall = try await TestHall()
        guard case .done(let ticket) = await hall.service.takeTicketAtKiosk(category: "A", centre: "main") else {
            Issue.record("no number")
            return
        }
        #expect(try await hall.service.ratable(ticket.number, centre: "main").denial?.code == .notServed)
        let session = try await hall.service.signIn(
            number: "0117", password: TestHall.password, counter: "1", capacity: nil
        ).get()
        _ = await hall.service.callNext(session)
        _ = await hall.service.perform(FinishTicket(), on: ticket.id, as: session.actor)
        #expect(try await hall.service.ratable(ticket.number.lowercased(), centre: "main").denial == nil)
        let bad = Rating(.dissatisfied, reasons: [.waitedLong])
        guard case .done = await hall.service.rate(ticket.id, bad, centre: "main") else {
            Issue.record("not rated")
            return
        }
        #expect(try await hall.service.ratable(ticket.number, centre: "main").denial?.code == .alreadyRated)
        #expect(try await hall.service.ratable("A999", centre: "main").denial?.code == .notServed)
        let today = hall.service.now.day
        let figures = try await hall.another().figures(today...today, by: .clerk)
        #expect(figures.total.ratings == ["2": 1] && figures.total.badRatingsOpen == 1)
        #expect(figures.groups["0117"]?.ratings == ["2": 1])
        #expect(try await hall.service.ratings(today...today).map(\.number) == [ticket.number])
        withExtendedLifetime(session) {}
    }
}

extension Result where Failure == Denial {
    fileprivate var denial: Denial? { if case .failure(let denial) = self { denial } else { nil } }
}
