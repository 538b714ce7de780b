import Casework

/// A case of the usual length: opened, an applicant, and lines counted and passed; one more mark is what is measured.
enum Sample {
    static let length = 11

    static func first(_ id: ULID, _ now: Instant) throws -> [Casework.Operation] {
        try (0..<length).flatMap { try operation(id, now, $0) }
    }

    static func next(_ intent: ULID, _ now: Instant) throws -> [Casework.Operation] {
        try operation(intent, now, length)
    }

    /// The store does not look inside an operation, so the engine's simplest stands for all, at a mark's usual length.
    private static func operation(_ intent: ULID, _ now: Instant, _ index: Int) throws -> [Casework.Operation] {
        let rules = HallRules(calendar: WorkCalendar(years: [:]), defects: [], absentDefects: [])
        let actor = Actor(person: "0117", name: "张敏", capacity: Capacity(.frontDesk), centre: "main", counter: "3")
        let context = Context(actor: actor, now: now, window: nil, rules: rules, intent: intent)
        return try decide(OpenCase(number: "37110020261123\(index)", ticket: intent), Case(id: intent), context)
    }
}
