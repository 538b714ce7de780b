import Casework
import CellText

/// Figures of a span as the page that is printed: counted in the background, since they are counted from the files.
extension Model {
    /// Spans that are asked for, by digit.
    func figuresPicker() -> Picker {
        let today = now.day
        let monday = today.adding(days: 1 - today.weekday)
        let first = Day(year: today.parts.year, month: today.parts.month, day: 1) ?? today
        let lastMonth = first.adding(days: -1)
        let lastFirst = Day(year: lastMonth.parts.year, month: lastMonth.parts.month, day: 1) ?? lastMonth
        let spans: [(String, ClosedRange<Day>)] = [
            ("today", today...today), ("yesterday", today.adding(days: -1)...today.adding(days: -1)),
            ("week", monday...today), ("lastWeek", monday.adding(days: -7)...monday.adding(days: -1)),
            ("month", first...today), ("lastMonth", lastFirst...lastMonth),
        ]
        let rows = spans.enumerated().map { index, span in
            Picker.Row(
                id: "\(span.1.lowerBound)/\(span.1.upperBound)",
                text: SafeText("\(index + 1)  ") + station.say("figures.\(span.0)").fitted(to: 12),
                detail: SafeText("\(span.1.lowerBound) — \(span.1.upperBound)"))
        }
        var picker = Picker(.figures, title: station.text("picker.figures"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    mutating func chooseFigures(_ id: String) -> [Effect] {
        let days = id.split(separator: "/").compactMap { Day(String($0)) }
        guard days.count == 2, days[0] <= days[1] else { return [.bell] }
        layers.removeLast()
        tell(.info, "message.counting")
        return [.report(days[0]...days[1])]
    }

    /// They are counted. Whoever fills something in meanwhile is not disturbed, and asks again.
    mutating func reported(_ span: ClosedRange<Day>, _ text: String) {
        switch layers.last {
        case .form, .confirm: return tell(.info, "message.counted")
        default: break
        }
        message = nil
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText(String($0)) }
        layers.append(
            .page(PageView(title: station.text("picker.figures"), lines: lines, paper: .report(span))))
    }
}
