import Casework
import Testing

/// Limits counted by the notices of 2018, 2019 and 2026 as far as these tests reach.
struct CalendarTests {
    private let calendar = WorkCalendar(years: [
        2018: .init(
            off: named("春节", "2018-02-15", through: "2018-02-21")
                .merging(named("清明节", "2018-04-05", through: "2018-04-07")) { a, _ in a }
                .merging(named("元旦", "2018-12-30", through: "2018-12-31")) { a, _ in a },
            work: ["2018-02-11": "春节", "2018-02-24": "春节", "2018-04-08": "清明节", "2018-12-29": "元旦"]
                .byDay),
        2019: .init(off: ["2019-01-01": "元旦"].byDay, work: [:]),
        2026: .init(off: named("国庆节", "2026-10-01", through: "2026-10-07"), work: [:]),
    ])

    @Test(arguments: [
        ("2018-02-09", 5, "2018-02-22"), ("2018-02-14", 20, "2018-03-20"), ("2018-12-20", 10, "2019-01-04"),
        ("2018-12-28", 1, "2018-12-29"), ("2018-02-10", 1, "2018-02-11"),
    ])
    func `working days skip days off and count worked weekends`(start: String, amount: Int, due: String) throws {
        let deadline = try last(start, amount, .working)
        #expect(deadline.due.description == due)
        #expect(!deadline.isEstimate)
    }

    @Test func `each day says what it is and for which festival`() throws {
        #expect(calendar.kind(of: try day("2018-02-09")) == .working)
        #expect(calendar.kind(of: try day("2018-02-10")) == .weekend)
        #expect(calendar.kind(of: try day("2018-02-11")) == .workedWeekend("春节"))
        #expect(calendar.kind(of: try day("2018-02-17")) == .holiday("春节"))
    }

    @Test func `the proof names every day from the first to the last`() throws {
        let steps = try last("2018-02-09", 5, .working).steps(calendar)
        #expect(steps.map(\.day.description).first == "2018-02-10")
        #expect(steps.map(\.day.description).last == "2018-02-22")
        #expect(steps.count == 13)
        #expect(
            steps.prefix(2).map(\.effect) == [.skipped, .counted(1)]
                && steps[1].kind == .workedWeekend("春节"))
        #expect(steps.last?.effect == .counted(5))
        #expect(steps.filter { $0.effect == .skipped && $0.kind == .holiday("春节") }.count == 7)
    }

    @Test func `a calendar limit that ends on a day off moves to the next working day`() throws {
        let deadline = try last("2018-02-05", 10, .calendar)
        #expect(deadline.due.description == "2018-02-22")
        let steps = deadline.steps(calendar)
        #expect(steps.map(\.effect) == [.ends] + Array(repeating: .skipped, count: 6) + [.moved])
        #expect(steps.first?.kind == .holiday("春节"))
    }

    @Test func `a calendar limit that ends on a working day stays there`() throws {
        #expect(try last("2018-03-01", 7, .calendar).steps(calendar).map(\.effect) == [.ends])
    }

    @Test(arguments: [
        ("2018-11-30", 3, "2019-02-28"), ("2018-03-15", 3, "2018-06-15"), ("2018-01-31", 1, "2018-02-28"),
    ])
    func `months end on the same day or the last of the month`(start: String, amount: Int, due: String) throws {
        #expect(try last(start, amount, .month).due.description == due)
    }

    @Test func `a month limit that ends on a weekend moves to Monday`() throws {
        #expect(try last("2018-03-09", 3, .month).due.description == "2018-06-11")
    }

    @Test(arguments: Limit.Unit.allCases) func `a limit of nothing ends on the same day`(unit: Limit.Unit) throws {
        let deadline = try last("2018-02-10", 0, unit)
        #expect(deadline.due == deadline.start)
        #expect(deadline.steps(calendar).map(\.effect) == [.ends])
    }

    @Test func `counting the day of receipt ends the limit a working day sooner`() throws {
        let limit = Limit(5, .working, basis: "")
        let sooner = Deadline.last(
            from: try day("2018-02-09"), limit: limit, calendar: calendar, dayZeroCounts: true)
        #expect(sooner.due.description == "2018-02-14")
        #expect(sooner.steps(calendar).first?.effect == .counted(1))
        let month = Deadline.last(
            from: try day("2018-03-15"), limit: Limit(3, .month, basis: ""), calendar: calendar, dayZeroCounts: true)
        #expect(month.due.description == "2018-06-14")
    }

    @Test func `a limit that leaves the calendar's years is an estimate`() throws {
        let deadline = try last("2026-12-24", 10, .working)
        #expect(deadline.isEstimate)
        #expect(deadline.due.description == "2027-01-08")
        let newYear = deadline.steps(calendar).first { $0.day.description == "2027-01-01" }
        #expect(newYear?.kind == .holiday("元旦"))
        #expect(newYear?.isEstimate == true)
        #expect(try last("2026-12-24", 2, .working).isEstimate == false)
    }

    @Test func `the last days of a year wait for the New Year's notice`() throws {
        #expect(try last("2026-12-24", 3, .working).isEstimate)
        #expect(try last("2018-12-27", 1, .working).isEstimate == false)
        #expect(try last("2018-12-28", 1, .working).isEstimate == false)
    }

    @Test func `a calendar limit through an unknown year is sure of its end`() throws {
        #expect(try last("2017-12-01", 60, .calendar).isEstimate == false)
        #expect(try last("2017-12-01", 60, .working).isEstimate)
    }

    @Test func `a year without notice has weekends and the holidays fixed by date`() throws {
        #expect(calendar.isEstimate(year: 2030))
        #expect(calendar.kind(of: try day("2030-05-01")) == .holiday("劳动节"))
        #expect(calendar.kind(of: try day("2030-05-02")) == .holiday("劳动节"))
        #expect(calendar.kind(of: try day("2016-05-02")) == .working)
        #expect(calendar.kind(of: try day("2030-10-03")) == .holiday("国庆节"))
        #expect(calendar.kind(of: try day("2030-10-04")) == .working)
        #expect(calendar.kind(of: try day("2030-02-09")) == .weekend)
        #expect(WorkCalendar.unknownInEstimates.contains("春节"))
    }

    @Test(arguments: [
        ("2018-02-09", "2018-02-22", 5), ("2018-02-22", "2018-02-22", 0), ("2018-02-14", "2018-02-22", 1),
        ("2018-02-23", "2018-02-22", -1), ("2018-02-26", "2018-02-22", -3), ("2018-02-10", "2018-02-09", -1),
    ])
    func `working days left are none on the day itself and negative once overdue`(
        today: String, due: String, left: Int
    ) throws {
        #expect(calendar.workingDaysLeft(from: try day(today), to: try day(due)) == left)
    }

    private func last(_ start: String, _ amount: Int, _ unit: Limit.Unit) throws -> Deadline {
        Deadline.last(from: try day(start), limit: Limit(amount, unit, basis: ""), calendar: calendar)
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}

/// Every day of a span, named for a festival.
private func named(_ festival: String, _ first: String, through last: String) -> [Day: String] {
    guard let first = Day(first), let last = Day(last) else { return [:] }
    return Dictionary(uniqueKeysWithValues: (first.number...last.number).map { (Day(number: $0), festival) })
}

extension [String: String] {
    /// The same, keyed by days.
    fileprivate var byDay: [Day: String] {
        reduce(into: [:]) { days, entry in if let day = Day(entry.key) { days[day] = entry.value } }
    }
}
