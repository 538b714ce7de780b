public import Casework
import CellText

/// A paper on its way to the printer.
public struct PrintJob: Sendable, Equatable, Identifiable {
    /// What is printed.
    public enum Paper: Sendable, Equatable {
        /// The page with this hash, as the case issued it.
        case issued(hash: String, caseID: ULID)
        /// How the due dates of the case come about.
        case deadlineProof(ULID)
        /// The list of a postal batch.
        case postedList(String)
        /// Guide of an item, by its short code.
        case serviceGuide(String)
        /// Figures of some days.
        case report(ClosedRange<Day>)
    }

    /// How far it is.
    public enum State: Sendable, Equatable {
        case waiting
        /// Where it went: a queue of the printing system, or a file.
        case done(String)
        case failed(Trouble)
    }

    public let id: Int
    public let paper: Paper
    /// As the list of jobs names it.
    public let name: String
    public internal(set) var state = State.waiting
}

extension Model {
    /// What Ctrl-P prints: the page that is being read, else the pages of the latest act of the open case, else those of the
    /// act that was done last.
    var printable: [(document: IssuedDocument, number: String, caseID: ULID)] {
        if case .page(let page)? = layers.last {
            guard let subject = desk.subject, case .issued(let hash, subject.id)? = page.paper else { return [] }
            return subject.documents.filter { $0.hash == hash }.map { ($0, subject.number, subject.id) }
        }
        guard let subject = desk.subject ?? lastIssued, let last = subject.documents.last(where: { !$0.isVoid }) else {
            return []
        }
        return subject.documents.filter { $0.act == last.act }.map { ($0, subject.number, subject.id) }
    }

    /// Prints what Ctrl-P means now; what came out before asks first, since it will say that it is a copy.
    mutating func printLatest() -> [Effect] {
        if case .page(let page)? = layers.last, case .deadlineProof(let id)? = page.paper {
            return enqueue([(.deadlineProof(id), station.text("document.deadlineProof"))])
        }
        if case .page(let page)? = layers.last, case .report(let span)? = page.paper {
            return enqueue([(.report(span), page.title)])
        }
        let all = printable
        let waiting = Set(printJobs.filter { $0.state == .waiting }.map(\.name))
        let fresh = all.filter { $0.document.prints.isEmpty && !waiting.contains(name($0.document, $0.number)) }
        if !fresh.isEmpty { return enqueue(fresh.map(job)) }
        guard let first = all.first?.document.prints.last else {
            tell(.info, "message.printing")
            return []
        }
        let names = all.map { station.text("document.\($0.document.kind.rawValue)") }.joined(separator: "、")
        let arguments = [
            "names": names, "date": station.day(first.at.day, from: now.day), "clock": first.at.clock,
            "person": station.name(of: first.person),
        ]
        layers.append(
            .confirm(
                Confirmation(
                    title: station.text("confirm.reprint.title"), lines: [station.text("confirm.reprint", arguments)],
                    act: .reprint(all.map(job)))))
        return []
    }

    private func job(
        _ printable: (document: IssuedDocument, number: String, caseID: ULID)
    ) -> (paper: PrintJob.Paper, name: String) {
        (
            .issued(hash: printable.document.hash, caseID: printable.caseID),
            name(printable.document, printable.number)
        )
    }

    private func name(_ document: IssuedDocument, _ number: String) -> String {
        "\(station.text("document.\(document.kind.rawValue)")) \(number)"
    }

    /// Puts papers in line; they are printed one after the other in the background.
    mutating func enqueue(_ papers: [(paper: PrintJob.Paper, name: String)]) -> [Effect] {
        var effects: [Effect] = []
        for (paper, name) in papers {
            let job = PrintJob(id: (printJobs.last?.id ?? 0) + 1, paper: paper, name: name)
            printJobs.append(job)
            effects.append(.print(job))
        }
        // A console is open for days; what is done with is of no use.
        printJobs.removeFirst(max(0, printJobs.count - Model.keptJobs))
        tell(.info, "message.printBegun", ["names": papers.map(\.name).joined(separator: "、")])
        return effects
    }

    private static let keptJobs = 50

    /// A paper came out, or did not.
    mutating func printed(_ id: Int, _ result: Result<PrintResult, Trouble>) -> [Effect] {
        guard let index = printJobs.firstIndex(where: { $0.id == id }) else { return [] }
        let name = printJobs[index].name
        switch result {
        case .success(let result):
            printJobs[index].state = .done(result.to)
            if !result.missing.isEmpty {
                tell(
                    .warning, "message.noShape",
                    ["name": name, "characters": result.missing.map(String.init).joined(separator: " ")])
                return [.bell]
            }
            // Of a file its name is enough; the log has its path.
            let to = result.to.split(separator: "/").last.map(String.init) ?? result.to
            tell(.done, result.isCopy ? "message.printedCopy" : "message.printed", ["name": name, "to": to])
            return []
        case .failure(let trouble):
            printJobs[index].state = .failed(trouble)
            tell(.error, "message.notPrinted", ["name": name, "why": station.say(trouble).string])
            return [.bell]
        }
    }

    /// What waits for the printer and what did not come out, for the header; empty when all is well.
    var printState: SafeText {
        let waiting = printJobs.count { $0.state == .waiting }
        let failed = printJobs.count { if case .failed = $0.state { true } else { false } }
        var text = SafeText()
        if waiting > 0 { text += station.say("header.printing", ["n": "\(waiting)"]) }
        if failed > 0 { text += station.say("header.notPrinted", ["n": "\(failed)"]) }
        return text
    }

    /// The papers of this sitting, the latest first; choosing one that failed prints it again.
    func printPicker() -> Picker {
        let rows = printJobs.reversed().enumerated().map { place, job in
            let state =
                switch job.state {
                case .waiting: station.say("print.waiting")
                case .done(let to): station.say("print.done", ["to": to])
                case .failed(let trouble): station.say("print.failed", ["why": station.say(trouble).string])
                }
            // What failed is printed again; of the others the case's papers make copies.
            let isFailed = if case .failed = job.state { true } else { false }
            return Picker.Row(
                id: "\(job.id)", text: SafeText("\(place + 1)  \(job.name)"), detail: state,
                closed: isFailed ? nil : state)
        }
        var picker = Picker(.prints, title: station.text("picker.prints"), rows: rows)
        picker.picksByDigit = true
        return picker
    }

    /// Prints a paper that did not come out once more.
    mutating func retryPrint(_ id: Int) -> [Effect] {
        guard let index = printJobs.firstIndex(where: { $0.id == id }) else { return [] }
        let job = printJobs.remove(at: index)
        return enqueue([(job.paper, job.name)])
    }
}

/// What became of a paper.
public struct PrintResult: Sendable, Equatable {
    /// Queue or file that it went to.
    public var to: String
    public var isCopy: Bool
    /// Characters for which no font has a shape.
    public var missing: [Character]

    /// A paper that went `to` a queue or file.
    public init(to: String, isCopy: Bool, missing: [Character] = []) {
        self.to = to
        self.isCopy = isCopy
        self.missing = missing
    }
}
