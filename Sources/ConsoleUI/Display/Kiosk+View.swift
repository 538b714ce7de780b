import Casework
public import CellText

extension Kiosk {
    /// The screen.
    public var view: Grid {
        var grid = Grid(size)
        grid.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: .reverse)
        let clock = SafeText("\(now.clock) ")
        grid.put(
            SafeText(" \(station.hallName)").truncated(to: max(0, size.width - clock.width - 1)), x: 0, y: 0,
            style: Style([.reverse, .bold]))
        grid.put(clock, x: max(0, size.width - clock.width), y: 0, style: .reverse)
        drawFoot(on: &grid)
        if let counter, screen == .home {
            drawCounter(counter, on: &grid)
            return grid
        }
        var y = 2
        for line in lines {
            grid.put(line.text.truncated(to: max(0, size.width - 6)), x: 3, y: y, style: line.style)
            y += line.isClose ? 1 : 2
        }
        if case .took(let number, _, _) = screen, let width = LargeType.width(number), width + 6 <= size.width {
            LargeType.draw(number, x: 3, y: max(y + 1, size.height - 10), style: .reverse, on: &grid)
        }
        if isTyping {
            let isSecret = if case .leave(number: .some) = screen { true } else { false }
            let (text, cursor) = field.visible(in: max(1, min(30, size.width - 8)), masked: isSecret)
            grid.put("> ", x: 3, y: y, style: .bold)
            grid.put(text, x: 5, y: y, style: .bold)
            grid.cursor = Point(x: 5 + cursor, y: y)
        }
        return grid
    }

    private func drawFoot(on grid: inout Grid) {
        let foot = size.height - 1
        grid.fill(Rect(x: 0, y: foot, width: size.width, height: 1), style: .reverse)
        let words = message ?? station.say("kiosk.\(footWord)")
        grid.put(
            words.truncated(to: max(0, size.width - 2)), x: 1, y: foot,
            style: Style(message == nil ? .reverse : [.reverse, .bold]))
    }

    private var footWord: String {
        switch screen {
        case .home: counter == nil ? "footHome" : "footCounter"
        case .grade where counter != nil, .reasons where counter != nil: "footRate"
        default: "foot"
        }
    }

    private var isTyping: Bool {
        switch screen {
        case .askNumber, .askIdentity, .rateNumber, .leave: true
        default: false
        }
    }

    private struct Line {
        var text: SafeText
        var style: Style = Style()
        /// The next line stands right below it.
        var isClose = false
    }

    private var lines: [Line] {
        switch screen {
        case .home:
            var lines = [Line(text: station.say("kiosk.welcome"), style: .bold)]
            let isTight = size.height < 2 * queues.count + 10
            for (index, queue) in queues.enumerated() {
                lines.append(Line(text: line(of: queue, index + 1), isClose: isTight))
            }
            lines.append(Line(text: ""))
            lines.append(Line(text: station.say("kiosk.ask"), isClose: isTight))
            lines.append(Line(text: station.say("kiosk.rate")))
            return lines
        case .confirm(let letter):
            let queue = queues.first { $0.letter == letter }
            return [
                Line(text: station.say("kiosk.confirm", ["queue": queue?.names ?? letter]), style: .bold),
                Line(text: expectation(letter)), Line(text: station.say("kiosk.confirmKey")),
            ]
        case .took(let number, let ahead, let wait):
            return [
                Line(text: station.say("kiosk.took", ["number": number]), style: .bold),
                Line(text: station.say("kiosk.ahead", ["n": "\(ahead)", "wait": minutes(wait)])),
            ]
        case .askNumber: return [Line(text: station.say("kiosk.askNumber"), style: .bold)]
        case .askIdentity(let number):
            return [
                Line(text: station.say("kiosk.case", ["number": number])),
                Line(text: station.say("kiosk.askIdentity"), style: .bold),
            ]
        case .answer(let lines): return lines.map { Line(text: $0, isClose: true) }
        case .rateNumber: return [Line(text: station.say("kiosk.rateNumber"), style: .bold)]
        case .grade(_, let number):
            return [Line(text: station.say("kiosk.grade", ["number": number]), style: .bold)]
                + Rating.Grade.allCases.sorted { $0.rawValue > $1.rawValue }.enumerated().map { index, grade in
                    Line(text: SafeText("\(index + 1)  ") + station.say("grade.\(grade.rawValue)"))
                }
        case .reasons(_, _, let grade, let marked):
            return [
                Line(
                    text: station.say("kiosk.reasons", ["grade": station.text("grade.\(grade.rawValue)")]), style: .bold
                )
            ]
                + Rating.Reason.allCases.enumerated().map { index, reason in
                    Line(
                        text: SafeText("\(index + 1)  ") + station.say("reason.\(reason.rawValue)")
                            + (marked.contains(index) ? " ✓" : ""), style: marked.contains(index) ? .bold : Style())
                }
        case .thanks: return [Line(text: station.say("kiosk.thanks"), style: .bold)]
        case .leave(let number):
            return [
                Line(text: station.say("kiosk.leave"), style: .bold),
                Line(text: station.say(number == nil ? "kiosk.staff" : "kiosk.password")),
            ]
        }
    }

    private func line(of queue: (letter: String, names: String), _ number: Int) -> SafeText {
        SafeText("\(number)  ") + SafeText(queue.names).fitted(to: max(20, min(40, size.width - 34))) + "  "
            + expectation(queue.letter)
    }

    private func expectation(_ letter: String) -> SafeText {
        guard let queue = board?.queues.first(where: { $0.id == letter }) else { return SafeText() }
        return station.say("kiosk.ahead", ["n": "\(queue.waiting)", "wait": minutes(queue.expected)])
    }

    private func minutes(_ seconds: Double?) -> String {
        seconds.map { station.text("kiosk.wait", ["n": "\(Int(($0 / 60).rounded(.up)))"]) } ?? ""
    }
}
