import CaseStore
import Casework
import Synchronization
import Testing

@testable import HallService

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

    /// A round; what it sealed is the matter of `SealTests`.
    private func round(
        _ hall: TestHall, _ office: Stewardship, while goesOn: @Sendable () -> Bool = { true }
    ) async throws -> [StewardEntry] {
        try await hall.service.steward(office, while: goesOn).filter { !$0.matter.isSeal }
    }

    @Test func `a deemed acceptance is written down once though the steward runs twice`() async throws {
        let hall = try await TestHall()
        let subject = try await received(hall)
        let office = try await hall.steward()
        wait(7, hall)
        #expect(try await round(hall, office).isEmpty)
        wait(1, hall)
        let entries = try await round(hall, office)
        #expect(entries.map(\.matter) == [.deemedAcceptance])
        #expect(entries.map(\.number) == [subject.number])
        #expect(try await round(hall, office).isEmpty)
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
                let found = try await round(hall, office).compactMap { entry -> Reminder? in
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
        #expect(try await round(hall, office) { false }.isEmpty)
        #expect(try await round(hall, office).count == 1)
    }

    @Test func `a case that asks for nothing is read once a day, and again when it changes`() async throws {
        let hall = try await TestHall()
        var subject = try await hall.foodCase()
        let reads = Reads()
        let service = try await hall.another { CountingStore(store: $0, reads: reads) }
        guard case .yours(let office) = try await service.becomeSteward(as: "test") else {
            throw NotDone(answer: "no stewardship")
        }
        for expected in [1, 1] {
            #expect(try await service.steward(office).isEmpty)
            #expect(reads.count == expected)
        }
        subject = try await hall.act(
            [PassLine(try #require(subject.checklist().first).material)], on: subject, as: hall.clerk)
        _ = try await service.steward(office)
        _ = try await service.steward(office)
        #expect(reads.count == 2)
        wait(1, hall)
        _ = try await service.steward(office)
        #expect(reads.count == 3)
    }
}

/// How often a record was read.
private final class Reads: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func add() {
        number.withLock { $0 += 1 }
    }
}

/// Counts what is read.
private struct CountingStore: RecordAccess {
    let store: RecordStore
    let reads: Reads

    func load(_ kind: RecordKind, _ id: ULID) async throws(StoreFault) -> [Operation] {
        reads.add()
        return try await store.load(kind, id)
    }

    func commit(
        _ kind: RecordKind, _ id: ULID, expectedRevision: Int, _ operations: [Operation], intent: ULID
    ) async -> CommitResult {
        await store.commit(kind, id, expectedRevision: expectedRevision, operations, intent: intent)
    }

    func settle(_ kind: RecordKind, _ id: ULID, intent: ULID) async throws(StoreFault) -> Settlement {
        try await store.settle(kind, id, intent: intent)
    }
}
