/// Which days are worked: Monday to Friday, corrected by the State Council's yearly notices on days off.
///
/// The notices end; a year without one is an estimate and says so (`isEstimate`), it is never guessed in silence.
public struct WorkCalendar: Sendable {
    /// What one year's notice changes, by calendar date.
    public struct Year: Hashable, Sendable {
        /// Days off, each with the festival it is given for.
        public var off: [Day: String]
        /// Weekend days worked in their place, each with the festival it makes up for.
        public var work: [Day: String]

        /// Notices by which they are, the yearly one first; a later one prevails on the days it covers.
        public var notices: [Notice]

        /// A year's days off and worked weekend days, and the notices that say so.
        public init(off: [Day: String], work: [Day: String], notices: [Notice] = []) {
            self.off = off
            self.work = work
            self.notices = notices
        }
    }

    /// A notice of the State Council on days off.
    public struct Notice: Hashable, Sendable {
        /// 国办发明电〔2017〕12号
        public var number: String
        /// 国务院办公厅关于2018年部分节假日安排的通知
        public var title: String
        /// Days of one year that it settles.
        public var days: ClosedRange<Day>

        /// The notice `number`, called `title`, on `days`.
        public init(number: String, title: String, days: ClosedRange<Day>) {
            self.number = number
            self.title = title
            self.days = days
        }
    }

    /// Statutory festivals that no rule of the Gregorian calendar gives: their days are missing from an estimate, and
    /// with them the weekend days worked in their place.
    public static let unknownInEstimates = ["春节", "清明节", "端午节", "中秋节"]

    private let notices: [Int: [Notice]]
    private let marks: [Day: DayKind]

    /// A calendar of the years that have a notice; the key is the year. A day both off and worked is off.
    public init(years: [Int: Year]) {
        notices = years.mapValues(\.notices)
        var marks: [Day: DayKind] = [:]
        for year in years.values {
            for (day, name) in year.work { marks[day] = .workedWeekend(name) }
            for (day, name) in year.off { marks[day] = .holiday(name) }
        }
        self.marks = marks
    }

    /// What sort of day it is, with the festival's name where one explains it.
    public func kind(of day: Day) -> DayKind {
        if let mark = marks[day] { return mark }
        if isEstimate(year: day.parts.year), let name = Self.fixedHoliday(day) { return .holiday(name) }
        return day.weekday >= 6 ? .weekend : .working
    }

    /// The notice by which the day is off or worked in its stead; nil for plain days and for years without a notice.
    public func notice(on day: Day) -> Notice? {
        marks[day].flatMap { _ in notices[day.parts.year]?.last { $0.days.contains(day) } }
    }

    /// Whether offices are open, so that the day counts for limits in working days.
    public func isWorking(_ day: Day) -> Bool { kind(of: day).isWorking }

    /// Whether the year has no notice here, so that its days are weekends and the fixed statutory holidays only.
    public func isEstimate(year: Int) -> Bool { notices[year] == nil }

    /// Whether a notice that is not here could still change the day: the year has none, or the day stands in the last
    /// three of a year whose New Year's notice is missing (that of 2019 changed 2018-12-29 to 31).
    public func isEstimate(_ day: Day) -> Bool {
        let (year, month, dayOfMonth) = day.parts
        return isEstimate(year: year) || month == 12 && dayOfMonth >= 29 && isEstimate(year: year + 1)
    }

    /// The first working day from `day` on, the day itself included.
    public func workingDay(onOrAfter day: Day) -> Day {
        var day = day
        while !isWorking(day) { day = day.adding(days: 1) }
        return day
    }

    /// Working days from the day after `today` to `due`: 0 on the very day, negative from the day after it, even where
    /// no working day has passed since.
    public func workingDaysLeft(from today: Day, to due: Day) -> Int {
        today <= due ? workingDays(after: today, through: due) : min(-1, -workingDays(after: due, through: today))
    }

    private func workingDays(after start: Day, through end: Day) -> Int {
        var count = 0
        var day = start
        while day < end {
            day = day.adding(days: 1)
            if isWorking(day) { count += 1 }
        }
        return count
    }

    /// Days off that stand by date in the State Council's regulation on festivals (全国年节及纪念日放假办法); the second of
    /// May is one since the amendment in force from 2025 (令795).
    private static func fixedHoliday(_ day: Day) -> String? {
        switch day.parts {
        case (_, 1, 1): "元旦"
        case (_, 5, 1): "劳动节"
        case (2025..., 5, 2): "劳动节"
        case (_, 10, 1...3): "国庆节"
        default: nil
        }
    }
}

/// What sort of day a calendar day is.
public enum DayKind: Hashable, Sendable {
    /// Monday to Friday, worked.
    case working
    /// Saturday or Sunday, off.
    case weekend
    /// Off for the festival named.
    case holiday(String)
    /// Saturday or Sunday, worked in place of a day off for the festival named (调休上班).
    case workedWeekend(String)

    /// Whether offices are open.
    public var isWorking: Bool {
        switch self {
        case .working, .workedWeekend: true
        case .weekend, .holiday: false
        }
    }
}
