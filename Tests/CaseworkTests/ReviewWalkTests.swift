import Testing

@testable import Casework

/// Whatever people try, in whatever order and on whatever day, no forbidden state is reached.
///
/// One person plays several parts: the clerk works behind the window too, a reviewer stands in at the desk.
struct ReviewWalkTests {
    @Test(arguments: 1...300) func `acts by chance lead to no forbidden state`(seed: UInt64) throws {
        var walk = try Walk(seed: seed)
        for _ in 0..<200 {
            let before = walk.desk.file
            try walk.step()
            guard walk.desk.file.revision > before.revision else { continue }
            let state = ForbiddenStates(file: walk.desk.file, day: walk.desk.now.day, rules: walk.desk.rules)
            #expect(state.found == [])
            #expect(before.wrongExtensions(in: walk.desk.file, on: walk.desk.now.day, walk.desk.rules) == [])
        }
        let again = try Case.fold(walk.desk.file.id, walk.desk.file.log, walk.desk.definitions)
        #expect(again.items == walk.desk.file.items)
    }

    @Test func `the walks reach every kind of act behind the window`() throws {
        var seen: Set<String> = []
        for seed in UInt64(301)...500 {
            var walk = try Walk(seed: seed)
            for _ in 0..<240 { try walk.step() }
            seen.formUnion(walk.desk.file.log.map(\.kind))
        }
        let others = ["ticket", "blank", "counter", "enquiry"]
        let kinds = OperationKinds.all.keys.filter { kind in !others.contains { kind.hasPrefix($0) } }
        let missing = Set(kinds).subtracting(seen).subtracting(Walk.elsewhere)
        #expect(missing == [])
    }
}

/// A case that people act on by chance.
private struct Walk {
    var desk: Desk
    private var chance: SeededGenerator

    /// Kinds that other suites walk, or that are no act behind the window.
    static let elsewhere: Set<String> = [
        "caseVoided", "agentRecorded", "situationAnswered", "documentIssued", "documentPrinted", "fieldsFed",
        "helpGiven", "itemDropped",
        "notNeededTold", "definitionMoved", "resultProvided", "resultLost",
        "resultExpected", "fileAttached", "fileCompared",
        // `ExceptionTests`: a line that a supplement brought is rare in a walk.
        "newDefectAsked",
        // `WrongCertificateTests` walks the issue window.
        "resultChecked", "resultRefused", "resultIssued", "applicantCalled", "messageBegun", "messageSettled",
        "feeSettled", "feeWaived", "deliveryWished", "resultPosted", "postDelivered", "postReturned",
        "resultBroughtBack", "resultUpheld", "resultVoided",
    ]

    private static let people: [Actor] = [
        .clerk, .clerk, .colleague, .supervisor, .market, .market, .inspector, .fire, .fire, .chief, .chief, .fireChief,
        .issuer, .system, .behind("1001", "market"), .behind("1001", "market", .chief),
        .behind("3001", "market", .chief),
        Actor(person: "3001", name: "", capacity: Capacity(.frontDesk), centre: "main", counter: "4"),
    ]

