import Casework
import CellText

/// The department's screen: what waits and what arrives on the left, the case at hand on the right.
extension Model {
    func drawReview(on grid: inout Grid) {
        if session?.isIssue == true {
            let (list, queue) = layout.issue
            drawIssueList(on: &grid, in: list)
            drawQueue(on: &grid, in: queue)
        } else {
            drawInbox(on: &grid, in: layout.queue)
            drawSlips(on: &grid, in: layout.slips)
        }
        drawReviewed(on: &grid, in: layout.work)
        drawAside(on: &grid)
    }

    private func drawReviewed(on grid: inout Grid, in rect: Rect) {
        guard let subject = desk.subject else {
            drawTitle(station.say("pane.case"), pane: .steps, on: &grid, in: rect)
            grid.put(station.say("review.noCase"), x: rect.x + 1, y: rect.y + 1, style: .dim, within: rect)
            return
        }
        let applicant = isBlind(subject) ? "" : (subject.applicant?.name ?? "—") + " "
        drawTitle(
            SafeText("\(applicant)\(subject.number)"), pane: .steps, on: &grid, in: rect)
        let rows = caseRows(subject, width: rect.width - 1)
        let room = rect.height - 1
        let first = max(0, min(usualFirst(of: rows, room: room) + desk.noticeOffset, rows.count - room))
        for (index, row) in rows.dropFirst(first).prefix(room).enumerated() {
            if row.isHead {
                grid.fill(Rect(x: rect.x, y: rect.y + 1 + index, width: rect.width, height: 1), style: .underline)
            }
            grid.put(row.text, x: rect.x, y: rect.y + 1 + index, style: row.style, within: rect)
        }
        drawMore(rows.count - first - room, "pane.more", on: &grid, in: rect)
    }

    /// Whoever is about to type the holder from a certificate does not read it here.
    func isBlind(_ subject: Case) -> Bool {
        session?.isIssue == true
            && subject.items.contains { $0.review.result.map { $0.check == nil && $0.complaint == nil } ?? false }
    }

    /// The first row shown while nobody scrolls: the selected step is in view.
    private func usualFirst(of rows: [ReviewLine], room: Int) -> Int {
        max(0, min((rows.firstIndex(where: \.isCurrent) ?? 0) - room + 2, rows.count - room))
    }

    /// How far the case can be scrolled from where its selected step puts it.
    var reviewOffsets: ClosedRange<Int> {
        guard let subject = desk.subject else { return 0...0 }
        let rows = caseRows(subject, width: layout.work.width - 1)
        let room = layout.work.height - 1
        let first = usualFirst(of: rows, room: room)
        return -first...max(0, rows.count - room - first)
    }

    /// A line of the case at hand.
    struct ReviewLine {
        var text: SafeText
        var style: Style = .plain
        var isCurrent = false
        var isHead = false
    }

    /// What those who are signed in ask of a case.
    private func caseRows(_ subject: Case, width: Int) -> [ReviewLine] {
        session?.isIssue == true ? issueRows(subject, width: width) : reviewRows(subject, width: width)
    }

    /// Everything a reviewer asks of a case: item by item clocks and steps, then materials and what has happened.
    func reviewRows(_ subject: Case, width: Int) -> [ReviewLine] {
        var rows =
            openEnquiries.map {
                [ReviewLine(text: $0.truncated(to: width), style: Style([.bold], tint: .warn))]
            } ?? []
        let clocks = subject.runningProofs(asOf: now.day, station.rules)
        let steps = stepRows
        for item in subject.items {
            rows += itemRows(
                item, subject, clocks.filter { $0.key == item.key }, steps.filter { $0.id.key == item.key },
                width: width)
        }
        rows += materialRows(subject, width: width)
        rows.append(head("review.timeline", width))
        rows += timelineRows(subject, width: width).reversed()
        return rows
    }

    func head(_ key: String, _ width: Int) -> ReviewLine {
        ReviewLine(text: station.say(key).truncated(to: width), style: .underline, isHead: true)
    }

