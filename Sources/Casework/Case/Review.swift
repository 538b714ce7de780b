/// What became of an accepted item behind the window: its steps, proceedings, pauses, decision and result.
public struct Review: Sendable, Equatable {
    /// Who works on a step, by `StepDefinition.id`; a step given back is nobody's.
    public internal(set) var taken: [String: Taking] = [:]
    /// What a department found, by step; a step with an opinion is done.
    public internal(set) var opinions: [String: Opinion] = [:]
    /// Site visits, expert reviews, parties heard, in the order of the log.
    public internal(set) var proceedings: [Proceeding] = []
    /// The hearing, from being told of the right to the record; nil while nobody was told.
    public internal(set) var hearing: Hearing?
    public internal(set) var pauses: [Pause] = []
    /// The one extension of the statutory limit, and that of the joint cap.
    public internal(set) var extended: Extension?
    public internal(set) var extendedJointly: Extension?
    /// 上报: a higher body decides.
    public internal(set) var referral: Referral?
    /// Why it is grave or hard (重大、疑难、复杂), so that the chief representative does not decide alone.
    public internal(set) var grave: String?
    public internal(set) var decision: Decision?
    /// Every result that was made, the void ones too.
    public internal(set) var made: [MadeResult] = []
    /// Day on which the issue window first signed for the result: the promised clock ends.
    public internal(set) var atIssueOn: Day?
    /// Results that the issue window did not take over.
    public internal(set) var refusals: [ResultRefusal] = []
    /// Calls and messages to the applicant about the result.
    public internal(set) var contacts: [Contact] = []
    /// Where the result is to be sent; nil for the counter.
    public internal(set) var wish: DeliveryWish?
    public internal(set) var postings: [Posting] = []
    /// What became of the fee; nil while nothing did.
    public internal(set) var fee: FeeState?
    /// What became of the warnings that the steward has issued, each once.
    public internal(set) var warned: [Reminder: Warning.Course] = [:]

    /// Somebody works on a step.
    public struct Taking: Sendable, Equatable {
        public var person: String
        public var at: Instant
    }

    /// What the reviewer of a step found.
    public struct Opinion: Sendable, Equatable {
        public var verdict: OpinionGiven.Verdict
        public var text: String
        public var person: String
        public var on: Day
    }

    /// Something that was held: who was there, what was found.
    public struct Proceeding: Sendable, Equatable {
        public var payload: ProceedingHeld
        public var on: Day
    }

    /// A hearing (行政许可法 46–48).
    public struct Hearing: Sendable, Equatable {
        /// Day on which applicant or third parties were told of their right.
        public var toldOn: Day
        public var requestedOn: Day?
        /// Day it is called for, and the day its notice was given.
        public var calledFor: Day?
        public var calledOn: Day?
        public var heldOn: Day?
        /// What its record says; the decision rests on it (行政许可法 48).
        public var record: String?
    }

    /// A clock stood still, for a cause and a length told in writing.
    public struct Pause: Sendable, Equatable {
        /// 1, 2, 3 … within the item.
        public var id: Int
        public var cause: PauseCause
        public var from: Day
        /// Last day of the length that was told: from then on the clock runs again by itself.
        public var until: Day
        public var endedOn: Day?

        /// Days that do not count: those after the beginning, to the end or to what was told, whichever is first.
        public var excluded: ClosedRange<Day>? {
            let last = min(endedOn ?? until, until)
            return last > from ? from.adding(days: 1)...last : nil
        }

        /// Whether the clock stands still on `day`.
        public func runs(on day: Day) -> Bool { endedOn == nil && day <= until }
    }

    /// An extension of a limit, once.
    public struct Extension: Sendable, Equatable {
        public var limit: Limit
        public var approval: HeadApproval
        public var reason: String
        public var on: Day
    }

    /// The matter lies, or lay, with a higher body.
    public struct Referral: Sendable, Equatable {
        public var body: String
        public var on: Day
        public var returnedOn: Day?
        public var verdict: Decided.Verdict?
        /// Number of the higher body's document.
        public var document: String?
    }

    /// The decision on the application.
    public struct Decision: Sendable, Equatable {
        public var verdict: Decided.Verdict
        public var reason: String
        public var person: String
        public var on: Day
    }
}

/// The head of a body who approved what the department alone may not, by a document on file.
public struct HeadApproval: Codable, Hashable, Sendable {
    /// Whose head it is.
    public enum Body: String, Codable, Sendable, CaseIterable {
        /// 本行政机关负责人
        case decidingBody
        /// 本级人民政府负责人
        case localGovernment
    }

    public var body: Body
    public var name: String
    /// 批准文号
    public var document: String
    public var on: Day

    /// Approval by the head of `body`.
    public init(body: Body = .decidingBody, name: String, document: String, on: Day) {
        self.body = body
        self.name = name
        self.document = document
        self.on = on
    }

    /// Refuses an approval that does not say who, by which document, and when.
    func check(_ context: Context) throws(Denial) {
        try checked(name, "approver", limit: 100)
        try checked(document, "approvalDocument", limit: 100)
        guard on <= context.today else { throw Denial(.dateAhead, ["date": "\(on)"]) }
    }
}

/// Something that time alone brought about, written down once.
public struct Reminder: Codable, Hashable, Sendable {
    /// What a reminder is about.
    public enum Matter: String, Codable, Sendable, CaseIterable {
        /// Promised papers are due soon, or their term has run out.
        case promise, promiseLapsed
        /// Corrections are due soon, or their term has run out.
        case correction, correctionLapsed
        /// A clock of the item is in its last working day, or over.
        case dueSoon, overdue
        /// A told pause has run out and nobody resumed.
        case pauseOver
        /// What was granted must be issued soon, or should have been (行政许可法 44).
        case deliverySoon, deliveryOver
    }

    public var matter: Matter
    /// The day that it speaks of; another day makes another reminder.
    public var due: Day

    /// A reminder of `matter` for `due`.
    public init(_ matter: Matter, due: Day) {
        self.matter = matter
        self.due = due
    }
}
