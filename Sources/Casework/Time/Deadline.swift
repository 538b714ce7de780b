/// The last day of a limit that runs from a given day, and the proof of it, day by day.
///
/// Working-day limits count the days on which offices are open (行政许可法 82). Calendar-day and month limits run
/// through; where they end on a day off they end on the next working day (民法典 203).
public struct Deadline: Hashable, Sendable {
    /// Day of the act that starts the limit: receipt, acceptance, decision.
    public let start: Day
    /// The limit that was counted.
    public let limit: Limit
    /// Last day on which the limit is met.
    public let due: Day
    /// A day on the way has no State Council notice yet: the date can still change.
    public let isEstimate: Bool
    /// Whether `start` was counted as day 1 rather than day 0.
    public let dayZeroCounts: Bool
    /// Days that do not count because the clock stood still (行政许可法 45), in order and apart from one another.
    public let excluded: [ClosedRange<Day>]

    /// One line of the proof: a day, what sort of day it is, and what that does to the count.
    public struct Step: Hashable, Sendable {
        /// What a day does to the count.
        public enum Effect: Hashable, Sendable {
            /// It is the n-th working day.
            case counted(Int)
            /// A day off, not counted or not fit to end a limit.
            case skipped
            /// The clock stood still.
            case paused
            /// A calendar-day or month limit ends here by its own count.
            case ends
            /// The working day to which the end moved from a day off.
            case moved
        }

        /// The calendar day this line is about.
        public let day: Day
        /// Worked or off, and for which festival.
        public let kind: DayKind
        /// What it does to the count.
        public let effect: Effect
        /// No notice covers the day yet.
        public let isEstimate: Bool
    }

    /// The last day of `limit` running from `start`; 0 units end on the same day.
    ///
    /// The day of receipt or acceptance is day 0 unless `dayZeroCounts`: then a working-day limit counts it where it is
    /// a working day, and calendar-day and month limits end one day sooner.
    ///
    /// - Parameter excluded: days on which the clock stood still, in order and apart from one another; working-day limits
    ///   do not count them, calendar-day and month limits end as many days later.
    public static func last(
        from start: Day, limit: Limit, calendar: WorkCalendar, dayZeroCounts: Bool = false,
        excluding excluded: [ClosedRange<Day>] = []
    ) -> Deadline {
        let excluded = excluded.filter { $0.upperBound > start }
        let due: Day
        let isEstimate: Bool
        switch limit.unit {
        case _ where limit.amount <= 0:
            (due, isEstimate) = (start, false)
        case .working:
            let first = dayZeroCounts ? start : start.adding(days: 1)
            due = calendar.day(ofCount: limit.amount, from: first, excluding: excluded)
            isEstimate = calendar.isEstimate(first...due)
        case .calendar, .month:
            let end = limit.ownEnd(from: start, dayZeroCounts: dayZeroCounts, excluding: excluded)
            due = calendar.workingDay(onOrAfter: end)
            isEstimate = calendar.isEstimate(end...due)
        }
        return Deadline(
            start: start, limit: limit, due: due, isEstimate: isEstimate, dayZeroCounts: dayZeroCounts,
            excluded: excluded.filter { $0.lowerBound <= due })
    }

    /// The proof: for working days each day from the first to `due`; for calendar days and months the end by their own
    /// count and, where that is a day off, each day on to the working day it moved to. Give it the calendar of `last`.
    public func steps(_ calendar: WorkCalendar) -> [Step] {
        guard limit.amount > 0 else { return [step(due, .ends, calendar)] }
        switch limit.unit {
        case .working:
            var counted = 0
            let first = start.adding(days: dayZeroCounts ? 0 : 1)
            return days(first, due).map { day in
                guard !excluded.contains(day) else { return step(day, .paused, calendar) }
                guard calendar.isWorking(day) else { return step(day, .skipped, calendar) }
                counted += 1
                return step(day, .counted(counted), calendar)
            }
        case .calendar, .month:
            let end = limit.ownEnd(from: start, dayZeroCounts: dayZeroCounts, excluding: excluded)
            let paused = excluded.flatMap { days(max($0.lowerBound, start.adding(days: 1)), $0.upperBound) }
            return paused.map { step($0, .paused, calendar) } + [step(end, .ends, calendar)]
                + days(end.adding(days: 1), due).map { step($0, $0 == due ? .moved : .skipped, calendar) }
        }
    }

    private func step(_ day: Day, _ effect: Step.Effect, _ calendar: WorkCalendar) -> Step {
        Step(day: day, kind: calendar.kind(of: day), effect: effect, isEstimate: calendar.isEstimate(day))
    }

    private func days(_ first: Day, _ last: Day) -> [Day] {
        first > last ? [] : (first.number...last.number).map(Day.init(number:))
    }
}

extension Limit {
    /// Where a calendar-day or month limit ends by its own count, before days off are looked at.
    fileprivate func ownEnd(from start: Day, dayZeroCounts: Bool, excluding excluded: [ClosedRange<Day>]) -> Day {
        var end = unit == .month ? start.adding(months: amount) : start.adding(days: amount)
        if dayZeroCounts { end = end.adding(days: -1) }
        for range in excluded where range.lowerBound <= end {
            end = end.adding(days: range.upperBound.number - max(range.lowerBound.number, start.number + 1) + 1)
        }
        return end
    }
}

extension WorkCalendar {
    /// The `count`-th working day from `first` on, `first` included, the days of `excluded` left out.
    fileprivate func day(ofCount count: Int, from first: Day, excluding excluded: [ClosedRange<Day>]) -> Day {
        func counted(onOrAfter day: Day) -> Day {
            var day = workingDay(onOrAfter: day)
            while let range = excluded.first(where: { $0.contains(day) }) {
                day = workingDay(onOrAfter: range.upperBound.adding(days: 1))
            }
            return day
        }
        var day = counted(onOrAfter: first)
        for _ in 1..<count { day = counted(onOrAfter: day.adding(days: 1)) }
        return day
    }

    /// Whether a notice that is not here could change a day of the range: any year in it, or its end by New Year.
    fileprivate func isEstimate(_ days: ClosedRange<Day>) -> Bool {
        isEstimate(days.upperBound)
            || (days.lowerBound.parts.year...days.upperBound.parts.year).contains(where: isEstimate(year:))
    }
}

extension [ClosedRange<Day>] {
    /// Whether one of the ranges has the day.
    fileprivate func contains(_ day: Day) -> Bool { contains { $0.contains(day) } }
}
