import Testing

@testable import Casework

/// Complaints and questions: who may do what with them, and by when.
struct EnquiryTests {
    private var now = Instant("2018-03-05", secondOfDay: 36_000, offset: 28_800)
    private var enquiry = Enquiry(id: CounterShift.id(counter: "1", on: "2018-03-05"))
    private let rules = HallRules(calendar: .hall, defects: [], absentDefects: [])

    private static let desk = actor("0117", .frontDesk)
    private static let supervisor = actor("0001", .supervisor)
    private static let reviewer = actor("0201", .reviewer, "market")

    private static func actor(_ person: String, _ role: Role, _ department: String? = nil) -> Actor {
        Actor(person: person, name: person, capacity: Capacity(role, department: department), centre: "main")
    }

    private func context(_ actor: Actor) -> Context {
        var chance = SystemRandomNumberGenerator()
        return Context(actor: actor, now: now, window: nil, rules: rules, intent: ULID(at: now, using: &chance))
    }

    private mutating func act(_ intents: any Intent<Enquiry>..., by actor: Actor = supervisor) throws {
        for intent in intents {
            var log = enquiry.log
            for var operation in try decided(intent, actor) {
                operation.sequence = log.count + 1
                log.append(operation)
            }
            enquiry = try Enquiry.fold(enquiry.id, log, Definitions { _ in nil })
        }
    }

    private func decided(_ intent: some Intent<Enquiry>, _ actor: Actor) throws -> [Operation] {
        try decide(intent, enquiry, context(actor))
    }

    private func code(of intent: some Intent<Enquiry>, by actor: Actor = supervisor) -> Denial.Code? {
        denial(of: intent, enquiry, context(actor))?.code
    }

    private func complaint(_ about: String = "") -> RegisterEnquiry {
        RegisterEnquiry(
            .complaint, .hotline, matter: "等了一上午", asker: Enquiry.Asker(name: "王海", phone: "13800002210"),
            order: "DH1", about: about)
    }

    @Test mutating func `a complaint has five working days and a question one, the day of registering being day 0`()
        throws
    {
        try act(complaint(), by: Self.desk)
        #expect(enquiry.due(rules)?.due == "2018-03-12")
        var question = EnquiryTests()
        try question.act(RegisterEnquiry(.consultation, .counter, matter: "要带什么材料"), by: Self.desk)
        #expect(question.enquiry.due(rules)?.due == "2018-03-06")
        #expect(question.enquiry.asker.isAnonymous)
    }

    @Test mutating func `the limit that held on the day of registering stays`() throws {
        var context = context(Self.desk)
        context.rules.enquiryDays = EnquiryDays(complaint: 2, consultation: 2)
        var operations = try decide(complaint(), enquiry, context)
        operations[0].sequence = 1
        enquiry = try Enquiry.fold(enquiry.id, operations, Definitions { _ in nil })
        #expect(enquiry.due(rules)?.due == "2018-03-07")
    }

    @Test mutating func `a matter is words, and not more than a thousand characters`() {
        #expect(code(of: RegisterEnquiry(.complaint, .phone, matter: " ")) == .missing)
        let long = String(repeating: "长", count: 1001)
        #expect(code(of: RegisterEnquiry(.complaint, .phone, matter: long)) == .tooLong)
        #expect(code(of: RegisterEnquiry(.complaint, .phone, matter: String(long.dropLast()))) == nil)
        #expect(code(of: complaint(), by: Self.reviewer) == .roleMayNot)
    }

    @Test mutating func `it goes to a department or a person, and to another one only with a reason`() throws {
        try act(complaint(), by: Self.desk)
        try act(AssignEnquiry(to: "market"), by: Self.desk)
        #expect(enquiry.owner == "market")
        #expect(code(of: AssignEnquiry(to: "market", reason: "r")) == .alreadyOwner)
        #expect(code(of: AssignEnquiry(to: "0201")) == .missing)
        #expect(code(of: AssignEnquiry(to: "0201", reason: "r"), by: Self.reviewer) == .roleMayNot)
        try act(AssignEnquiry(to: "0201", reason: "经办人"))
        #expect(enquiry.owner == "0201")
    }

    @Test mutating func `only its owner or the supervisor answers it`() throws {
        try act(complaint(), AssignEnquiry(to: "market"))
        #expect(code(of: AnswerEnquiry("a"), by: Self.desk) == .notTheOwner)
        #expect(code(of: AnswerEnquiry("a"), by: Self.actor("0301", .reviewer, "fire")) == .notTheOwner)
        #expect(code(of: AnswerEnquiry("a")) == nil)
        try act(AnswerEnquiry("已核实"), by: Self.reviewer)
        #expect(enquiry.answer?.text == "已核实" && enquiry.state == .answered)
        #expect(code(of: AnswerEnquiry("a")) == .enquiryAnswered)
        #expect(code(of: AssignEnquiry(to: "fire", reason: "r")) == .enquiryAnswered)
    }

