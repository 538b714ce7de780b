import Testing

@testable import Casework

/// Whatever people try, a certificate that says something wrong is never given out (seed 三(三)2).
///
/// The test knows what is printed on each paper; the clerk reads what stands there and nothing else, and everything
/// besides is chance: who acts, in which order, with which slips, by the counter or by post.
struct WrongCertificateTests {
    @Test(arguments: 1...300) func `a wrong certificate can't be issued by any sequence of intents`(seed: UInt64) throws
    {
        var walk = try IssueWalk(seed: seed)
        for _ in 0..<150 {
            try walk.step()
            let state = ForbiddenStates(file: walk.desk.file, day: walk.desk.now.day, rules: walk.desk.rules)
            #expect(state.found == [])
        }
        #expect(walk.issuedWrong == [])
        let again = try Case.fold(walk.desk.file.id, walk.desk.file.log, walk.desk.definitions)
        #expect(again.items == walk.desk.file.items)
    }

    @Test func `the walks reach every act of the issue window, and refuse wrong certificates`() throws {
        var seen: Set<String> = []
        var refused = 0
        var issued = 0
        for seed in UInt64(301)...420 {
            var walk = try IssueWalk(seed: seed)
            for _ in 0..<400 { try walk.step() }
            seen.formUnion(walk.desk.file.log.map(\.kind))
            refused += walk.desk.file.items.flatMap(\.review.refusals).count
            issued += walk.desk.file.items.flatMap(\.review.made).flatMap(\.deliveries).count
        }
        let kinds: Set<String> = [
            "resultChecked", "resultRefused", "resultIssued", "applicantCalled", "messageBegun", "messageSettled",
            "feeSettled", "feeWaived", "deliveryWished", "resultPosted", "postDelivered", "postReturned",
            "resultBroughtBack", "resultUpheld", "resultVoided",
        ]
        #expect(kinds.subtracting(seen) == [])
        #expect(refused > 50)
        #expect(issued > 50)
    }
}

/// A decided case of two items whose certificates are made, moved and given out by chance.
private struct IssueWalk {
    var desk: Desk
    /// What stands on each paper, by material and field.
    private var printed: [String: [String: String]] = [:]
    private var chance: SeededGenerator

    private static let people: [Actor] = [.issuer, .issuer, .issuer, .market, .market, .chief, .clerk, .fire, .system]
    private static let items: [ItemDefinition] = [
        .reviewed.changed { item in
            item.tariff = Tariff(name: "工本费", amount: 500, basis: "○")
            item.result?.rekeyed = ["holder", "number", "validUntil", "address"]
        },
        .licence.changed { item in
            item.short = "SS04"
            item.result = ResultDefinition(name: "登记证", material: nil, validity: nil, blank: false)
        },
    ]

    init(seed: UInt64) throws {
        chance = SeededGenerator(seed: seed)
        desk = Desk()
        try desk.act(OpenCase(number: "KF-0001"))
        for item in Self.items { try desk.add(item) }
        let party = Party(kind: .person, name: "王己日", document: Party.citizen.document, phone: "13800002210")
        try desk.act(RecordApplicant(party))
        try desk.act(RecordField("address", "海滨五路1号"))
        try desk.passAll()
        try desk.act(Accept([1, 2]))
        try desk.opineAll(1)
        for key in [1, 2] { try desk.act(Decide(key, .granted), as: .chief) }
    }

    mutating func step() throws {
        if Int.random(in: 0..<20, using: &chance) == 0 { desk.wait(until: desk.now.day.adding(days: 1)) }
        let actor = Self.people.randomElement(using: &chance) ?? .issuer
        let open = intents(actor).filter { type(of: $0).roles.contains(actor.capacity.role) }
        guard let intent = open.randomElement(using: &chance) else { return }
        let before = desk.file.items.flatMap(\.review.made).count
        do { try desk.act(intent, as: actor) } catch is Denial { return }
        guard desk.file.items.flatMap(\.review.made).count > before else { return }
        for item in desk.file.items {
            if let result = item.review.result, printed[result.material] == nil { print(result, item) }
        }
    }

