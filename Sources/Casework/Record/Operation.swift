/// One entry of a record's log: what was done, by whom, in which capacity, when, and for which items.
///
/// The keys are frozen (`model.md` 3): a changed key needs a new format number, a migration and a fixture of the old one.
public struct Operation: Sendable {
    /// 1 for the first operation of a record, then without gaps.
    public var sequence: Int
    /// The intent that brought this operation about; an intent is carried out once, however often it is sent.
    public var intent: ULID
    /// Item applications of the case that it concerns (`ItemApplication.key`); empty for the whole record.
    public var items: [Int]
    /// When it was written down, with the zone of the clock.
    public var recordedAt: Instant
    /// The lawful date, which may be earlier than the day it was recorded.
    public var effectiveOn: Day
    /// Who did it.
    public var actor: Author
    /// What was done.
    public var payload: any OperationPayload
    /// Hash of the operation before it in the file, hex SHA-256; filled in by the store.
    public var previous: String

    /// The payload's name in the file.
    public var kind: String { type(of: payload).kind }

    /// An operation as the engine proposes it; the store gives `sequence` and `previous`.
    public init(
        sequence: Int = 0, intent: ULID, items: [Int] = [], recordedAt: Instant, effectiveOn: Day, actor: Author,
        payload: any OperationPayload, previous: String = ""
    ) {
        self.sequence = sequence
        self.intent = intent
        self.items = items
        self.recordedAt = recordedAt
        self.effectiveOn = effectiveOn
        self.actor = actor
        self.payload = payload
        self.previous = previous
    }
}

/// Who acted: the person, the capacity acted in, and from where.
public struct Author: Hashable, Sendable {
    /// Staff number; `system` for what the steward writes down.
    public var person: String
    /// The role acted in.
    public var capacity: Role
    /// Staff number of the one acted for, where a person stands in for another.
    public var onBehalfOf: String?
    /// Centre or sub-centre.
    public var centre: String
    /// Counter, where the act was done at one.
    public var window: String?

    /// An author by parts.
    public init(person: String, capacity: Role, onBehalfOf: String? = nil, centre: String, window: String? = nil) {
        self.person = person
        self.capacity = capacity
        self.onBehalfOf = onBehalfOf
        self.centre = centre
        self.window = window
    }
}

extension Operation: Codable {
    private enum Key: String, CodingKey {
        case sequence, intent, kind, items, recordedAt, effectiveOn, actor, capacity, onBehalfOf, centre, window,
            payload
        case previous
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        sequence = try values.decode(Int.self, forKey: .sequence)
        intent = try values.decode(ULID.self, forKey: .intent)
        items = try values.decodeIfPresent([Int].self, forKey: .items) ?? []
        recordedAt = try values.decode(Instant.self, forKey: .recordedAt)
        effectiveOn = try values.decode(Day.self, forKey: .effectiveOn)
        actor = Author(
            person: try values.decode(String.self, forKey: .actor),
            capacity: try values.decode(Role.self, forKey: .capacity),
            onBehalfOf: try values.decodeIfPresent(String.self, forKey: .onBehalfOf),
            centre: try values.decode(String.self, forKey: .centre),
            window: try values.decodeIfPresent(String.self, forKey: .window))
        previous = try values.decode(String.self, forKey: .previous)
        let kind = try values.decode(String.self, forKey: .kind)
        guard let type = OperationKinds.all[kind] else {
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: values, debugDescription: "no operation is called \"\(kind.prefix(40))\"")
        }
        payload = try type.init(from: try values.superDecoder(forKey: .payload))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(sequence, forKey: .sequence)
        try values.encode(intent, forKey: .intent)
        try values.encode(kind, forKey: .kind)
        if !items.isEmpty { try values.encode(items, forKey: .items) }
        try values.encode(recordedAt, forKey: .recordedAt)
        try values.encode(effectiveOn, forKey: .effectiveOn)
        try values.encode(actor.person, forKey: .actor)
        try values.encode(actor.capacity, forKey: .capacity)
        try values.encodeIfPresent(actor.onBehalfOf, forKey: .onBehalfOf)
        try values.encode(actor.centre, forKey: .centre)
        try values.encodeIfPresent(actor.window, forKey: .window)
        try payload.encode(to: values.superEncoder(forKey: .payload))
        try values.encode(previous, forKey: .previous)
    }
}

extension Operation: Equatable {
    public static func == (a: Operation, b: Operation) -> Bool {
        a.sequence == b.sequence && a.intent == b.intent && a.items == b.items && a.recordedAt == b.recordedAt
            && a.effectiveOn == b.effectiveOn && a.actor == b.actor && a.previous == b.previous
            && a.payload.equals(b.payload)
    }
}
