import Testing

@testable import Casework

/// What feeding another system costs, as the case's log keeps it.
struct FeedingTests {
    private let start = Instant("2018-03-05", secondOfDay: 32_400, offset: 28_800)

    @Test func `a pause of more than two minutes is not counted`() {
        var meter = FeedMeter(from: start)
        for second in [5, 125, 246, 250] { meter.mark(start.adding(seconds: second)) }
        #expect(meter.seconds == 5 + 120 + 0 + 4)
    }

    @Test func `feeding is kept in the log and changes nothing else`() throws {
        var desk = try Desk.serving(.licence)
        let before = desk.file
        try desk.act(RecordFeeding([1], system: "market-food", department: "market", fields: 3, seconds: 40))
        let last = try #require(desk.file.log.last)
        let fed = try #require(last.payload as? FieldsFed)
        #expect(last.items == [1])
        #expect(fed == FieldsFed(system: "market-food", department: "market", fields: 3, seconds: 40))
        #expect(desk.file.items == before.items)
        #expect(desk.refusal(of: Undo()) == nil)
    }

    @Test func `feeding names an item of the case, a system and at least one field`() throws {
        let desk = try Desk.serving(.licence)
        func code(_ keys: [Int], _ system: String, _ fields: Int) -> Denial.Code? {
            desk.code(
                of: RecordFeeding(keys, system: system, department: "market", fields: fields, seconds: 1))
        }
        #expect(code([], "s", 1) == .noItems)
        #expect(code([9], "s", 1) == .noSuchItem)
        #expect(code([1], "", 1) == .missing)
        #expect(code([1], "s", 0) == .missing)
        #expect(code([1], "s", 1) == nil)
    }
}