    /// Every other certificate is printed with one wrong character.
    private mutating func print(_ result: MadeResult, _ item: ItemApplication) {
        var fields = Dictionary(
            uniqueKeysWithValues: desk.file.fieldsToCompare(of: item).map { ($0.field, $0.accepted) })
        if Bool.random(using: &chance), let field = fields.keys.sorted().randomElement(using: &chance) {
            var text = Array(fields[field] ?? "")
            let place = Int.random(in: 0..<max(1, text.count), using: &chance)
            text[place] = text[place] == "己" ? "已" : text[place] == "日" ? "曰" : "误"
            fields[field] = String(text)
        }
        printed[result.material] = fields
    }

    /// Papers that went out although they say something wrong.
    var issuedWrong: [String] {
        desk.file.items.flatMap { item in
            item.review.made.filter { !$0.deliveries.isEmpty }.flatMap { result in
                let accepted = ["holder": "王己日", "address": "海滨五路1号", "number": result.payload.number]
                return (printed[result.material] ?? ["nothing": "known"]).compactMap { field, text in
                    let right = field == "validUntil" ? result.payload.validUntil?.description : accepted[field]
                    return text == right ? nil : "\(result.material) \(field) \(text)"
                }
            }
        }
    }

    private mutating func intents(_ actor: Actor) -> [any Intent<Case>] {
        let file = desk.file
        let key = Int.random(in: 1...2, using: &chance)
        let slip = Int.random(in: 1...max(1, file.handovers.count), using: &chance)
        let counted = desk.listed(slip)
        var read: [Int: [String: String]] = [:]
        for paper in counted {
            if let (item, _) = file.result(paper.material) { read[item.key] = printed[paper.material] }
        }
        let number = Int.random(in: 1...1_000_000, using: &chance)
        let agent = Agent(
            name: "李红", document: IdentityDocument(kind: .passport, number: "E12345678"), phone: "", powers: "代领",
            until: nil)
        let wish = DeliveryWish(recipient: "王己日", address: "海滨五路1号", phone: "13800002210")
        let mine = Owner(of: actor.capacity) ?? .desk
        let message = file.item(key)?.review.contacts.last?.message ?? file.id
        return [
            MakeResult(key, number: "JY\(number)", blank: "B\(number)"),
            MakeResult(key, number: "JY\(number)", blank: "B\(number)"),
            HandPapersOver(to: .issueWindow, file.resultsWith(mine)),
            HandPapersOver(to: .issueWindow, file.resultsWith(mine)),
            HandPapersOver(to: .courier, file.resultsWith(mine), courier: "顺丰"),
            GiveReceipts(to: "market"),
            HandPapersOver(to: .department("market"), file.returnsTo("market")),
            TakeOverResults(slip, read: read), TakeOverResults(slip, read: read), TakeOverResults(slip, read: read),
            TakeOverResults(slip, read: [:]), SignForPapers(slip, counted: counted),
            SignForPapers(slip, counted: counted),
            SignForSlip(slip, total: counted.reduce(PaperCount()) { $0 + $1.count }), SignForCourier(slip),
            SignForCourier(slip), SignForCourier(slip), ReceiveFromCourier(slip, counted: counted),
            DeclinePapers(slip, cause: .damaged), DeclinePapers(slip, cause: .wrongResult), TakeHandoverBack(slip),
            RecordCall([key], .noAnswer), BeginMessage([key], text: "可以领证"), SettleMessage(message, isSent: true),
            EnterFee(key, .settled(reference: "票\(number)")), EnterFee(key, .waived(basis: "免")),
            IssueResults([key], to: .applicant), IssueResults([1, 2], to: .agent(agent)),
            DeliverResult(key, to: "王己日"), WishDelivery([key], wish), WishDelivery([key], nil),
            PostResults([key], batch: "1", tracking: "EA\(number)", carrier: "邮政"),
            PostResults([key], batch: "1", tracking: "EA\(number)", carrier: "邮政"),
            EndPosting(slip, .delivered(to: "王己日", on: desk.now.day)), EndPosting(slip, .returned(reason: "拒收")),
            BringResultBack(key, reason: "错"), JudgeComplaint(key, isWrong: true, reason: "错"),
            JudgeComplaint(key, isWrong: false, reason: "对"), JudgeComplaint(key, isWrong: true, reason: "错"),
        ]
    }
}
