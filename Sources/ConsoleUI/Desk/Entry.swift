import Casework
import CellText

/// What a line typed at the desk asks for.
enum Entry: Equatable {
    /// `5`: go to line 5.
    case line(Int)
    /// `3.2.7 备注`: line 3 has the defects 2 and 7.
    case defects(Int, [Int], note: String?)
    /// `3=1/2`: one original, two copies of line 3.
    case count(Int, PaperCount)
    /// `3+`: line 3 was mended on the spot.
    case mended(Int)
    /// A queue number, `A017`.
    case ticket(String)
    /// Ten digits or more: the number of a case, typed or scanned.
    case number(String)
    /// A certificate's code, scanned.
    case certificate(CertificateCode)
    /// Begins as a line's number with a mark, but is none.
    case unclear(Mistake)
    /// Anything else: part of an item's name, its initials or code.
    case words(String)

    /// What is wrong with a line that was nearly understood.
    enum Mistake: String {
        /// Counts are `originals/copies`.
        case count
        /// Defects stand behind a point, close to the line's number.
        case defects
        /// Nothing stands behind the `+`.
        case mended
        /// A certificate's code was misread.
        case code
        /// The code of a paper was misread.
        case paperCode
        /// A code that is none of ours, such as an address on the net.
        case foreignCode
    }

    /// Reads a line; full-width digits and signs count as their ASCII twins.
    init(_ text: String) {
        let line = String(text.map(Model.narrow)).trimmed
        if line.uppercased().hasPrefix(CertificateCode.mark), line.count > 8 {
            self = CertificateCode(line).map { .certificate($0) } ?? .unclear(.code)
            return
        }
        if CaseCode.isMeant(line) {
            self = CaseCode(line).map { .number($0.number) } ?? .unclear(.paperCode)
            return
        }
        if line.contains("://") {
            self = .unclear(.foreignCode)
            return
        }
        let head = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(head.count)
        guard let number = Int(head), head.count < 4 else {
            if !head.isEmpty, rest.isEmpty {
                self = .number(line)
            } else if let first = line.first, first.isASCII, first.isLetter, line.count > 1, line.count <= 5,
                line.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
            {
                self = .ticket(line.uppercased())
            } else {
                self = .words(line)
            }
            return
        }
        self = Entry.mark(number, rest) ?? Entry.mistake(rest) ?? .words(line)
    }

    private static func mark(_ number: Int, _ rest: Substring) -> Entry? {
        switch rest.first {
        case nil: return .line(number)
        case "+" where rest.count == 1: return .mended(number)
        case "=":
            let parts = rest.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
            guard let originals = parts.first ?? nil else { return nil }
            if parts.count == 1 { return .count(number, PaperCount(originals: originals)) }
            guard parts.count == 2, let copies = parts[1] else { return nil }
            return .count(number, PaperCount(originals: originals, copies: copies))
        case ".":
            let list = rest.prefix { separators.contains($0) || $0.isASCII && $0.isNumber }
            let defects = list.split { separators.contains($0) }.map { Int($0) ?? 0 }
            let note = String(rest.dropFirst(list.count)).trimmed
            guard !defects.isEmpty else { return nil }
            return .defects(number, defects, note: note.isEmpty ? nil : note)
        default: return nil
        }
    }

    /// Between the numbers of defects.
    private static let separators: Set<Character> = [".", ",", "、"]

