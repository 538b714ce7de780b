import Casework
import Catalogue

/// The state of a case in words, a line a fact.
struct CaseStateText {
    private let state: CaseState
    private let words: Words
    private let names: OwnerNames

    /// `state` in the language of `words`.
    init(_ state: CaseState, _ words: Words, _ names: OwnerNames) {
        self.state = state
        self.words = words
        self.names = names
    }

    /// Items with their steps, clocks, custody; what there is none of is said where people look for it.
    var lines: [String] {
        let void = state.voidReason.map { [words("cli.state.void", ["reason": $0])] } ?? []
        return void + section("items", state.items.flatMap(lines(of:)))
            + section("clocks", state.clocks.map(line(of:)))
            + section("custody", state.custody.map(line(of:)) + state.openHandovers.map(line(of:)))
            + (state.files.isEmpty ? [] : section("files", state.files.map(line(of:))))
    }

    private func section(_ name: String, _ lines: [String]) -> [String] {
        [words("cli.state.\(name)")] + (lines.isEmpty ? [words("cli.state.none")] : lines)
    }

    private func lines(of item: CaseState.Item) -> [String] {
        var lines = ["  \(item.short) \(item.name)  \(words("cli.stage.\(item.stage)"))"]
        lines += item.steps.map { step in
            words(
                "cli.state.steps", ["step": step.name, "department": names(step.department), "state": words(of: step)])
        }
        if let decision = item.decision {
            lines.append(
                words(
                    "cli.state.decision",
                    [
                        "date": "\(decision.on)", "person": decision.person,
                        "verdict": words("cli.verdict.\(decision.verdict)"), "text": words.after(decision.reason),
                    ]))
        }
        if let result = item.result {
            let values = ["name": result.name, "number": result.number, "until": words.until(result.validUntil)]
            lines.append(words("cli.state.result", values))
        }
        return lines
    }

    private func words(of step: CaseState.Step) -> String {
        let values = [
            "names": (step.waitsFor ?? []).joined(separator: words("cli.text.list")), "person": step.person ?? "",
            "date": step.on.map { "\($0)" } ?? "", "verdict": words("cli.opinion.\(step.verdict ?? "")"),
            "text": words.after(step.opinion ?? ""),
        ]
        let due = step.due.map { words("cli.state.due", ["date": "\($0)"]) } ?? ""
        return words("cli.state.step.\(step.state)", values) + due
    }

    private func line(of clock: CaseState.Clock) -> String {
        words(
            "cli.state.clock",
            [
                "short": clock.short, "clock": words("cli.clock.\(clock.clock)"), "date": "\(clock.due)",
                "left": words(clock.left < 0 ? "cli.state.over" : "cli.state.left", ["n": "\(abs(clock.left))"]),
            ])
    }

    private func line(of holding: CaseState.Holding) -> String {
        let papers = holding.papers.map {
            words("cli.state.paper", ["name": $0.name, "originals": "\($0.originals)", "copies": "\($0.copies)"])
        }
        return words(
            "cli.state.owner",
            ["owner": names(holding.owner), "papers": papers.joined(separator: words("cli.text.and"))])
    }

    private func line(of file: CaseState.File) -> String {
        let found = file.agrees.map { $0 ? "agreed" : "differed" } ?? "notCompared"
        return words(
            "cli.state.file",
            [
                "line": file.line, "name": file.name, "type": file.type.uppercased(), "size": "\(file.size)",
                "hash": String(file.hash.prefix(12)),
                "person": file.person, "date": "\(file.at.day) \(file.at.clock)",
                "found": words("cli.file.\(found)") + words.after(file.note ?? ""),
            ])
    }

    private func line(of slip: CaseState.Slip) -> String {
        words(
            "cli.state.open",
            [
                "handover": "\(slip.handover)", "giver": names(slip.from), "receiver": names(slip.to),
                "count": "\(slip.count)",
            ])
    }
}
