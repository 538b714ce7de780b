import Testing

@testable import Casework
@testable import Documents

/// What the public gets to know of a licensing decision.
struct PublishedDecisionTests {
    private static func decided(
        _ definition: ItemDefinition = Samples.food, for applicant: Party = Samples.person,
        _ verdict: Decided.Verdict = .granted, number: String? = "JY13711020001"
    ) throws -> Case {
        var desk = try Desk.open([definition], applicant: applicant)
        try desk.act(RecordAgent(Samples.agent))
        try desk.passRest()
        try desk.act(Accept(desk.keys))
        for step in definition.steps {
            try desk.act(GiveOpinion(1, step: step.id, .agree), by: Samples.reviewer)
        }
        let reason = verdict == .refused ? "加工区与就餐区之间没有分隔" : ""
        try desk.act(Decide(1, verdict, reason: reason), by: Samples.chief)
        if let number { try desk.act(MakeResult(1, number: number, blank: "00017"), by: Samples.reviewer) }
        return desk.subject
    }

    private static func published(_ subject: Case) throws -> PublishedDecision {
        try #require(subject.items.first.flatMap { PublishedDecision($0, of: subject, body: "市场监管局") })
    }

    /// A person's, an organisation's, and a refusal.
    static func decisions() throws -> [PublishedDecision] {
        [
            try published(decided()),
            try published(decided(for: Samples.company, number: "JY13711020002")),
            try published(decided(for: Samples.company, .refused, number: nil)),
        ]
    }

    @Test func `a person is shown by the surname, an organisation by name and code`() throws {
        let (person, company) = (try Self.decisions()[0], try Self.decisions()[1])
        #expect(person.applicant == "王某" && person.code == nil)
        #expect(company.applicant == "日照海风餐饮管理有限公司" && company.code == "91371100MA3C000000")
        #expect(person.item == "食品经营许可（新办）" && person.body == "市场监管局" && person.on == Samples.noon.day)
        #expect(person.number == "JY13711020001" && person.validity?.from == Samples.noon.day)
    }

    @Test(
        arguments: [
            ("王建国", "王某"), ("欧阳修远", "欧阳某"), ("东方", "东某"), ("司马 光", "司马某"), ("买买提·吐尔逊", "买某"), ("Smith John", "S某"),
            ("", "某"),
        ])
    func `surnames of two characters stay whole`(name: String, shown: String) {
        var party = Samples.person
        party.name = name
        #expect(PublicName.of(party) == shown)
    }

    @Test func `an organisation that showed a person's paper has no code`() throws {
        var company = Samples.company
        company.document = Samples.person.document
        #expect(try Self.published(Self.decided(for: company)).code == nil)
    }

    @Test(arguments: [
        "许371102197803151216号", "JY-3711-0219780315121 6", "证13800002210", "E12345678", "110101199003071217",
    ])
    func `a number that holds one of applicant, agent or any citizen is left out`(number: String) throws {
        #expect(try Self.published(Self.decided(number: number)).number == nil)
    }

    @Test func `a certificate's number that only looks long stays`() throws {
        for number in ["JY23711910001234567", "371102202611230001"] {
            #expect(try Self.published(Self.decided(number: number)).number == number)
        }
    }

    @Test func `a refusal has no validity, and what is no licence, undecided or void is not published`() throws {
        let refusal = try Self.decisions()[2]
        #expect(refusal.verdict == .refused && refusal.validity == nil && refusal.number == nil)
        let shop = try Self.decided(Samples.shop, number: nil)
        #expect(shop.items[0].review.decision != nil)
        #expect(PublishedDecision(shop.items[0], of: shop, body: "") == nil)
        let desk = try Desk.open([Samples.food])
        #expect(PublishedDecision(desk.subject.items[0], of: desk.subject, body: "") == nil)
    }
}
