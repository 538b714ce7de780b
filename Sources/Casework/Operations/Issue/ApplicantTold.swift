/// Somebody called the applicant about results that wait.
public struct ApplicantCalled: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "applicantCalled"
    public var outcome: Contact.Outcome
    public var note: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.contacts.append(
                Contact(
                    way: .phone, outcome: outcome, at: operation.recordedAt, person: operation.actor.person, note: note,
                    message: nil))
        }
    }
}

/// Records a call to the applicant.
public struct RecordCall: Intent {
    public static let roles: Set<Role> = [.issueClerk]
    public var keys: [Int]
    public var outcome: Contact.Outcome
    public var note: String

    /// A call about `keys` that came to `outcome`: told, no answer, or a wrong number.
    public init(_ keys: [Int], _ outcome: Contact.Outcome, note: String = "") {
        self.keys = keys
        self.outcome = outcome
        self.note = note
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        for key in keys { try subject.mustWait(key) }
        guard !keys.isEmpty, [.told, .noAnswer, .wrongNumber].contains(outcome) else { throw Denial(.nothingWaits) }
        if !note.isEmpty { try checked(note, "note", limit: 200) }
        return [Proposal(ApplicantCalled(outcome: outcome, note: note), items: keys)]
    }
}

/// A text message is about to be handed to the hall's program; from here to `MessageSettled` nobody knows its fate.
public struct MessageBegun: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "messageBegun"
    public var text: String

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            item.review.contacts.append(
                Contact(
                    way: .text, outcome: .begun, at: operation.recordedAt, person: operation.actor.person, note: text,
                    message: operation.intent))
        }
    }
}

/// Begins a message about results that wait. The intent's identity is the message's: the program that sends it can tell a
/// repetition, and nothing here repeats one.
public struct BeginMessage: Intent {
    public static let roles: Set<Role> = [.issueClerk]
    public var keys: [Int]
    public var text: String

    /// `text` about `keys`.
    public init(_ keys: [Int], text: String) {
        self.keys = keys
        self.text = text
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        try subject.mustBeOpen()
        guard !keys.isEmpty else { throw Denial(.nothingWaits) }
        for key in keys {
            try subject.mustWait(key)
            if let open = subject.item(key)?.review.openMessage {
                throw Denial(.messageUnsettled, ["time": open.at.clock, "date": "\(open.at.day)"])
            }
        }
        guard subject.phoneToTell != nil else { throw Denial(.noPhone) }
        try checked(text, "message", limit: 500)
        return [Proposal(MessageBegun(text: text), items: keys)]
    }
}

/// What became of a message, as the program said or as a clerk found out.
public struct MessageSettled: OperationPayload, LeavesOutcomesAlone {
    public static let kind = "messageSettled"
    public var message: ULID
    public var sent: Bool

    public func apply(
        to subject: inout Case, _ operation: Operation, _ definitions: Definitions
    ) throws(FoldFault) {
        try subject.changeItems(of: operation) { item in
            for index in item.review.contacts.indices where item.review.contacts[index].message == message {
                item.review.contacts[index].outcome = sent ? .sent : .notSent
            }
        }
    }
}

/// Settles the fate of a message.
public struct SettleMessage: Intent {
    public static let roles: Set<Role> = [.issueClerk, .system]
    public var message: ULID
    public var isSent: Bool

    /// The message `message` was sent, or was not.
    public init(_ message: ULID, isSent: Bool) {
        self.message = message
        self.isSent = isSent
    }

    public func propose(_ subject: Case, _ context: Context) throws(Denial) -> [Proposal] {
        let keys = subject.items.filter { item in
            item.review.contacts.contains { $0.message == message && $0.outcome == .begun }
        }.map(\.key)
        guard !keys.isEmpty else { throw Denial(.noSuchMessage) }
        return [Proposal(MessageSettled(message: message, sent: isSent), items: keys)]
    }
}

extension Case {
    /// The result of `key` waits at the issue window for its holder.
    func mustWait(_ key: Int) throws(Denial) {
        let item = try mustHave(key)
        let named = ["item": item.definition.name]
        guard let result = item.review.result else { throw Denial(.noResult, named) }
        guard held(result.material, by: .issueWindow).total > 0 else { throw Denial(.resultNotHere, named) }
    }

    /// Whom a message about results goes to: the agent, who filed, or the applicant; nil where nobody gave a phone.
    public var phoneToTell: String? {
        [agent?.phone, applicant?.phone].compactMap(\.self).first { $0.contains { !$0.isWhitespace } }
    }
}
