import Casework
import Testing

@testable import HallService

/// The list of bad ratings, and the screen before a counter.
struct BadRatingTests {
    private let supervisor = Actor(person: "0001", name: "周建华", capacity: Capacity(.supervisor), centre: "main")

    /// A number that was served at counter 1 and rated.
    private func rated(_ hall: TestHall, _ rating: Rating) async throws -> Ticket {
        let taken = try await hall.service.takeTicketAtKiosk(category: "A", centre: "main").record
        let session = try await hall.service.signIn(number: "0117", password: TestHall.password, counter: "1").get()
        _ = try await hall.service.call(taken.id, to: session).record
        _ = try await hall.service.perform(FinishTicket(), on: taken.id, as: session.actor).record
        return try await hall.service.rate(taken.id, rating, centre: "main").record
    }

    private func list(_ hall: TestHall, _ actor: Actor? = nil) async throws -> [TicketSummary] {
        // Another console, whose index has what the files have.
        try await hall.another().badRatings(for: actor ?? supervisor)
    }

    @Test func `open ones stay on the list however old, closed ones for thirty days, and good ones never`() async throws
    {
        let hall = try await TestHall()
        let bad = try await rated(hall, Rating(.dissatisfied, reasons: [.waitedLong, .other]))
        _ = try await rated(hall, Rating(.satisfied))
        let row = try #require(try await list(hall).first)
        #expect(try await list(hall).count == 1)
        #expect(row.rated?.rating == Rating(.dissatisfied, reasons: [.waitedLong, .other]))
        #expect(row.rated?.person == "0117" && row.rated?.counter == "1" && row.rated?.isOpen == true)
        hall.clock.advance(90 * 86_400)
        #expect(try await list(hall).map(\.number) == [bad.number])
        let due = hall.service.now.day.adding(days: 3)
        for act: any Intent<Ticket> in [OpenRectification(owner: "0118", due: due), CloseRectification("已回访")] {
            _ = try await hall.service.perform(act, on: bad.id, as: supervisor).record
        }
        let closed = try #require(try await list(hall).first?.rated)
        #expect(!closed.isOpen && closed.outcome == "已回访" && closed.closedOn == hall.service.now.day)
        hall.clock.advance(30 * 86_400)
        #expect(try await list(hall).count == 1)
        hall.clock.advance(86_400)
        #expect(try await list(hall).isEmpty)
    }

    @Test func `those without an owner stand first, then by their day, and each sees what is theirs`() async throws {
        let hall = try await TestHall()
        let bad = Rating(.veryDissatisfied, reasons: [.unclear])
        let (first, second, third) = (
            try await rated(hall, bad), try await rated(hall, bad), try await rated(hall, bad)
        )
        let today = hall.service.now.day
        for (ticket, owner, days) in [(first, "0117", 5), (second, "0118", 1)] {
            let act = OpenRectification(owner: owner, due: today.adding(days: days))
            _ = try await hall.service.perform(act, on: ticket.id, as: supervisor).record
        }
        #expect(try await list(hall).map(\.number) == [third, second, first].map(\.number))
        #expect(try await list(hall, hall.clerk).map(\.number) == [first.number])
        #expect(try await list(hall, hall.reviewer).isEmpty)
        var elsewhere = supervisor
        elsewhere.centre = "hr"
        #expect(try await list(hall, elsewhere).isEmpty, "each centre sees to its own")
    }

    @Test func `nobody is named who is not of the staff`() async throws {
        let hall = try await TestHall()
        let bad = try await rated(hall, Rating(.dissatisfied, reasons: [.other]))
        let act = OpenRectification(owner: "9999", due: hall.service.now.day)
        #expect(await hall.service.perform(act, on: bad.id, as: supervisor).denial?.code == .noSuchPerson)
        let help = HelpTicket(.guided, by: "9999")
        #expect(await hall.service.perform(help, on: bad.id, as: hall.clerk).denial?.code == .noSuchPerson)
        let subject = try await hall.foodCase()
        let given = await hall.service.perform(
            [GiveHelp(.guided, by: "9999")], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity())
        #expect(given.denial?.code == .noSuchPerson)
        #expect(try await hall.act([GiveHelp(.guided, by: "0118")], on: subject, as: hall.clerk).helps.count == 1)
    }

    @Test func `who was taken on since the console started can be named, who left can't`() async throws {
        let hall = try await TestHall()
        let number = try await hall.service.takeTicketAtKiosk(category: "A", centre: "main").record
        let other = try await hall.another()
        func change(_ body: @escaping @Sendable (inout HallSettings) -> Void) async throws {
            _ = try await other.changeSettings(body)
        }
        try await change { settings in
            var guide = settings.staff[0]
            guide.number = "0300"
            settings.staff.append(guide)
        }
        let help = HelpTicket(.guided, by: "0300")
        #expect(try await hall.service.perform(help, on: number.id, as: hall.clerk).record.helps.count == 1)
        try await change { settings in settings.staff[settings.staff.count - 1].active = false }
        let later = try await hall.another()
        #expect(await later.perform(help, on: number.id, as: hall.clerk).denial?.code == .noSuchPerson)
    }

    @Test func `the screen before a counter follows it from call to rating`() async throws {
        let hall = try await TestHall()
        let screen = try await hall.another()
        func now() async throws -> CounterService { try await screen.counterService("1", centre: "main") }
        #expect(try await now() == CounterService(serving: nil))
        let taken = try await hall.service.takeTicketAtKiosk(category: "A", centre: "main").record
        let session = try await hall.service.signIn(number: "0117", password: TestHall.password, counter: "1").get()
        _ = try await hall.service.call(taken.id, to: session).record
        #expect(try await now() == CounterService(serving: "A001"))
        #expect(try await screen.counterService("X0", centre: "main") == CounterService(serving: nil))
        _ = try await hall.service.perform(FinishTicket(), on: taken.id, as: session.actor).record
        #expect(try await now() == CounterService(serving: nil, ended: .init(taken.id, number: "A001")))
        _ = try await screen.rate(taken.id, Rating(.satisfied), centre: "main").record
        #expect(try await now() == CounterService(serving: nil))
        withExtendedLifetime(session) {}
    }
}
