import Casework

/// The State Council's notices on days off as they are kept in `workdays-cn.json`.
struct WorkdaysFile: Decodable {
    struct Year: Decodable {
        let notices: [Notice]
        let off: [String: String]
        let work: [String: String]
    }

    /// First and last day that a notice settles, both in its year.
    struct Notice: Decodable {
        let number: String
        let title: String
        let from: Day
        let to: Day
    }

    static let name = "workdays-cn.json"

    let about: String
    let years: [String: Year]

    /// The calendar, and what is wrong with its dates.
    func calendar() -> (WorkCalendar, [CatalogueFinding]) {
        var findings: [CatalogueFinding] = []
        func expect(_ holds: Bool, _ path: String) -> Bool {
            if !holds {
                findings.append(CatalogueFinding(file: Self.name, path: path, reason: .badDate, subject: path))
            }
            return holds
        }
        func days(_ texts: [String: String], in year: Int, _ path: String, weekend: Bool) -> [Day: String] {
            texts.reduce(into: [:]) { days, entry in
                let day = Day(entry.key)
                guard expect(day?.parts.year == year, "\(path).\(entry.key)"), let day,
                    expect(!weekend || day.weekday >= 6, "\(path).\(entry.key)")
                else { return }
                days[day] = entry.value
            }
        }
        var parsed: [Int: WorkCalendar.Year] = [:]
        for (text, year) in years {
            let number = Int(text) ?? 0
            guard expect((1...9999).contains(number), "years.\(text)") else { continue }
            let off = days(year.off, in: number, "years.\(text).off", weekend: false)
            let work = days(year.work, in: number, "years.\(text).work", weekend: true)
            for day in work.keys where off[day] != nil { _ = expect(false, "years.\(text).work.\(day)") }
            let notices = year.notices.enumerated().compactMap { index, notice -> WorkCalendar.Notice? in
                let isSound =
                    notice.from <= notice.to && [notice.from, notice.to].allSatisfy { $0.parts.year == number }
                guard expect(isSound, "years.\(text).notices[\(index)]") else { return nil }
                return .init(number: notice.number, title: notice.title, days: notice.from...notice.to)
            }
            // Who prints how a date came about must be able to name the notice.
            for (path, days) in [("off", off), ("work", work)] {
                for day in days.keys where !notices.contains(where: { $0.days.contains(day) }) {
                    _ = expect(false, "years.\(text).\(path).\(day)")
                }
            }
            parsed[number] = WorkCalendar.Year(off: off, work: work, notices: notices)
        }
        return (WorkCalendar(years: parsed), findings.sorted { $0.path < $1.path })
    }
}