    private func itemRows(
        _ item: ItemApplication, _ subject: Case, _ clocks: [Proof], _ steps: [StepRow], width: Int
    ) -> [ReviewLine] {
        let stage = item.stage(asOf: now.day, station.rules)
        let title =
            SafeText("\(item.definition.short) \(item.definition.name)  ") + station.say("stage.\(stage.rawValue)")
        var rows = [ReviewLine(text: title.truncated(to: width), style: Style([.bold, .underline]), isHead: true)]
        for proof in clocks {
            let estimate = proof.deadline.isEstimate ? station.text("due.estimate") : ""
            let text =
                SafeText(" ") + station.say("proof.clock.\(proof.clock.rawValue)").padded(to: 14)
                + SafeText(" \(station.day(proof.due, from: now.day))\(estimate) ") + dueWord(proof.due)
            rows.append(ReviewLine(text: text.truncated(to: width), style: tint(of: urgency(proof.due))))
        }
        if let pause = item.pause(on: now.day) {
            let text = station.say(
                "review.paused",
                [
                    "cause": station.text("pause.\(pause.cause.rawValue)"),
                    "date": station.day(pause.until, from: now.day),
                ])
            rows.append(
                ReviewLine(text: (SafeText(" ") + text).truncated(to: width), style: Style([.bold], tint: .warn)))
        }
        for material in item.openPromise {
            let text = station.say(
                "review.promised",
                [
                    "line": subject.name(of: material),
                    "date": item.promise.map { station.day($0.until, from: now.day) } ?? "",
                ])
            rows.append(ReviewLine(text: (SafeText(" ") + text).truncated(to: width), style: Style(tint: .warn)))
        }
        for row in steps { rows += stepLines(row, width: width) }
        if let decision = item.review.decision {
            let text = station.say(
                "review.decided",
                [
                    "verdict": station.text("verdict.\(decision.verdict.rawValue)"),
                    "person": station.name(of: decision.person), "date": station.day(decision.on, from: now.day),
                    "reason": decision.reason,
                ])
            rows.append(ReviewLine(text: (SafeText(" ") + text).truncated(to: width)))
        }
        if let result = item.review.result {
            let text = station.say(
                "review.result",
                ["number": result.payload.number, "date": result.payload.validUntil.map { "\($0)" } ?? "—"])
            rows.append(ReviewLine(text: (SafeText(" ") + text).truncated(to: width)))
        }
        return rows
    }

    /// A step with its department, state and what was said.
    private func stepLines(_ row: StepRow, width: Int) -> [ReviewLine] {
        let isCurrent = row.id == desk.selectedStep
        let isOwn = row.department == session?.actor.capacity.department
        let state: SafeText
        var said: String?
        switch row.progress?.state {
        case .waiting(let names): state = station.say("step.waiting", ["names": names.joined(separator: "、")])
        case .lost(let names): state = station.say("step.lost", ["names": names.joined(separator: "、")])
        case .open: state = station.say("step.open")
        case .taken(let person): state = station.say("step.taken", ["person": station.name(of: person)])
        case .done(let opinion):
            state = station.say(
                "step.done",
                [
                    "verdict": station.text("opinion.\(opinion.verdict.rawValue)"),
                    "person": station.name(of: opinion.person), "date": station.day(opinion.on, from: now.day),
                ])
            said = opinion.text.isEmpty ? nil : opinion.text
        case nil: state = station.say("step.open")
        }
        let due = row.isActive ? row.progress?.due.map { dueWord($0.due) } ?? "" : ""
        let line =
            SafeText(isCurrent ? ">" : " ") + SafeText(row.name).fitted(to: 16) + " "
            + SafeText(station.owner(row.department)).fitted(to: 8) + " " + state + " " + due
        let style: Style =
            isCurrent && desk.pane == .steps ? .reverse : row.isActive && isOwn ? .bold : row.isActive ? .plain : .dim
        var rows = [ReviewLine(text: line.fitted(to: width), style: style, isCurrent: isCurrent)]
        if let said {
            rows += SafeText(said).wrapped(to: width - 4).prefix(isCurrent ? 6 : 1).map {
                ReviewLine(text: SafeText("    ") + $0, style: Style(tint: .info))
            }
        }
        return rows
    }

    private func materialRows(_ subject: Case, width: Int) -> [ReviewLine] {
        let holders = subject.custody
        return [head("review.materials", width)]
            + subject.checklist(subject.items.map(\.key)).map { row in
                let count = subject.papers[row.material] ?? PaperCount()
                let places = holders.filter { $0.papers.contains { $0.material == row.material } }
                    .map { station.owner($0.owner.id) }
                let text =
                    SafeText(" ") + station.say("mark.\(row.mark?.word ?? "open")").padded(to: 5)
                    + SafeText(row.line.name).fitted(to: max(8, width - 30)) + " "
                    + SafeText("\(count.originals)/\(count.copies)").padded(to: 6)
                    + SafeText(places.joined(separator: "、")) + fileWord(row.material)
                return ReviewLine(text: text.truncated(to: width))
            }
    }

    private func fileWord(_ material: String) -> SafeText {
        let mark = fileMark(material)
        return mark.isEmpty ? mark : " " + mark
    }

    /// The log in words, oldest first.
    func timelineRows(_ subject: Case, width: Int) -> [ReviewLine] {
        subject.log.filter { !($0.payload is any ConcernsPage) }.map { operation in
            let items = operation.items.compactMap { subject.item($0)?.definition.short }
            let scope = subject.items.count > 1 && !items.isEmpty ? items.joined(separator: " ") + " " : ""
            let text =
                SafeText(" \(station.day(operation.recordedAt.day, from: now.day)) \(operation.recordedAt.clock) ")
                + SafeText(station.name(of: operation.actor.person)).fitted(to: 8) + " "
                + SafeText(scope) + words(for: operation)
            return ReviewLine(text: text.truncated(to: width))
        }
    }
}

extension ItemApplication.Mark {
    /// Key of the word for it.
    var word: String {
        switch self {
        case .passed: "passed"
        case .mended: "mended"
        case .failed: "failed"
        case .awaited: "awaited"
        }
    }
}