    private static func mistake(_ rest: Substring) -> Entry? {
        switch rest.drop(while: \.isWhitespace).first {
        case "=": .unclear(.count)
        case "+": .unclear(.mended)
        case ".", ",", "、": .unclear(.defects)
        default: nil
        }
    }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension Model {
    /// Carries out what was typed into the entry line; what can't be carried out stays there to be mended.
    mutating func runEntry(_ text: String) -> [Effect] {
        let entry = Entry(text)
        switch entry {
        case .ticket(let number):
            if let found = desk.queue.first(where: { $0.number == number }) {
                desk.entry = TextField()
                desk.pane = .queue
                desk.selectedTicket = found.id
                return []
            }
            // SS03 is an item and A017 a number: what is no number of today is looked up as words.
            if desk.subject == nil, counterOnly == nil {
                fail(station.say("message.noSuchNumber", ["number": number]))
                return [.bell]
            }
            return findItem(number)
        case .number(let number):
            desk.entry = TextField()
            desk.goesToWork = session?.isIssue == true
            desk.wantedNumber = number
            return begin(.loadByNumber(number))
        case .words(let words): return findItem(words)
        case .certificate(let code): return scanned(code)
        case .unclear(let mistake):
            fail(station.say("entry.unclear.\(mistake.rawValue)"))
            return [.bell]
        case .line(let number): return jump(to: number)
        case .defects(let number, let defects, let note):
            guard let row = row(number) else { return [] }
            return fail(row.material, defects, note: note)
        case .count(let number, let count):
            guard let row = row(number) else { return [] }
            let isInspected = row.serves.contains { $0.line.inspected }
            return sending { $0.tryPerform(CountLine(row.material, count, inspected: isInspected)) }
        case .mended(let number):
            guard let row = row(number) else { return [] }
            return sending { $0.tryPerform(MendLine(row.material)) }
        }
    }

    /// Selects row `number` of the pane that has the keyboard.
    private mutating func jump(to number: Int) -> [Effect] {
        switch desk.pane {
        case .checklist:
            guard let row = row(number) else { return [] }
            desk.line = row.material
        case .queue:
            guard let row = desk.queue[safe: number - 1] else {
                return refuse(Denial(.noSuchLine, ["line": "\(number)"]))
            }
            desk.selectedTicket = row.id
        case .slips:
            guard let row = desk.slips[safe: number - 1] else {
                return refuse(Denial(.noSuchLine, ["line": "\(number)"]))
            }
            desk.selectedSlip = row.id
        case .inbox:
            guard let row = desk.inbox[safe: number - 1] else {
                return refuse(Denial(.noSuchLine, ["line": "\(number)"]))
            }
            desk.selectedWork = row.id
        case .steps:
            guard let row = stepRows[safe: number - 1] else {
                return refuse(Denial(.noSuchLine, ["line": "\(number)"]))
            }
            desk.selectedStep = row.id
        }
        desk.entry = TextField()
        return []
    }

    /// Row `number` of the checklist, or the word that there is none.
    private mutating func row(_ number: Int) -> ChecklistRow? {
        let rows = desk.subject?.checklist() ?? []
        guard rows.indices.contains(number - 1) else {
            refuse(desk.subject == nil ? Denial(.notOpen) : Denial(.noSuchLine, ["line": "\(number)"]))
            return nil
        }
        return rows[number - 1]
    }

    /// Words at the issue window look for a case: an applicant, a certificate.
    private mutating func searchFor(_ words: String) -> [Effect] {
        desk.entry = TextField()
        var picker = Picker(.search, title: station.text("picker.search"), rows: [])
        picker.query = TextField(words)
        layers.append(.picker(picker))
        return filter(picker)
    }

    private mutating func findItem(_ words: String) -> [Effect] {
        if session?.isIssue == true { return searchFor(words) }
        if desk.subject == nil, deskOnly == nil {
            fail(station.say("message.noCaseForItem", ["text": words]))
            return [.bell]
        }
        if let denial = caseNeeded { return refuse(denial) }
        desk.entry = TextField()
        var picker = itemPicker(words)
        picker.query = TextField(words)
        layers.append(.picker(picker))
        return []
    }

    /// Fails a line; a defect that the one-time notice did not name asks for a supervisor first.
    mutating func fail(_ material: String, _ defects: [Int], note: String?) -> [Effect] {
        let intent = FailLine(material, defects: defects, note: note)
        if let denial = denial(of: intent) {
            guard denial.code == .newDefect else { return refuse(denial) }
            desk.entry = TextField()
            open(approvalForm(.newDefect(material: material, defects: defects, note: note)))
            tell(.warning, station.say(denial))
            return [.bell]
        }
        lastMark = .failed(defects, note: note)
        return sending { model in
            model.desk.line = model.nextLine(after: material)
            return model.perform([intent])
        }
    }

    /// Passes the current line and goes to the next that has not been looked at.
    mutating func passLine() -> [Effect] {
        guard let line = desk.line else { return [] }
        if let denial = denial(of: PassLine(line)) { return refuse(denial) }
        lastMark = .passed
        return sending { model in
            model.desk.line = model.nextLine(after: line)
            return model.perform([PassLine(line)])
        }
    }

    /// Asks for an act of the desk itself. Entry line and selection are let go only when it is saved.
    private mutating func sending(_ act: (inout Model) -> [Effect]) -> [Effect] {
        let sent = Desk.Sent(line: desk.line, isEntry: !desk.entry.isEmpty)
        let effects = act(&self)
        if isBusy { desk.sent = sent }
        return effects
    }

    /// The act of the desk has ended: what was typed for it is done with, or stands there again.
    mutating func settleSent(isDone: Bool) {
        guard let sent = desk.sent else { return }
        desk.sent = nil
        if isDone {
            if sent.isEntry { desk.entry = TextField() }
        } else {
            desk.line = sent.line
        }
    }

    /// The next line that waits to be looked at, in a ring; `material` itself when none does.
    private func nextLine(after material: String) -> String {
        let rows = desk.subject?.checklist() ?? []
        let start = rows.firstIndex { $0.material == material } ?? 0
        let ring = rows[min(start + 1, rows.count)...] + rows[..<start]
        return ring.first { $0.mark == nil || $0.isBrought }?.material ?? material
    }
}
