import Casework
import Catalogue
import Testing

/// Twenty due dates by the shipped calendar, counted a second time by a few lines of Python over the same file.
struct DueDateTests {
    /// A limit and the day to which it leads.
    struct Sample: Sendable, CustomTestStringConvertible {
        let start: String
        let amount: Int
        let unit: Limit.Unit
        let dayZeroCounts: Bool
        let due: String
        var testDescription: String { "\(start) + \(amount) \(unit)\(dayZeroCounts ? " from day 1" : "")" }

        init(_ start: String, _ amount: Int, _ unit: Limit.Unit, _ dayZeroCounts: Bool, _ due: String) {
            (self.start, self.amount, self.unit) = (start, amount, unit)
            (self.dayZeroCounts, self.due) = (dayZeroCounts, due)
        }
    }

    static let samples = [
        // Over the Spring Festivals of 2018, 2019, 2020 (made longer by a second notice), 2021 and 2024.
        Sample("2018-02-09", 5, .working, false, "2018-02-22"),
        Sample("2019-01-28", 10, .working, false, "2019-02-14"),
        Sample("2020-01-20", 8, .working, false, "2020-02-07"),
        Sample("2021-02-05", 20, .working, false, "2021-03-10"),
        Sample("2024-02-08", 5, .working, false, "2024-02-21"),
        // Out of the calendar.
        Sample("2026-12-25", 10, .working, false, "2027-01-11"),
        // Months; two end on days off, one on the last day of a shorter month.
        Sample("2018-01-31", 1, .month, false, "2018-02-28"),
        Sample("2019-11-08", 3, .month, false, "2020-02-10"),
        Sample("2025-07-01", 3, .month, false, "2025-10-09"),
        // Weekends worked, one by the changed Labour Day of 2019, one by the next year's notice.
        Sample("2018-09-28", 2, .working, false, "2018-09-30"),
        Sample("2019-04-26", 3, .working, false, "2019-04-30"),
        Sample("2023-04-21", 2, .working, false, "2023-04-24"),
        Sample("2018-12-28", 1, .working, false, "2018-12-29"),
        // Calendar days: into National Day, to a plain day, to a Sunday that is worked.
        Sample("2024-09-25", 7, .calendar, false, "2024-10-08"),
        Sample("2022-03-01", 15, .calendar, false, "2022-03-16"),
        Sample("2025-12-17", 15, .calendar, false, "2026-01-04"),
        // The first day counted as day 1.
        Sample("2018-02-09", 5, .working, true, "2018-02-14"),
        Sample("2022-01-30", 1, .month, true, "2022-02-28"),
        // Nothing to count, on a day off; and over a New Year that the next year's notice begins in December.
        Sample("2023-01-22", 0, .working, false, "2023-01-22"),
        Sample("2022-12-29", 2, .working, false, "2023-01-03"),
    ]

    private let calendar: WorkCalendar

    init() throws {
        calendar = try Catalogue.load(from: CatalogueFolder.shipped).calendar
    }

    @Test(arguments: samples) func `a limit leads to its day`(sample: Sample) throws {
        let deadline = try deadline(sample)
        #expect(deadline.due.description == sample.due)
        #expect(deadline.isEstimate == (sample.due > "2027"))
    }

    @Test(arguments: samples) func `the proof counts the limit, leaves no day out and ends on the due day`(
        sample: Sample
    ) throws {
        let deadline = try deadline(sample)
        let steps = deadline.steps(calendar)
        #expect(steps.last?.day == deadline.due)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $1.day == $0.day.adding(days: 1) })
        let counted = steps.compactMap { step in if case .counted(let n) = step.effect { n } else { nil } }
        #expect(counted == (sample.unit == .working && sample.amount > 0 ? Array(1...sample.amount) : []))
    }

    @Test(arguments: samples) func `a weekday that is skipped and a weekend that counts have a festival and a notice`(
        sample: Sample
    ) throws {
        for step in try deadline(sample).steps(calendar) where !calendar.isEstimate(year: step.day.parts.year) {
            let notice = calendar.notice(on: step.day)
            switch step.kind {
            case .holiday, .workedWeekend: #expect(notice?.number.hasPrefix("国办发明电") == true, "\(step.day)")
            case .working: #expect(notice == nil && step.day.weekday <= 5, "\(step.day)")
            case .weekend: #expect(notice == nil && step.day.weekday >= 6, "\(step.day)")
            }
        }
    }

    @Test(arguments: [
        ("2018-02-15", "国办发明电〔2017〕12号"), ("2018-12-29", "国办发明电〔2018〕15号"),
        ("2019-05-01", "国办发明电〔2019〕3号"), ("2019-10-01", "国办发明电〔2018〕15号"),
        ("2020-01-30", "国办发明电〔2019〕16号"), ("2020-02-01", "国办发明电〔2020〕1号"),
        ("2022-12-31", "国办发明电〔2022〕16号"), ("2026-10-01", "国办发明电〔2025〕7号"),
    ])
    func `the notice that settles a day is named`(day: String, number: String) throws {
        #expect(calendar.notice(on: try #require(Day(day)))?.number == number)
    }

    @Test func `a day off that no notice covers, and a notice of another year, are found`() throws {
        let bare = try CatalogueFolder.findings("workdays-cn.json", "\"to\": \"2021-12-31\"", "\"to\": \"2021-09-30\"")
        #expect(bare.places.contains("workdays-cn.json years.2021.off.2021-10-01 badDate"))
        let other = try CatalogueFolder.findings(
            "workdays-cn.json", "\"from\": \"2019-04-28\"", "\"from\": \"2018-04-28\"")
        #expect(other.places == ["workdays-cn.json years.2019.notices[1] badDate"])
    }

    private func deadline(_ sample: Sample) throws -> Deadline {
        Deadline.last(
            from: try #require(Day(sample.start)), limit: Limit(sample.amount, sample.unit, basis: ""),
            calendar: calendar, dayZeroCounts: sample.dayZeroCounts)
    }
}
