import CellText
import FoundationEssentials
import StrictJSON

@testable import CaseStore
@testable import Casework
@testable import Catalogue
@testable import ConsoleUI
@testable import Documents
@testable import HallService
@testable import TerminalHost

/// Everything that takes in bytes from outside. Whatever they are, each of these comes back; what it promises of what it
/// let in is asked for by `precondition`. `make fuzz` runs the same under libFuzzer.
enum Target: String, CaseIterable, Sendable {
    case json, caseFile, operations, settings, catalogue, template, keys, typed

    func take(_ bytes: [UInt8]) {
        switch self {
        case .json: Target.json(bytes)
        case .caseFile: Target.caseFile(bytes)
        case .operations: Target.operations(bytes)
        case .settings: Target.settings(bytes)
        case .catalogue: Target.catalogue(bytes)
        case .template: Target.template(bytes)
        case .keys: Target.keys(bytes)
        case .typed: Target.typed(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func passes(_ body: () throws -> Void) -> Bool { (try? body()) != nil }

    /// What is canonical is JSON, and the members stand where they are said to.
    private static func json(_ bytes: [UInt8]) {
        let isJSON = passes { try StrictJSON.check(bytes) }
        let isCanonical = passes { try StrictJSON.check(bytes, form: .canonical) }
        precondition(isJSON || !isCanonical)
        guard let members = try? StrictJSON.members(of: bytes[...]) else { return }
        for member in members { precondition(passes { try StrictJSON.check(bytes[member.value]) }) }
        precondition(Set(members.map(\.key)).count == members.count)
    }

    private static let id: ULID = {
        guard let id = ULID("01M832CG70D12WC3651WEZEJFX") else { preconditionFailure("no ULID") }
        return id
    }()

    /// A file that is let in is, byte for byte, what would be written.
    private static func caseFile(_ bytes: [UInt8]) {
        guard let log = try? LogFile(bytes, kind: .cases, id: id, file: "") else { return }
        precondition(log.bytes == bytes)
        guard let operations = try? log.operations(log.lines.indices, file: "") else { return }
        fold(operations)
    }

    /// Lines that somebody who can hash has put into a chain: they are read as they were written, or refused.
    private static func operations(_ bytes: [UInt8]) {
        var log = LogFile(kind: .cases, id: id)
        var operations: [Operation] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(40) {
            guard let operation = try? JSONDecoder().decode(Operation.self, from: Data(line)),
                let written = try? log.append(operation, intent: operation.intent)
            else { continue }
            operations.append(written)
        }
        guard !operations.isEmpty else { return }
        guard let again = try? LogFile(log.bytes, kind: .cases, id: id, file: "") else {
            preconditionFailure("what was written can't be read")
        }
        precondition((try? again.operations(again.lines.indices, file: "")) == operations)
        fold(operations)
    }

    private static let definitions = Definitions { _ in Target.item }
    private static let item: ItemDefinition? = Seeds.item.flatMap {
        try? JSONDecoder().decode(Exact<ItemDefinition>.self, from: Data($0)).value
    }
    private static let rules = HallRules(calendar: WorkCalendar(years: [:]), defects: [1, 2], absentDefects: [1])

    private static func fold(_ operations: [Operation]) {
        let day = Day("2026-11-23") ?? Day(number: 0)
        if let subject = try? Case.fold(id, operations, definitions) {
            _ = subject.summary(asOf: day, rules)
            _ = (subject.checklist(), subject.custody, subject.documentsOwed, subject.openLines)
            _ = subject.stewardship(asOf: day, rules)
        }
        if let ticket = try? Ticket.fold(id, operations, definitions) { _ = ticket.summary }
    }

    private static func settings(_ bytes: [UInt8]) {
        guard passes({ try StrictJSON.check(bytes) }),
            let settings = try? JSONDecoder().decode(HallSettings.self, from: Data(bytes)),
            passes({ try settings.check() })
        else { return }
        _ = (settings.offset, settings.idleSeconds, settings.idleLock, settings.fileLimit)
        precondition(settings.numbers != nil)
        _ = settings.numbers?(7, centre: settings.centres.first?.code ?? "", on: Day(number: 20_000))
        guard let data = try? JSONEncoder().encode(settings) else { preconditionFailure("can't be written") }
        precondition((try? JSONDecoder().decode(HallSettings.self, from: data)) == settings)
    }

    private static func catalogue(_ bytes: [UInt8]) {
        guard passes({ try StrictJSON.check(bytes, sizeLimit: 4 << 20) }) else { return }
        func read<T: Decodable>(_ type: T.Type) -> T? {
            try? JSONDecoder().decode(Exact<T>.self, from: Data(bytes)).value
        }
        _ = (read(DepartmentsFile.self), read(WindowsFile.self), read(CentresFile.self), read(DefectsFile.self))
        _ = (read(ThemesFile.self), read(RefusalsFile.self), read(SystemsFile.self), read(WorkdaysFile.self))
        guard let item = read(ItemDefinition.self), let hash = try? Catalogue.hash(of: item),
            let archived = try? Catalogue.archiveBytes(of: item)
        else { return }
        precondition((try? Catalogue.definition(archived: archived, hash: hash)) == item)
    }

    /// The first byte says of which document.
    private static func template(_ bytes: [UInt8]) {
        let kinds = DocumentKind.allCases
        let kind = kinds[Int(bytes.first ?? 0) % kinds.count]
        let source = String(decoding: bytes.dropFirst(), as: UTF8.self)
        guard
            let template = try? TemplateParser.parse(source, kind.rawValue, PageVocabulary.of(kind).names, required: [])
        else { return }
        let names = PageVocabulary.of(kind).names
        let texts = Dictionary(uniqueKeysWithValues: names.texts.map { ($0, "王建国{{x}}|\n\u{1B}[2J") })
        let lists = names.lists.mapValues { entry in
            [Dictionary(uniqueKeysWithValues: entry.map { ($0, String(repeating: "长", count: 90)) }), [:]]
        }
        let page = Page(
            kind.rawValue, number: "1", code: nil, issuedAt: Instant(milliseconds: 0, offset: 0),
            template.lines(.init(texts: texts, lists: lists)))
        let text = page.text
        precondition(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\u{0C}" })
        precondition(Page(page.encoded)?.text == text)
    }

    /// Bytes as the terminal sends them; 0xFF and a byte stand for a key's code.
    private static func keys(_ bytes: [UInt8]) {
        var decoder = KeyDecoder()
        var inputs: [Input] = []
        var isCode = false
        for byte in bytes {
            if isCode {
                decoder.decode(CInt(byte) + 256, into: &inputs)
                isCode = false
            } else if byte == 0xFF {
                isCode = true
            } else if byte == 0 {
                decoder.finish(into: &inputs)
            } else {
                decoder.decode(CInt(byte), into: &inputs)
            }
        }
        decoder.finish(into: &inputs)
        var field = TextField()
        for input in inputs {
            switch input {
            case .key(let key): _ = field.edit(key)
            case .paste(let text):
                _ = field.insert(text)
                typed(text)
            default: break
            }
        }
        _ = (field.visible(in: 7), SafeText(field.text).wrapped(to: 7))
    }

    /// What is typed or scanned into the desk's lines and forms.
    private static func typed(_ text: String) {
        _ = Entry(text)
        _ = Day(typed: text, in: 2026)
        if let count = PaperCount(entry: text) { precondition(count.total <= 1998) }
        for kind in IdentityDocument.Kind.allCases {
            let document = IdentityDocument(kind: kind, number: text)
            _ = (document.flaw, document.masked)
            precondition(IdentityDocument.normalised(document.number) == document.number)
        }
        if let id = ULID(text) { precondition(id.description == text) }
        if let moment = Instant(text) { precondition(Instant(moment.description) == moment) }
        if let day = Day(text) { precondition(Day(day.description) == day) }
        _ = CaseNumberTemplate(text)?(123_456, centre: "37", on: Day(number: 20_000))
        let safe = SafeText(text)
        for cells in [1, 2, 3, 80] {
            precondition(safe.wrapped(to: cells).allSatisfy { $0.width <= max(2, cells) })
            precondition(safe.truncated(to: cells).width <= cells)
            precondition(safe.fitted(to: cells).width == cells)
        }
    }
}
