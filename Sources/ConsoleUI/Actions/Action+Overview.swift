import Casework
import CellText

extension Action {
    /// Where a case stands, from any screen.
    static let overview: [Action] = [
        Action("where", .character("#"), denial: { $0.desk.subject == nil ? Denial(.notOpen) : nil }) { model in
            guard let subject = model.desk.subject else { return [] }
            let lines = model.reviewRows(subject, width: 78).map(\.text)
            model.layers.append(
                .page(PageView(title: model.station.text("page.where", ["number": subject.number]), lines: lines)))
            return []
        },
        Action("plan", .character("|"), denial: { $0.desk.subject == nil ? Denial(.notOpen) : nil }) { model in
            guard let subject = model.desk.subject else { return [] }
            guard let code = subject.fields["projectCode"], !code.isEmpty else {
                model.showPlan([subject])
                return []
            }
            return model.begin(.project(code))
        },
        Action("follow", .character("%"), for: .desk) { model in model.begin(.followUps) },
        Action("unsigned", .character("<")) { model in model.begin(.unsigned) },
        Action("whole", .character("^"), denial: { $0.wholeDenial }) { model in model.askWhole(.page) },
    ]
}

extension Model {
    /// What became of the cases of this window, the most urgent first; choosing one opens it.
    mutating func showFollowUps(_ cases: [CaseSummary]) {
        let rows = cases.map { summary in
            // How urgent it is stands first: what is cut on a narrow screen is the rest.
            let items = summary.items.map { item -> String in
                let due = [item.termUntil, item.promisedDue, item.statutoryDue].compactMap(\.self).min()
                let step = item.steps.first.map { $0.name.isEmpty ? station.text("work.\($0.id)") : $0.name } ?? ""
                let lost = item.lost.map { station.text("step.lost", ["names": $0]) } ?? ""
                let words = [dueWord(due).string, item.short, station.text("stage.\(item.stage)"), lost, step]
                return words.filter { !$0.isEmpty }.joined(separator: " ")
            }
            return Picker.Row(
                id: summary.id.description,
                text: SafeText("\(summary.number.suffix(8)) ") + SafeText(summary.names.first ?? "—").fitted(to: 14),
                detail: SafeText(items.joined(separator: "、")))
        }
        guard !rows.isEmpty else {
            tell(.info, "message.nothingToFollow")
            return
        }
        listCases(rows, title: "picker.follow")
    }

    /// Papers that nobody has signed for, the longest on their way first; choosing one opens its case.
    mutating func showUnsigned(_ slips: [SlipRow]) {
        let rows = slips.map { row in
            let names = row.slip.lines.map(\.name).joined(separator: "、")
            return Picker.Row(
                id: row.id.caseID.description,
                text: SafeText("\(row.number.suffix(8)) ") + SafeText(span(since: row.slip.givenAt)).fitted(to: 7)
                    + SafeText(" \(station.owner(row.slip.from))>\(station.owner(row.slip.department))"),
                detail: station.say("slip.papers", ["n": "\(row.slip.papers)"])
                    + SafeText(" \(row.slip.courier ?? station.name(of: row.slip.givenBy)) \(names)"))
        }
        guard !rows.isEmpty else {
            tell(.info, "message.nothingUnsigned")
            return
        }
        listCases(rows, title: "picker.unsigned")
    }

    mutating func listCases(_ rows: [Picker.Row], title: String) {
        var picker = Picker(.history, title: station.text(title, ["n": "\(rows.count)"]), rows: rows)
        picker.picksByDigit = true
        layers.append(.picker(picker))
    }
}