    /// The food licence, what waits for it, a fire check side by side with it, and one done in a sitting.
    private static let food = ItemDefinition.reviewed.changed { $0.steps.removeFirst() }
    private static let above = ItemDefinition.fireCheck.changed { item in
        item.passedUp = true
        item.extension_ = Limit(5, .working, basis: "○")
        item.steps = [.init(id: "papers", name: "审图", department: "fire", limit: nil, after: [])]
    }

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed: seed)
        let items = [
            Self.food.changed { item in
                for index in item.steps.indices { item.steps[index].after.removeAll { $0 == "papers" } }
            }, .delivery, Self.above, .sitting,
        ]
        desk = Desk()
        try desk.act(OpenCase(number: "KF-0001"))
        for item in items.shuffled(using: &chance).prefix(Int.random(in: 1...3, using: &chance)) { try desk.add(item) }
        try desk.act(RecordApplicant(.citizen))
        _ = try? desk.act(RecordField("address", "海滨五路1号"))
        _ = try? desk.act(AwaitResult("foodLicence"))
        // Half of the walks begin behind the window.
        guard Bool.random(using: &chance) else { return }
        if Bool.random(using: &chance) { _ = try? desk.act(FailLine("layout", defects: [1])) }
        try desk.passAll()
        let keys = desk.file.items.map(\.key)
        if (try? desk.act(Accept(keys))) == nil { for key in keys { _ = try? desk.act(AcceptOnPromise([key])) } }
        for key in keys { _ = try? desk.act(Accept([key])) }
    }

    /// Somebody tries something; what the rules refuse changes nothing.
    mutating func step() throws {
        if Int.random(in: 0..<12, using: &chance) == 0 {
            desk.wait(until: desk.now.day.adding(days: Int.random(in: 1...4, using: &chance)))
            // The steward makes its round on some mornings.
            guard Bool.random(using: &chance) else { return }
            for intent in desk.file.stewardship(asOf: desk.now.day, desk.rules) { try desk.act(intent, as: .system) }
            return
        }
        let actor = Self.people.randomElement(using: &chance) ?? .clerk
        let intents =
            Bool.random(using: &chance) ? reviewing(actor) : Bool.random(using: &chance) ? moving(actor) : atTheDesk()
        guard let intent = intents.randomElement(using: &chance) else { return }
        do { try desk.act(intent, as: actor) } catch is Denial {}
    }

    private mutating func key() -> Int { Int.random(in: 1...max(1, desk.file.items.count), using: &chance) }

    private mutating func reviewing(_ actor: Actor) -> [any Intent<Case>] {
        let own = desk.file.items.filter { item in
            actor.capacity.department.map(item.definition.departments.contains) ?? item.isHandledAtWindow
        }
        let key = own.map(\.key).randomElement(using: &chance) ?? key()
        let day = desk.now.day
        let step = desk.file.item(key)?.definition.steps.randomElement(using: &chance)?.id ?? "none"
        let verdict = OpinionGiven.Verdict.allCases.randomElement(using: &chance) ?? .agree
        let cause = PauseCause.allCases.randomElement(using: &chance) ?? .testing
        let decision = Decided.Verdict.allCases.randomElement(using: &chance) ?? .granted
        let soon = day.adding(days: Int.random(in: 1...20, using: &chance))
        let end = ApplicationTerminated.Cause.allCases.randomElement(using: &chance) ?? .promiseBroken
        let decide = Decide(key, decision, reason: "理由", approval: Bool.random(using: &chance) ? .head : nil)
        return [
            TakeStep(key, step: step), ReleaseStep(key, step: step), GiveOpinion(key, step: step, verdict, text: "意见"),
            GiveOpinion(key, step: step, .agree), GiveOpinion(key, step: step, .agree), decide, decide,
            RecordProceeding([key], .siteVisit, people: ["甲", "乙"], place: "现场", findings: "相符"),
            TellOfHearing(key, parties: "邻居", ownMotion: Bool.random(using: &chance)), RequestHearing(key, by: "王海"),
            CallHearing(key, on: soon, place: "会议室"), HoldHearing(key, chair: "赵和", record: "陈述"),
            HoldHearing(key, chair: "赵和", record: "陈述"),
            PauseClock(key, cause, days: Int.random(in: 1...4, using: &chance)), ResumeClock(key),
            ExtendLimit(key, approval: .head, reason: "核查"),
            ExtendLimit(key, .joint, approval: .government, reason: "联办"), ExtendTerm(key, until: soon, reason: "住院"),
            PassUp(key, to: "市局"), RecordHigherDecision(key, decision, document: "7号"),
            PassUp(key, to: "市局"), RecordHigherDecision(key, decision, document: "7号"), MarkGrave(key, reason: "重大"),
            NameLead(Bool.random(using: &chance) ? "market" : "fire"), Terminate(key, end, reason: "逾期"),
            MakeResult(key, number: "JY1", blank: "0001"), MakeResult(key, number: "JY1", blank: "0001"),
            DeliverResult(key, to: "王海"), Undo(),
        ] + begun(key, decision) + desk.file.stewardship(asOf: day, desk.rules) + watched()
    }

    /// Warnings are acknowledged, exceptions judged.
    private mutating func watched() -> [any Intent<Case>] {
        let warnings = desk.file.warnings(asOf: desk.now.day, desk.rules)
        return warnings.map { AcknowledgeWarning($0.key, $0.reminder, note: "今日办结") }
            + desk.file.exceptions.filter(\.isOpen).map {
                JudgeException($0.id, allows: Bool.random(using: &chance), note: "知悉")
            }
    }

    /// What goes on with a hearing that was told of, and with a matter that a higher body decides.
    private mutating func begun(_ key: Int, _ verdict: Decided.Verdict) -> [any Intent<Case>] {
        guard let item = desk.file.item(key) else { return [] }
        let later = desk.now.day.adding(days: Int.random(in: 9...24, using: &chance))
        var intents: [any Intent<Case>] = []
        if item.review.hearing != nil {
            intents += [
                RequestHearing(key, by: "王海"), CallHearing(key, on: later, place: "会议室"),
                CallHearing(key, on: later, place: "会议室"), HoldHearing(key, chair: "赵和", record: "陈述"),
            ]
        }
        if item.definition.passedUp {
            let back = RecordHigherDecision(key, verdict, document: "7号")
            intents += [PassUp(key, to: "市局"), PassUp(key, to: "市局"), back, back]
        }
        return intents
    }

    private mutating func moving(_ actor: Actor) -> [any Intent<Case>] {
        let department = Bool.random(using: &chance) ? "market" : "fire"
        let giver = Owner(of: actor.capacity) ?? .desk
        let receivers: [Owner] = [.desk, .department(department), .courier, .issueWindow]
        let to = receivers.randomElement(using: &chance) ?? .desk
        let results = desk.file.resultsWith(giver)
        let papers =
            to == .issueWindow || !results.isEmpty ? results : desk.file.papersWith(giver).shuffled(using: &chance)
        let slip = Int.random(in: 1...max(1, desk.file.handovers.count), using: &chance)
        let counted = desk.listed(slip)
        let cause: DeclinePapers.Cause? = Bool.random(using: &chance) ? .damaged : nil
        return [
            HandPapersOver(to: to, papers, courier: "顺丰", cause: cause),
            HandPapersOver(to: to, Array(papers.prefix(1)), courier: "顺丰", cause: cause),
            HandPapersOver(to: department, desk.file.usualHandover(to: department)),
            SignForPapers(slip, counted: counted), SignForPapers(slip, counted: Array(counted.dropFirst())),
            SignForCourier(slip), ReceiveFromCourier(slip, counted: counted), ReceiveFromCourier(slip, counted: []),
            DeclinePapers(slip, cause: .damaged), TakeHandoverBack(slip), GivePapersBack(),
        ]
    }

    private mutating func atTheDesk() -> [any Intent<Case>] {
        let key = key()
        let rows = desk.file.checklist()
        let material = rows.randomElement(using: &chance)?.material ?? "form"
        let open = desk.file.openLines.map(\.material)
        let late = IssueNotice([key], givenOn: desk.now.day.adding(days: -3), proof: "送达回证")
        return [
            PassLine(material), PassLine(material), PassLine(material),
            FailLine(material, defects: [1], approval: .given),
            MendLine(material), CountLine(material, PaperCount(originals: 2, copies: 2), inspected: false),
            AwaitResult(material), ReceivePapers(), Accept([key]), Accept([key]), AcceptOnPromise([key]),
            IssueNotice([key]),
            late, ReceiveSupplement(open), ReceiveSupplement(open), Withdraw([key], reason: "不办了"),
            Refuse([key], reason: "不具备资格"), RevokeOutcome(approval: .given),
        ]
    }
}
