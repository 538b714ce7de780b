/// An exception to the usual way: asked for beforehand, or made and to be looked at afterwards. The supervisor has an inbox of
/// those that nobody has judged.
public struct Exception: Codable, Hashable, Sendable, Identifiable {
    /// Sorts of exceptions.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A defect that the one-time notice did not name is to be raised (二次补正); asked for beforehand.
        case newDefectAsked
        /// It was raised, with a supervisor's approval.
        case newDefect
        /// A number was called before others who had waited longer.
        case outOfTurn
        /// The applicant's term was made longer for a stated cause, such as force majeure (不可抗力).
        case termExtended
        /// A limit of the law was extended by the head whom it names (行政许可法 42): to be known, not to be judged here.
        case limitExtended
    }

    /// A line of the checklist and the defects that it is about.
    public struct Line: Codable, Hashable, Sendable {
        public var material: String
        /// Numbers of the published phrases, ascending.
        public var defects: [Int]
    }

    /// What the supervisor said.
    public struct Verdict: Codable, Hashable, Sendable {
        public var isAllowed: Bool
        public var note: String
        public var person: String
        public var at: Instant
    }

    /// Intent of the act.
    public var id: ULID
    public var kind: Kind
    /// Item applications that it concerns.
    public var items: [Int]
    public var at: Instant
    /// Staff number, role and counter of who acted.
    public var person: String
    public var role: Role
    public var counter: String?
    public var reason: String
    public var line: Line?
    /// Staff number of the supervisor who approved it on the spot.
    public var approvedBy: String?
    /// Who approved an extension, and by which document.
    public var head: HeadApproval?
    public internal(set) var verdict: Verdict?

    init(
        _ kind: Kind, _ operation: Operation, reason: String, line: Line? = nil, approvedBy: String? = nil,
        head: HeadApproval? = nil
    ) {
        id = operation.intent
        self.kind = kind
        items = operation.items
        at = operation.recordedAt
        person = operation.actor.person
        role = operation.actor.capacity
        counter = operation.actor.window
        self.reason = reason
        self.line = line
        self.approvedBy = approvedBy
        self.head = head
    }

    /// Waits for a supervisor: none has approved it, made it or judged it.
    public var isOpen: Bool {
        guard verdict == nil, approvedBy == nil else { return false }
        return switch kind {
        case .newDefectAsked: true
        case .newDefect, .outOfTurn, .termExtended: role != .supervisor
        case .limitExtended: false
        }
    }

    /// Refuses a verdict by somebody who may not give one.
    func mustBeJudged(by context: Context, note: String, allows: Bool) throws(Denial) {
        if let verdict { throw Denial(.judgedAlready, ["person": verdict.person]) }
        guard isOpen else { throw Denial(.nothingToJudge) }
        guard person != context.actor.person else { throw Denial(.mustBeAnotherPerson) }
        if !allows || !note.isEmpty { try checked(note, "reason") }
    }
}

extension [Exception] {
    /// The exception `id` was judged.
    mutating func judge(_ id: ULID, isAllowed: Bool, note: String?, _ operation: Operation) {
        guard let index = firstIndex(where: { $0.id == id && $0.isOpen }) else { return }
        self[index].verdict = Exception.Verdict(
            isAllowed: isAllowed, note: note ?? "", person: operation.actor.person, at: operation.recordedAt)
    }
}

extension Case {
    /// A supervisor's leave to raise these defects on a line, given when asked and not made use of yet.
    func approval(of defects: [Int], on material: String) -> Approval? {
        let ofLine = exceptions.filter { $0.line?.material == material }
        guard let asked = ofLine.last, asked.kind == .newDefectAsked, let verdict = asked.verdict, verdict.isAllowed,
            Set(defects).isSubset(of: asked.line?.defects ?? [])
        else { return nil }
        return Approval(person: verdict.person, reason: asked.reason)
    }
}
