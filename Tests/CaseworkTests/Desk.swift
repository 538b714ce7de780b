import Testing

@testable import Casework

/// A desk for tests: carries out intents as the service does, by a clock that the test sets.
struct Desk {
    var file: Case
    var now: Instant
    var rules: HallRules
    var window: ServiceWindow? = .trade
    private var archive: [String: ItemDefinition] = [:]
    private var random = SeededGenerator(seed: 7)

    /// A desk on a morning at nine, with no case open.
    init(on day: Day = "2018-03-05") {
        now = Instant(day, secondOfDay: 9 * 3600, offset: 28_800)
        rules = HallRules(calendar: .hall, discredited: ["370000197001010011"], defects: [1, 2, 3], absentDefects: [1])
        file = Case(id: ULID(at: now, using: &random))
    }

    /// A desk with a case open for `items`, its applicant and the fields that every item requires recorded.
    static func serving(_ items: ItemDefinition..., on day: Day = "2018-03-05") throws -> Desk {
        var desk = Desk(on: day)
        try desk.act(OpenCase(number: "KF-0001"))
        for item in items { try desk.add(item) }
        try desk.act(RecordApplicant(.citizen))
        if items.contains(where: { $0.fields.contains(where: \.required) }) {
            try desk.act(RecordField("address", "海滨五路1号"))
        }
        return desk
    }

    /// Definitions that cases of this desk pin.
    var definitions: Definitions {
        let archive = archive
        return Definitions { archive[$0] }
    }

    /// Adds an item, archived under its short code.
    mutating func add(_ item: ItemDefinition) throws {
        archive[item.short] = item
        try act(AddItem(item, hash: item.short))
    }

    /// Archives `item` under `hash`.
    mutating func archive(_ hash: String, _ item: ItemDefinition) { archive[hash] = item }

    /// Decides, numbers and folds; gives the identity of the intent.
    @discardableResult
    mutating func act(_ intent: some Intent<Case>, as actor: Actor = .clerk) throws -> ULID {
        let identity = ULID(at: now, using: &random)
        let operations = try decide(intent, file, context(actor, identity))
        file = try Case.fold(file.id, file.log + numbered(operations, after: file.revision), definitions)
        return identity
    }

    /// Decides and folds on from where the case stands, which is what folding it from its beginning comes to.
    mutating func proceed(_ intent: some Intent<Case>, as actor: Actor) throws {
        let identity = ULID(at: now, using: &random)
        for operation in numbered(try decide(intent, file, context(actor, identity)), after: file.revision) {
            try apply(operation.payload, operation)
            file.revision = operation.sequence
            file.log.append(operation)
        }
    }

    private mutating func apply<P: OperationPayload>(_ payload: P, _ operation: Operation) throws {
        guard var subject = file as? P.Subject else { return }
        try payload.apply(to: &subject, operation, definitions)
        if let changed = subject as? Case { file = changed }
    }

    /// Why the intent is refused; the greyed key and the engine must give the same reason.
    func refusal(of intent: some Intent<Case>, as actor: Actor = .clerk) -> Denial? {
        var random = random
        let context = context(actor, ULID(at: now, using: &random))
        let shown = denial(of: intent, file, context)
        do {
            _ = try decide(intent, file, context)
            #expect(shown == nil)
            return nil
        } catch {
            #expect(shown == error)
            return error
        }
    }

    /// The code of the refusal.
    func code(of intent: some Intent<Case>, as actor: Actor = .clerk) -> Denial.Code? {
        refusal(of: intent, as: actor)?.code
    }

    /// Passes every line that is still to be looked at but for `skipped`.
    mutating func passAll(but skipped: String...) throws {
        for row in file.checklist() where row.mark == nil && !skipped.contains(row.material) {
            try act(PassLine(row.material))
        }
    }

    mutating func fail(_ material: String, _ defects: Int..., note: String? = nil) throws {
        try act(FailLine(material, defects: defects, note: note))
    }

    /// The next morning at nine, `day`.
    mutating func wait(until day: Day) {
        now = Instant(day, secondOfDay: 9 * 3600, offset: 28_800)
    }

    /// The item application `key`.
    func item(_ key: Int = 1) throws -> ItemApplication { try #require(file.item(key)) }

    /// Its stage today.
    func stage(_ key: Int = 1) throws -> ItemApplication.Stage { try item(key).stage(asOf: now.day, rules) }

    private func context(_ actor: Actor, _ intent: ULID) -> Context {
        Context(actor: actor, now: now, window: window, rules: rules, intent: intent)
    }
}

extension Desk {
    /// Signs for a handover with the counts that its slip has.
    mutating func sign(_ handover: Int, as actor: Actor) throws {
        try act(SignForPapers(handover, counted: listed(handover)), as: actor)
    }

    /// The papers of a slip, as an honest receiver counts them.
    func listed(_ handover: Int) -> [PaperLine] { file.handovers.first { $0.id == handover }?.papers ?? [] }
}

/// Operations with the sequences that the store gives.
func numbered(_ operations: [Operation], after revision: Int) -> [Operation] {
    operations.enumerated().map { index, operation in
        var operation = operation
        operation.sequence = revision + index + 1
        return operation
    }
}

/// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
