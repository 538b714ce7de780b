import Casework
import HallService
import Testing

/// What time brings about is written down once.
struct StewardTests {
    /// A food licence, received on Monday, 23 November 2026, and not answered.
    private func received(_ hall: TestHall) async throws -> Case {
        let subject = try await hall.foodCase()
        let row = try #require(subject.checklist().first)
        return try await hall.act(
            [CountLine(row.material, row.required, inspected: false), ReceivePapers()], on: subject, as: hall.clerk)
    }

    /// Moves the clock to nine o'clock so many days later.
    private func wait(_ days: Int, _ hall: TestHall) {
        hall.clock.advance(days * 86_400)
    }

    @Test func `a deemed acceptance is written down once though the steward runs twice`() async throws {
        let hall = try await TestHall()
        let subject = try await received(hall)
        let office = try await hall.steward()
        wait(7, hall)
        #expect(try await hall.service.steward(office).isEmpty)
        wait(1, hall)
        let entries = try await hall.service.steward(office)
        #expect(entries.map(\.matter) == [.deemedAcceptance])
        #expect(entries.map(\.number) == [subject.number])
        #expect(try await hall.service.steward(office).isEmpty)
        let deemed = try await hall.service.load(subject.id)
        #expect(deemed.items.first?.deemedOn == subject.items.first?.receivedOn)
        let written = deemed.log.filter { $0.payload is DeemedAcceptanceRecorded }
        #expect(written.map(\.actor.person) == ["system"])
        #expect(written.map(\.actor.capacity) == [.system])
        // The departments see it from then on.
        #expect(try await hall.service.work(department: "market").map(\.id) == [subject.id])
    }

    @Test func `a reminder comes once for each due day`() async throws {
        let hall = try await TestHall()
        _ = try await hall.acceptedFoodCase()
        let office = try await hall.steward()
        var reminders: [[Reminder]] = []
        // Promised until 3 December, by law until 7 December.
        for _ in 0..<16 {
            for _ in 0..<2 {
                let found = try await hall.service.steward(office).compactMap { entry -> Reminder? in
                    guard case .reminder(let reminder) = entry.matter else { return nil }
                    return reminder
                }
                if !found.isEmpty { reminders.append(found) }
            }
            wait(1, hall)
        }
        let (promised, statutory) = (try #require(Day("2026-12-03")), try #require(Day("2026-12-07")))
        #expect(
            reminders == [
                [Reminder(.dueSoon, due: promised)],
                [Reminder(.overdue, due: promised), Reminder(.dueSoon, due: statutory)],
                [Reminder(.overdue, due: statutory)],
            ])
    }

    @Test func `there is one steward, and it is free with the first one's end`() async throws {
        let hall = try await TestHall()
        var office: Stewardship? = try await hall.steward()
        guard case .held(let holder) = try await hall.another().becomeSteward(as: "second") else {
            Issue.record("taken twice")
            return
        }
        #expect(holder == "test")
        withExtendedLifetime(office) {}
        office = nil
        guard case .yours = try await hall.another().becomeSteward(as: "second") else {
            Issue.record("still held")
            return
        }
    }

    @Test func `a round that is cut short is gone on with by the next`() async throws {
        let hall = try await TestHall()
        _ = try await received(hall)
        let office = try await hall.steward()
        wait(8, hall)
        #expect(try await hall.service.steward(office) { false }.isEmpty)
        #expect(try await hall.service.steward(office).count == 1)
    }
}