    @Test(arguments: [("0201", "reviewer"), ("0001", "supervisor")])
    mutating func `the one complained of neither owns, assigns, answers, closes nor reopens it`(
        _ who: (person: String, role: String)
    ) throws {
        let role = try #require(Role(rawValue: who.role))
        let blamed = Self.actor(who.person, role, role == .reviewer ? "market" : nil)
        let other = Self.actor("0009", .supervisor)
        try act(complaint(who.person), by: other)
        #expect(code(of: AssignEnquiry(to: who.person), by: other) == .complainedOf)
        // As one of the department that owns it neither.
        try act(AssignEnquiry(to: "market"), by: other)
        #expect(code(of: AnswerEnquiry("a"), by: blamed) == .complainedOf)
        if role == .supervisor {
            #expect(code(of: AssignEnquiry(to: "fire", reason: "r"), by: blamed) == .complainedOf)
        }
        try act(AnswerEnquiry("a"), by: other)
        #expect(code(of: CloseEnquiry(told: .phone), by: blamed) == .complainedOf)
        if role == .supervisor { #expect(code(of: ReopenEnquiry(reason: "r"), by: blamed) == .complainedOf) }
    }

    @Test mutating func `it is closed when the person was told, by its owner, by who registered it, or the supervisor`()
        throws
    {
        try act(complaint(), by: Self.desk)
        try act(AssignEnquiry(to: "market"))
        #expect(code(of: CloseEnquiry(told: .phone)) == .enquiryOpen)
        try act(AnswerEnquiry("a"), by: Self.reviewer)
        #expect(code(of: CloseEnquiry(told: .phone), by: Self.actor("0118", .frontDesk)) == .notTheOwner)
        #expect(code(of: CloseEnquiry(told: .phone), by: Self.desk) == nil)
        #expect(code(of: CloseEnquiry(told: .nobody)) == .askerKnown)
        try act(CloseEnquiry(told: .phone, isSatisfied: true), by: Self.reviewer)
        #expect(enquiry.state == .closed && enquiry.closing?.isSatisfied == true)
        #expect(code(of: AnswerEnquiry("b")) == .enquiryClosed)
        #expect(code(of: CloseEnquiry(told: .phone)) == .enquiryClosed)
    }

    @Test mutating func `whoever is anonymous can't be called, and said nothing of an answer that nobody was told`()
        throws
    {
        try act(RegisterEnquiry(.complaint, .letter, matter: "匿名信"), AnswerEnquiry("a"))
        #expect(code(of: CloseEnquiry(told: .phone)) == .noPhone)
        #expect(code(of: CloseEnquiry(told: .nobody, isSatisfied: true)) == .nobodyTold)
        #expect(code(of: CloseEnquiry(told: .nobody)) == nil)
    }

    @Test
    mutating func `who comes back unsatisfied is answered anew within the limit counted anew, and nothing is lost`()
        throws
    {
        try act(complaint(), AnswerEnquiry("一"), CloseEnquiry(told: .phone, isSatisfied: false))
        #expect(code(of: ReopenEnquiry(reason: "r"), by: Self.desk) == .roleMayNot)
        #expect(code(of: ReopenEnquiry(reason: "")) == .missing)
        now = now.adding(seconds: 86_400)
        try act(ReopenEnquiry(reason: "仍有异议"))
        #expect(enquiry.state == .open && enquiry.due(rules)?.due == "2018-03-13")
        #expect(code(of: ReopenEnquiry(reason: "r")) == .enquiryOpen)
        try act(AnswerEnquiry("二"))
        #expect(enquiry.log.compactMap { ($0.payload as? EnquiryAnswered)?.answer } == ["一", "二"])
    }

    @Test mutating func `whether it was in time is told by the first answer`() throws {
        try act(complaint())
        #expect(enquiry.isInTime(asOf: "2018-03-12", rules) == nil)
        #expect(enquiry.isInTime(asOf: "2018-03-13", rules) == false)
        now = Instant("2018-03-12", secondOfDay: 36_000, offset: 28_800)
        try act(AnswerEnquiry("一"), ReopenEnquiry(reason: "r"))
        #expect(enquiry.isInTime(asOf: "2018-04-01", rules) == true)
        var late = EnquiryTests()
        try late.act(complaint())
        late.now = Instant("2018-03-13", secondOfDay: 36_000, offset: 28_800)
        try late.act(AnswerEnquiry("一"))
        #expect(late.enquiry.isInTime(asOf: "2018-03-13", rules) == false)
    }

    @Test mutating func `lists know what is urgent, and nothing is due once there is an answer`() throws {
        try act(complaint("0118"), AssignEnquiry(to: "market"))
        #expect(enquiry.summary(rules)?.due == "2018-03-12")
        #expect(enquiry.summary(rules)?.owner == "market" && enquiry.summary(rules)?.about == "0118")
        try act(AnswerEnquiry("a"))
        #expect(enquiry.summary(rules)?.due == nil && enquiry.summary(rules)?.state == .answered)
        #expect(enquiry.asker.maskedPhone == "138****2210")
    }
}
