import Casework
import Catalogue
import CellText

/// A sheet being taken over into another system, row by row.
struct Feeder: Sendable {
    let sheet: FeedSheet
    let caseID: ULID
    let number: String
    /// Current row, from 0.
    var row: Int
    var copied: Set<Int> = []
    var meter: FeedMeter
    /// Number being typed to jump to.
    var typed = 0

    init(_ sheet: FeedSheet, of subject: Case, at now: Instant) {
        self.sheet = sheet
        caseID = subject.id
        number = subject.number
        row = sheet.rows.firstIndex { $0.value != nil } ?? 0
        meter = FeedMeter(from: now)
    }

    /// The next row below that has a value.
    var next: Int? { sheet.rows.indices.first { $0 > row && sheet.rows[$0].value != nil } }

    /// Goes to the row with the number that the digits typed so far make, else to that of the last digit alone.
    mutating func jump(_ digit: Int) -> Bool {
        let numbers = 1...max(1, sheet.rows.count)
        guard let number = [typed * 10 + digit, digit].first(where: numbers.contains) else { return false }
        typed = number
        row = number - 1
        return true
    }
}

extension Model {
    /// What the open case puts into departments' systems.
    var feedSheets: [FeedSheet] {
        desk.subject.map { FeedSheet.all(of: $0, station.catalogue.systems, asOf: now.day, station.rules) } ?? []
    }

    /// Opens the feeder on the only sheet, or asks for which.
    mutating func feed() -> [Effect] {
        let sheets = feedSheets
        guard sheets.count > 1 else { return askWhole(.feed(0)) }
        let rows = sheets.enumerated().map { index, sheet in
            Picker.Row(id: "\(index)", text: SafeText(sheet.system.name), detail: SafeText(sheet.item))
        }
        layers.append(.picker(Picker(.feed, title: station.text("picker.feed"), rows: rows)))
        return []
    }

    mutating func openFeeder(_ index: Int) {
        guard let subject = desk.subject, let sheet = feedSheets[safe: index] else { return }
        layers.append(.feeder(Feeder(sheet, of: subject, at: now)))
    }

    mutating func press(_ key: Key, in feeder: Feeder) -> [Effect] {
        var feeder = feeder
        let rows = feeder.sheet.rows
        var narrowed = key
        if case .character(let character) = key { narrowed = .character(Model.narrow(character)) }
        if case .character(let character) = narrowed, let digit = character.wholeNumberValue {
            let isThere = feeder.jump(digit)
            replaceTop(.feeder(feeder))
            return isThere ? [] : [.bell]
        }
        feeder.typed = 0
        var effects: [Effect] = []
        switch narrowed {
        case .up: feeder.row = max(0, feeder.row - 1)
        case .down: feeder.row = min(rows.count - 1, feeder.row + 1)
        case .home: feeder.row = 0
        case .end: feeder.row = rows.count - 1
        case .enter, .character(" "): effects = takeOver(&feeder)
        case .escape, .function(12): return endFeeding(feeder)
        default: return [.bell]
        }
        replaceTop(.feeder(feeder))
        return effects
    }

    private mutating func takeOver(_ feeder: inout Feeder) -> [Effect] {
        let row = feeder.sheet.rows[feeder.row]
        let arguments = ["n": "\(feeder.row + 1)", "label": row.label]
        let next = feeder.next
        let (index, last) = (feeder.row, next == nil ? station.say("feeder.last") : "")
        feeder.row = next ?? index
        guard let value = row.value else {
            tell(.warning, station.say("feeder.absent", arguments))
            return [.bell]
        }
        feeder.copied.insert(index)
        feeder.meter.mark(now)
        tell(.done, station.say(hasClipboard ? "feeder.copied" : "feeder.typed", arguments) + last)
        return hasClipboard ? [.copy(value)] : []
    }

    /// Leaves nobody's number in the clipboard, and records what the feeding cost.
    private mutating func endFeeding(_ feeder: Feeder) -> [Effect] {
        layers.removeLast()
        guard !feeder.copied.isEmpty, let session else { return [] }
        var meter = feeder.meter
        meter.mark(now)
        let system = feeder.sheet.system
        let intent = RecordFeeding(
            [feeder.sheet.key], system: system.id, department: system.department, fields: feeder.copied.count,
            seconds: meter.seconds)
        return (hasClipboard ? [.copy("")] : [])
            + begin(.perform([intent], caseID: feeder.caseID, revision: nil, actor: session.actor))
    }
}
