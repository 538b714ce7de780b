import Documents
import Testing

@testable import Casework

/// A desk in a test: a case, a clock that is set by hand, and acts that go through the rules.
struct Desk {
    var subject: Case
    var now: Instant
    let window: ServiceWindow
    var rules = Samples.rules
    var definitions = Samples.definitions
    private var acts = 0

    init(_ now: String = "2026-11-23T09:42:00.000+08:00", window: String = "commerce") throws {
        self.now = try #require(Instant(now))
        subject = Case(id: try #require(ULID("01KAQ5M0000000000000000000")))
        self.window = ServiceWindow(
            id: window, name: "商事登记", centre: "main", category: "A", season: nil, issues: false)
    }

    /// A case of `definitions` with an applicant, opened at counter 3.
    static func open(
        _ items: [ItemDefinition], applicant: Party = Samples.person,
        definitions: Definitions = Samples.definitions
    ) throws -> Desk {
        var desk = try Desk()
        desk.definitions = definitions
        try desk.act(OpenCase(number: "202611230007"))
        try desk.act(RecordApplicant(applicant))
        for definition in items { try desk.act(AddItem(definition, hash: definition.short)) }
        return desk
    }

    /// Carries `intent` out and gives its identity.
    @discardableResult
    mutating func act(
        _ intent: some Intent<Case>, by actor: Actor = Samples.clerk
    ) throws -> ULID {
        acts += 1
        let suffix = String(acts)
        let id = try #require(ULID("01KAQ5M" + String(repeating: "0", count: 19 - suffix.count) + suffix))
        let context = Context(actor: actor, now: now, window: window, rules: rules, intent: id)
        var log = subject.log
        for var operation in try decide(intent, subject, context) {
            operation.sequence = log.count + 1
            log.append(operation)
        }
        subject = try Case.fold(subject.id, log, definitions)
        return id
    }

    /// Passes every line that nobody has looked at.
    mutating func passRest() throws {
        for row in subject.checklist() where row.mark == nil { try act(PassLine(row.material)) }
    }

    func page(
        _ kind: DocumentKind, _ act: ULID, _ context: PageContext = Samples.page
    ) throws -> Page {
        try Samples.templates.render(kind, act: act, of: subject, definitions, context)
    }

    /// The page of `intent`, once that is carried out.
    mutating func page(
        _ kind: DocumentKind, after intent: some Intent<Case>, by actor: Actor = Samples.clerk
    ) throws -> Page {
        let act = try act(intent, by: actor)
        var context = Samples.page
        (context.clerk, context.counter) = (actor.name, actor.counter ?? "")
        return try page(kind, act, context)
    }
}
