import Casework
import CellText
import Documents

/// The pane that says what the paper will say, and what has become of each item.
extension Model {
    func drawNotice(on grid: inout Grid, in rect: Rect) {
        let (title, detail) = noticeTitle
        drawTitle(title, detail: detail, pane: nil, on: &grid, in: rect)
        let lines = noticeLines(in: rect)
        let height = rect.height - 1
        let offset = max(0, min(desk.noticeOffset, lines.count - height))
        drawMore(lines.count - offset - height, "pane.more.page", on: &grid, in: rect)
        for (index, line) in lines.dropFirst(offset).prefix(height).enumerated() {
            grid.put(line.text, x: rect.x, y: rect.y + 1 + index, style: line.style, within: rect)
        }
    }

    /// Rows of the pane that can be scrolled past, so that the way back begins at once.
    var noticeOverflow: Int {
        let rect = layout.divided(rows: checklistRows(width: layout.work.width - 1).count).notice
        return max(0, noticeLines(in: rect).count - rect.height + 1)
    }

    /// A wide pane breaks its lines where the paper does.
    private func noticeLines(in rect: Rect) -> [NoticeLine] {
        noticeLines(width: min(rect.width - 1, NoticePreview.pageWidth))
    }

    private var noticeTitle: (SafeText, SafeText) {
        guard let subject = desk.subject else { return (station.say("pane.notice"), "") }
        if subject.voidReason != nil {
            return (station.say("pane.state"), SafeText("\(subject.number) ") + station.say("state.void"))
        }
        if subject.items.contains(where: { $0.acceptedOn == nil && $0.ending == nil && $0.notice == nil }) {
            let rows = subject.checklist(keysInHand)
            let failed = rows.filter { $0.mark?.isGood == false }.count
            let left = rows.filter { $0.mark == nil }.count
            // What the eye has not found missing may still be closed: the rule itself says so, as at F6.
            if left == 0, failed == 0, !rows.isEmpty, let denial = denial(of: Accept(keysInHand)) {
                return (station.say("pane.notice"), station.say(denial))
            }
            let state: SafeText =
                if left > 0 {
                    station.say("notice.left", ["n": "\(left)"])
                } else if failed == 0 {
                    station.say(rows.isEmpty ? "notice.empty" : "notice.allGood")
                } else if denial(of: AcceptOnPromise(keysInHand)) == nil {
                    station.say("notice.promiseToo")
                } else {
                    station.say("notice.ready")
                }
            return (station.say("pane.notice"), station.say("notice.count", ["n": "\(failed)"]) + " " + state)
        }
        return (station.say("pane.state"), SafeText(subject.number))
    }

    /// A line of the pane.
    struct NoticeLine {
        var text: SafeText
        var style: Style = .plain
    }

    func noticeLines(width: Int) -> [NoticeLine] {
        guard let subject = desk.subject, let session else { return [] }
        if let reason = subject.voidReason { return SafeText(reason).wrapped(to: width).map { NoticeLine(text: $0) } }
        var lines: [NoticeLine] = []
        for item in subject.items where !item.isUndecided { lines += stateLines(of: item, subject, width: width) }
        let open = subject.items.filter(\.isUndecided).map(\.key)
        if !open.isEmpty {
            lines += NoticePreview(of: subject, open, station.templates, station.pageContext(for: session.actor))
                .lines(width: width).map { NoticeLine(text: $0) }
        }
        return lines
    }

    private func stateLines(of item: ItemApplication, _ subject: Case, width: Int) -> [NoticeLine] {
        let today = now.day
        let stage = item.stage(asOf: today, station.rules)
        var lines = [
            NoticeLine(
                text: station.say(
                    "state.\(stage.rawValue)",
                    [
                        "item": item.definition.name,
                        "date": (item.acceptedOn ?? item.ending?.on ?? item.noticeGivenOn ?? item.receivedOn)
                            .map { station.day($0, from: today) } ?? "",
                    ]),
                style: .bold)
        ]
        let deadlines = item.deadlines(asOf: today, station.rules)
        for (key, deadline) in [("due.promised", deadlines.promised), ("due.statutory", deadlines.statutory)] {
            guard let deadline else { continue }
            let left = station.rules.calendar.workingDaysLeft(from: today, to: deadline.due)
            let text =
                station.say(
                    key,
                    [
                        "date": station.day(deadline.due, from: today)
                            + (deadline.isEstimate ? station.text("due.estimate") : "")
                    ])
                + "  " + station.say(left < 0 ? "due.over" : "due.left", ["n": "\(abs(left))"])
            lines.append(
                NoticeLine(
                    text: SafeText("  ") + text,
                    style: left < 0 ? Style([.bold], tint: .bad) : left <= 1 ? .tinted(.warn) : .plain))
        }
        if let until = stage == .correcting ? item.notice?.until : stage == .promised ? item.promise?.until : nil {
            let key = stage == .correcting ? "due.correction" : "due.promise"
            lines.append(
                NoticeLine(
                    text: SafeText("  ") + station.say(key, ["date": station.day(until, from: today)])
                        + (until < today ? station.say("due.passed") : ""),
                    style: until < today ? Style([.bold], tint: .bad) : .plain))
            for row in subject.openLines where row.keys.contains(item.key) {
                lines.append(NoticeLine(text: SafeText("  - \(row.line.name)").truncated(to: width)))
            }
        }
        if let ending = item.ending {
            lines += SafeText(ending.reason).wrapped(to: width - 2).map { NoticeLine(text: SafeText("  ") + $0) }
        }
        return lines
    }
}

extension ItemApplication {
    /// The desk still has the first word to say on it.
    fileprivate var isUndecided: Bool { acceptedOn == nil && ending == nil && notice == nil }
}
