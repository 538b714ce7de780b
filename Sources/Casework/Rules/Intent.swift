/// What a person asks the engine to do. One rule, `propose`, both greys the key and refuses the act.
public protocol Intent<Subject>: Sendable {
    associatedtype Subject: Record
    /// Roles that may ask for it at all.
    static var roles: Set<Role> { get }
    /// The operations that carry it out, or the reason why it can't be.
    func propose(_ subject: Subject, _ context: Context) throws(Denial) -> [Proposal]
}

/// An intent that side-by-side work of others does not touch: it is decided on the case as it stands, whatever came in
/// since the actor looked, and its rule alone says whether it still can be.
public protocol SideBySide {}

/// An intent that names one of the staff beside the actor; the hall's list is asked whether there is such a person.
public protocol NamesStaff {
    /// Staff number; nil where nobody is named.
    var named: String? { get }
}

/// An operation before it has an envelope.
public struct Proposal: Sendable {
    var payload: any OperationPayload
    var items: [Int]
    var effectiveOn: Day?

    /// `payload` for the item applications `items`; the lawful date is today unless `effectiveOn` names an earlier one.
    init(_ payload: any OperationPayload, items: [Int] = [], effectiveOn: Day? = nil) {
        self.payload = payload
        self.items = items
        self.effectiveOn = effectiveOn
    }
}

/// What a decision rests on beside the record: who asks, when, where, and by which rules.
public struct Context: Sendable {
    public var actor: Actor
    public var now: Instant
    /// The comprehensive window of the actor's counter; nil behind the window.
    public var window: ServiceWindow?
    public var rules: HallRules
    /// Identity of the intent, kept by its operations.
    public var intent: ULID
    /// Another desk that works on the case now; nil when none does.
    public var heldBy: Holder?

    /// A context by parts.
    public init(
        actor: Actor, now: Instant, window: ServiceWindow?, rules: HallRules, intent: ULID, heldBy: Holder? = nil
    ) {
        self.actor = actor
        self.now = now
        self.window = window
        self.rules = rules
        self.intent = intent
        self.heldBy = heldBy
    }

    /// The local day of `now`.
    public var today: Day { now.day }
}

/// The hall's settings that rules read.
public struct HallRules: Sendable {
    public var calendar: WorkCalendar
    /// Outer limit of the one-time notice: five working days from receipt (行政许可法 32).
    public var noticeLimit: Limit
    /// Whether the day of receipt or acceptance is counted as the first; by default it is day 0.
    public var dayZeroCounts: Bool
    /// Working days within which a warning has to be acknowledged before it goes to the supervisor: by local custom ○ one.
    public var warningLimit: Limit
    /// Identity numbers that may not make promises (容缺受理).
    public var discredited: Set<String>
    /// Numbers of the published defect phrases.
    public var defects: Set<Int>
    /// Those that say that the paper was not there at all.
    public var absentDefects: Set<Int>
    /// Working days within which complaints and questions are answered.
    public var enquiryDays: EnquiryDays

    /// Rules by parts.
    public init(
        calendar: WorkCalendar, noticeLimit: Limit = Limit(5, .working, basis: "行政许可法第三十二条"),
        warningLimit: Limit = Limit(1, .working, basis: ""), dayZeroCounts: Bool = false, discredited: Set<String> = [],
        defects: Set<Int>, absentDefects: Set<Int>,
        enquiryDays: EnquiryDays = EnquiryDays()
    ) {
        self.warningLimit = warningLimit
        self.calendar = calendar
        self.noticeLimit = noticeLimit
        self.dayZeroCounts = dayZeroCounts
        self.discredited = discredited
        self.defects = defects
        self.absentDefects = absentDefects
        self.enquiryDays = enquiryDays
    }

    /// The last day of `limit` counted from `start`, by this hall's calendar; days of `excluded` do not count.
    public func deadline(from start: Day, _ limit: Limit, excluding excluded: [ClosedRange<Day>] = []) -> Deadline {
        Deadline.last(
            from: start, limit: limit, calendar: calendar, dayZeroCounts: dayZeroCounts, excluding: excluded)
    }
}

extension HallRules {
    /// Last day on which a hearing can be asked for by those who were told on `day` (行政许可法 47).
    public func hearingRequestDue(from day: Day) -> Day { deadline(from: day, .hearingRequest).due }

    /// Last day for issue and delivery of what was granted on `day` (行政许可法 44).
    public func deliveryDue(from day: Day) -> Day { deadline(from: day, .delivery).due }
}

/// Decides an intent: the operations that carry it out, or why not. Nothing is changed.
public func decide<Subject>(
    _ intent: some Intent<Subject>, _ subject: Subject, _ context: Context
) throws(Denial) -> [Operation] {
    guard type(of: intent).roles.contains(context.actor.capacity.role) else {
        throw Denial(.roleMayNot, ["role": context.actor.capacity.role.rawValue])
    }
    if !(intent is any SideBySide) { try context.mustNotBeHeldElsewhere(Subject.kind) }
    return try intent.propose(subject, context).map { proposal in
        Operation(
            intent: context.intent, items: proposal.items, recordedAt: context.now,
            effectiveOn: proposal.effectiveOn ?? context.today, actor: context.actor.author, payload: proposal.payload)
    }
}

/// The reason why `intent` is closed now, nil when it is open: `decide` without its operations.
public func denial<Subject>(
    of intent: some Intent<Subject>, _ subject: Subject, _ context: Context
) -> Denial? {
    do {
        _ = try decide(intent, subject, context)
        return nil
    } catch {
        return error
    }
}

extension Set<Role> {
    static var desk: Set<Role> { Set(Role.allCases.filter(\.isDesk)) }
    static var department: Set<Role> { Set(Role.allCases.filter(\.isDepartment)) }
}

/// Refuses text that is empty or longer than `limit` characters.
func checked(_ text: String, _ name: String, limit: Int = 200) throws(Denial) {
    guard text.contains(where: { !$0.isWhitespace }) else { throw Denial(.missing, ["field": name]) }
    guard text.unicodeScalars.count <= limit else { throw Denial(.tooLong, ["field": name, "limit": "\(limit)"]) }
}
