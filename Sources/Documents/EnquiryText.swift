public import Casework
public import Catalogue

/// A complaint or a question in words, for console and command alike: what is known of it, and its story. Phones are masked.
public struct EnquiryText {
    /// Something that is known of it: `key` names it (`enquiry.<key>`).
    public struct Fact: Sendable {
        public let key: String
        public let text: String
    }

    public private(set) var facts: [Fact] = []
    /// An act a line, the oldest first.
    public private(set) var story: [String] = []
    private let words: Words
    private let owner: (String) -> String

    /// - Parameters:
    ///   - name: of a member of staff by number.
    ///   - department: short name by `Department.id`; nil for what is no department.
    public init(
        _ enquiry: Enquiry, _ words: Words, _ rules: HallRules, asOf today: Day, name: @escaping (String) -> String,
        department: @escaping (String) -> String?
    ) {
        self.words = words
        owner = { department($0) ?? name($0) }
        add("state", words("enquiry.state.\(enquiry.state.rawValue)"))
        if enquiry.state == .open, let due = enquiry.due(rules) {
            let left = words.left(until: due.due, from: today, rules.calendar)
            add("due", "\(due.due)\(due.isEstimate ? words("due.estimate") : "")  \(left)")
        }
        add("owner", enquiry.owner.map(owner) ?? words("enquiry.nobody"))
        add("source", words("enquiry.source.\(enquiry.source.rawValue)"))
        add("order", enquiry.order ?? "")
        let asker = enquiry.asker
        add("asker", asker.isAnonymous ? words("enquiry.anonymous") : spaced(asker.name, asker.maskedPhone))
        add("about", enquiry.about.map { "\(name($0)) \($0)" } ?? "")
        add("case", enquiry.link?.number ?? "")
        add("matter", enquiry.matter)
        add("answer", enquiry.answer?.text ?? "")
        add("told", enquiry.closing.map { telling($0.told, $0.isSatisfied) } ?? "")
        story = enquiry.log.map { operation in
            let at = operation.recordedAt
            let head =
                "\(at.day) \(at.clock) \(name(operation.actor.person)) \(words("cli.operation.\(operation.kind)"))"
            return spaced(head, detail(of: operation.payload))
        }
    }

    private mutating func add(_ key: String, _ text: String) {
        if !text.isEmpty { facts.append(Fact(key: key, text: text)) }
    }

    private func telling(_ told: Enquiry.Telling, _ isSatisfied: Bool?) -> String {
        let said = isSatisfied.map { words($0 ? "enquiry.satisfied" : "enquiry.unsatisfied") } ?? ""
        return spaced(words("enquiry.told.\(told.rawValue)"), said)
    }

    private func detail(of payload: any OperationPayload) -> String {
        switch payload {
        case let act as EnquiryAssigned: spaced(owner(act.owner), act.reason ?? "")
        case let act as EnquiryAnswered: act.answer
        case let act as EnquiryClosed: telling(act.told, act.isSatisfied)
        case let act as EnquiryReopened: act.reason
        default: ""
        }
    }
}

/// Both with a space between them, where both are there.
private func spaced(_ first: String, _ second: String) -> String {
    [first, second].filter { !$0.isEmpty }.joined(separator: " ")
}

extension Words {
    /// `余3日`, `今到期`, `超2日`.
    public func left(until due: Day, from today: Day, _ calendar: WorkCalendar) -> String {
        let left = calendar.workingDaysLeft(from: today, to: due)
        return left == 0 ? self("left.today") : self(left < 0 ? "left.over" : "left.days", ["n": "\(abs(left))"])
    }
}
