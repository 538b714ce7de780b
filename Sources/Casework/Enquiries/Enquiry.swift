/// A complaint or a question (投诉、咨询), from the 12345 hotline, the counter, a phone or a letter: owned by somebody,
/// answered within a limit, and never edited, since it is its log.
public struct Enquiry: Record {
    public static let kind = RecordKind.enquiries

    /// What somebody wants.
    public enum Sort: String, Codable, Sendable, CaseIterable {
        /// 投诉
        case complaint
        /// 咨询
        case consultation

        /// Letter in front of its numbers.
        public var letter: String { self == .complaint ? "T" : "Z" }
    }

    /// How it came.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// `hotline` is 12345.
        case counter, hotline, phone, letter, online
    }

    /// Where it stands.
    public enum State: String, Codable, Sendable, CaseIterable {
        case open
        /// There is an answer; the person has not been told yet.
        case answered
        case closed
    }

    /// How the person was told the answer.
    public enum Telling: String, Codable, Sendable, CaseIterable {
        /// `hotline`: by way of the 12345 order; `nobody`: nobody knows who asked.
        case counter, phone, message, letter, hotline, nobody
    }

    /// Who asked; anonymous where both are empty.
    public struct Asker: Codable, Hashable, Sendable {
        public var name: String
        public var phone: String

        /// `name`, who can be called at `phone`.
        public init(name: String = "", phone: String = "") {
            self.name = name
            self.phone = phone
        }

        /// The phone as lists and pages show it, `138****2210`.
        public var maskedPhone: String {
            phone.count >= 11 ? phone.prefix(3) + "****" + phone.suffix(4) : phone
        }

        public var isAnonymous: Bool { name.isEmpty && phone.isEmpty }
    }

    /// The case that it is about.
    public struct Link: Codable, Hashable, Sendable {
        public var id: ULID
        public var number: String

        /// The case `id` with the number `number`.
        public init(id: ULID, number: String) {
            self.id = id
            self.number = number
        }
    }

    /// What was answered, by whom and when.
    public struct Answer: Sendable, Equatable {
        public var text: String
        public var person: String
        public var on: Day
    }

    /// How it ended.
    public struct Closing: Sendable, Equatable {
        public var told: Telling
        /// What the person said of the answer; nil where that was not asked.
        public var isSatisfied: Bool?
        public var on: Day
    }

    public let id: ULID
    public var revision = 0
    public var log: [Operation] = []
    public var undone: Set<ULID> = []

    /// `T20261126-003`
    public internal(set) var number = ""
    public internal(set) var sort = Sort.consultation
    public internal(set) var source = Source.counter
    public internal(set) var centre = ""
    /// Number of the hotline's own order.
    public internal(set) var order: String?
    public internal(set) var asker = Asker()
    public internal(set) var matter = ""
    public internal(set) var link: Link?
    /// Staff number of the one complained of, who neither assigns nor answers it.
    public internal(set) var about: String?
    /// `Department.id` or staff number; these never look alike, small letters there and digits or capitals here.
    public internal(set) var owner: String?
    /// Working days within which it is answered, as the hall had them when it was registered.
    public internal(set) var days = 0
    public internal(set) var registeredAt: Instant?
    public internal(set) var registeredBy = ""
    public internal(set) var registeredOn: Day?
    /// Day from which the limit runs now: of registering, or of the latest reopening.
    public internal(set) var start: Day?
    /// Day of the first answer, whatever came after it.
    public internal(set) var firstAnsweredOn: Day?
    /// The answer that stands; nil since a reopening.
    public internal(set) var answer: Answer?
    public internal(set) var closing: Closing?

    public init(id: ULID) {
        self.id = id
    }

    public var state: State { closing != nil ? .closed : answer != nil ? .answered : .open }

    /// The last day for the answer; nil before it is registered.
    public func due(_ rules: HallRules) -> Deadline? { start.map { rules.deadline(from: $0, limit) } }

    /// The first answer came within its limit; nil while that is open.
    public func isInTime(asOf today: Day, _ rules: HallRules) -> Bool? {
        guard let due = registeredOn.map({ rules.deadline(from: $0, limit).due }) else { return nil }
        return firstAnsweredOn.map { $0 <= due } ?? (today > due ? false : nil)
    }

    private var limit: Limit { Limit(days, .working, basis: "") }

    /// The actor owns it: by person, or as one of the department.
    public func isOwned(by actor: Actor) -> Bool {
        owner.map { $0 == actor.person || $0 == actor.capacity.department } ?? false
    }

    // MARK: - What several rules ask

    /// The one complained of has no part in what becomes of it.
    func mustNotBeAbout(_ context: Context) throws(Denial) {
        guard revision > 0 else { throw Denial(.notOpen) }
        guard about != context.actor.person else { throw Denial(.complainedOf, ["number": number]) }
    }

    /// It stands at `wanted`, or the denial says where it stands.
    func mustBe(_ wanted: State) throws(Denial) {
        guard state != wanted else { return }
        let code: Denial.Code =
            switch state {
            case .open: .enquiryOpen
            case .answered: .enquiryAnswered
            case .closed: .enquiryClosed
            }
        throw Denial(code, ["number": number])
    }
}

/// Working days within which enquiries are answered. No law sets them for a hall: five and one are what many 12345
/// services use (○ local custom), and `hall.json` says otherwise by `enquiryDays`.
public struct EnquiryDays: Codable, Hashable, Sendable {
    public var complaint: Int
    public var consultation: Int

    /// So many working days; the day of registering is day 0.
    public init(complaint: Int = 5, consultation: Int = 1) {
        self.complaint = complaint
        self.consultation = consultation
    }

    subscript(sort: Enquiry.Sort) -> Int { sort == .complaint ? complaint : consultation }
}

extension Set<Role> {
    /// Everybody who can be asked something: all but the system.
    static var people: Set<Role> { Set(Role.allCases).subtracting([.system]) }
}
