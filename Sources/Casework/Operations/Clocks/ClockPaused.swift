/// A clock was stopped for a cause that the law or the item's rules name; the length was told in writing.
public struct ClockPaused: OperationPayload {
    public static let kind = "clockPaused"
    /// 1, 2, 3 … within the item.
    public var pause: Int
    public var cause: PauseCause
    /// Working days that were told, and the last of them.
    public var days: Int
    public var until: Day
    public var note: String?

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.pauses.append(
                .init(id: pause, cause: cause, from: operation.effectiveOn, until: until))
        }
    }
}

/// Stops the clocks of an item (特别程序): only what its rule profile allows, never after they ran out, one pause at a time.
public struct PauseClock: Intent {
    public static let roles = Set<Role>.department
    public var key: Int
    public var cause: PauseCause
    /// Working days that the cause will take, as told to the applicant in writing (行政许可法 45).
    public var days: Int
    public var note: String

    /// The item `key` waits for `cause` for so many working days.
    public init(_ key: Int, _ cause: PauseCause, days: Int, note: String = "") {
        self.key = key
        self.cause = cause
        self.days = days
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let item = try subject.mustBeReviewed(key, by: nil, context)
        guard item.definition.pauseRule(cause) != nil else {
            throw Denial(.causeStopsNoClock, ["cause": cause.rawValue, "item": item.definition.name])
        }
        if let running = item.pause(on: context.today) { throw Denial(.clockStands, ["date": "\(running.until)"]) }
        if let last = item.bindingDeadline(asOf: context.today, context.rules)?.due, context.today > last {
            throw Denial(.limitOver, ["date": "\(last)"])
        }
        guard (1...400).contains(days) else { throw Denial(.notANumber, ["field": "days"]) }
        if !note.isEmpty { try checked(note, "note", limit: 500) }
        let until = context.rules.deadline(
            from: context.today, Limit(days, .working, basis: item.definition.pauseRule(cause)?.basis ?? "")
        ).due
        let paused = ClockPaused(
            pause: item.review.pauses.count + 1, cause: cause, days: days, until: until,
            note: note.isEmpty ? nil : note)
        return [Proposal(paused, items: [key])]
    }
}
