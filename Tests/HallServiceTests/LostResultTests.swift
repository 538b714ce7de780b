import CaseStore
import Casework
import Catalogue
import Testing

@testable import HallService

/// What ends in one case is lost for those that wait for it in another, and they learn it.
struct LostResultTests {
    private let material = "M-LICENCE"

    /// A business licence, accepted, and a food licence of the same applicant that waits for it and has all else.
    private func waiting(_ hall: TestHall) async throws -> (licence: Case, food: Case) {
        let adding = try #require(try hall.service.adding(short: "SS01"))
        var licence = try await hall.service.open(
            [RecordApplicant(TestHall.applicant), adding], as: hall.clerk, intent: hall.service.identity()
        ).record
        licence = try await hall.act(
            licence.checklist().map { PassLine($0.material) } + [Accept([1])], on: licence, as: hall.clerk)
        var food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        food = try await hall.act(
            [AwaitResult(material, from: source)]
                + food.checklist().filter { $0.material != material }.map { PassLine($0.material) } + [Accept([1])],
            on: food, as: hall.clerk)
        return (licence, food)
    }

    /// Acts on a case as it stands: the steward may have reminded of it meanwhile.
    private func act(_ intents: [any Intent<Case>], on id: ULID, _ hall: TestHall) async throws {
        _ = try await hall.act(intents, on: try await hall.service.load(id), as: hall.clerk)
    }

    /// Ends the licence without a result.
    private func end(_ licence: Case, _ cause: ResultLost.Cause, _ hall: TestHall) async throws {
        let revoked = RevokeOutcome(approval: Approval(person: "0001", reason: "误操作"))
        let intents: [any Intent<Case>] =
            switch cause {
            case .declined:
                [
                    GiveOpinion(1, step: "review", .disagree, text: "不符合条件"),
                    Decide(1, .refused, reason: "不符合条件"),
                ]
            case .refused: [revoked, Refuse([1], reason: "不符合条件")]
            case .notNeeded: [revoked, TellNotNeeded([1], reason: "无需登记")]
            case .withdrawn: [Withdraw([1], reason: "不办了")]
            case .terminated: [Terminate(1, .applicantGone, reason: "申请人死亡")]
            case .dropped: [revoked, DropItem(1)]
            case .voided: [revoked, VoidCase(reason: "重复")]
            }
        try await act(intents, on: licence.id, hall)
    }

    /// What the steward says of `subject`.
    private func round(_ office: Stewardship, _ subject: Case, _ hall: TestHall) async throws -> [StewardEntry.Matter] {
        try await hall.service.steward(office).filter { $0.caseID == subject.id }.map(\.matter)
    }

    @Test(arguments: ResultLost.Cause.allCases)
    func `whichever way the other application ends, the steward writes the loss down once`(
        cause: ResultLost.Cause
    ) async throws {
        let hall = try await TestHall()
        let (licence, food) = try await waiting(hall)
        let office = try await hall.steward()
        #expect(try await round(office, food, hall).isEmpty)
        try await end(licence, cause, hall)
        #expect(try await round(office, food, hall) == [.loss(material: material, cause)])
        let told = try await hall.service.load(food.id)
        #expect(try told.awaitedResults(of: #require(told.item(1))).map(\.loss) == [cause])
        #expect(told.log.last?.actor.capacity == .system)
        #expect(try await round(office, food, hall).isEmpty)
        #expect(try await hall.service.take(food.id, as: hall.clerk).record.revision == told.revision)
    }

    @Test func `the department and the desk see the loss, and the chief ends what can't be granted`() async throws {
        let hall = try await TestHall()
        var (licence, food) = try await waiting(hall)
        #expect(try await hall.service.work(department: "market").allSatisfy { $0.id != food.id })
        try await end(licence, .withdrawn, hall)
        _ = try await hall.service.steward(try await hall.steward())
        food = try await hall.service.load(food.id)
        let work = try await hall.service.work(department: "market").first { $0.id == food.id }
        #expect(work?.items.flatMap(\.steps).map(\.id) == ["decide"])
        let followed = try await hall.service.followUps(centre: "main", person: "0117").first { $0.id == food.id }
        #expect(followed?.items.map(\.lost) == ["SS01"])
        let granting = await hall.service.perform(
            [Decide(1, .granted)], on: food.id, expecting: food.revision, as: hall.chief,
            intent: hall.service.identity())
        #expect(granting.denial?.code == .prerequisiteLost)
        food = try await hall.act(
            [Terminate(1, .prerequisiteLost, reason: "前置事项已撤回")], on: food, as: hall.chief)
        #expect(food.item(1)?.ending?.stage == .terminated)
    }

    @Test func `whoever takes the case up learns it without a steward, as an act of the system`() async throws {
        let hall = try await TestHall()
        let (licence, food) = try await waiting(hall)
        try await end(licence, .declined, hall)
        let taken = try await hall.service.take(food.id, as: hall.clerk).record
        #expect(try taken.awaitedResults(of: #require(taken.item(1))).map(\.isLost) == [true])
        #expect(taken.log.last?.actor.person == "system")
        #expect(try await round(try await hall.steward(), food, hall).isEmpty)
    }

    @Test func `an ending that is revoked gives hope again, and the certificate comes`() async throws {
        let hall = try await TestHall()
        let (licence, food) = try await waiting(hall)
        let office = try await hall.steward()
        try await end(licence, .withdrawn, hall)
        #expect(try await round(office, food, hall) == [.loss(material: material, .withdrawn)])
        try await act(
            [RevokeOutcome(approval: Approval(person: "0001", reason: "误操作"))], on: licence.id, hall)
        #expect(try await round(office, food, hall) == [.hope(material: material)])
        #expect(try await round(office, food, hall).isEmpty)
        try await act(
            [
                GiveOpinion(1, step: "review", .agree), Decide(1, .granted),
                MakeResult(1, number: "92371100MA", blank: "0007"),
            ], on: licence.id, hall)
        #expect(try await round(office, food, hall) == [.result(material: material, certificate: "92371100MA")])
    }

    @Test func `nobody can say of another case that it ended while it has not, nor that it ended otherwise`()
        async throws
    {
        let hall = try await TestHall()
        let (licence, food) = try await waiting(hall)
        let source = AwaitResult.Source(
            caseID: licence.id, number: licence.number, short: "SS01", material: material, certificate: nil)
        func say(_ loss: ResultLost.Cause?) async -> Denial? {
            await hall.service.perform(
                [ForeseeResult(source, loss: loss)], on: food.id, expecting: food.revision, as: hall.clerk,
                intent: hall.service.identity()
            ).denial
        }
        #expect(await say(.withdrawn)?.code == .noSuchResult)
        try await end(licence, .withdrawn, hall)
        #expect(await say(.declined)?.code == .noSuchResult)
        #expect(await say(nil)?.code == .noSuchResult)
        #expect(await say(.withdrawn) == nil)
    }

    @Test func `a circle over three cases is refused when its last wait would close it`() async throws {
        let hall = try await TestHall()
        var first = try await open("ZA", needs: "ZC", hall)
        first = try await accept(first, awaiting: nil, hall)
        let second = try await accept(try await open("ZB", needs: "ZA", hall), awaiting: "ZA", hall)
        _ = try await accept(try await open("ZC", needs: "ZB", hall), awaiting: "ZB", hall)
        first = try await hall.act(
            [RevokeOutcome(approval: Approval(person: "0001", reason: "误操作"))], on: first, as: hall.clerk)
        let source = try #require(try await hall.service.resultSources(for: "ZC", in: first).first)
        func close() async -> ActResult<Case> {
            await hall.service.perform(
                [AwaitResult("ZC", from: source)], on: first.id, expecting: first.revision, as: hall.clerk,
                intent: hall.service.identity())
        }
        #expect(await close().denial == Denial(.circularAwait, ["item": "ZA", "short": "ZC"]))
        _ = try await hall.act([Withdraw([1], reason: "不办了")], on: second, as: hall.clerk)
        #expect(await close().denial == nil)
    }

    /// Opens a case for an item of this test's own, `short`, which gives the material of that name and needs `needed`.
    private func open(_ short: String, needs needed: String, _ hall: TestHall) async throws -> Case {
        var item = try #require(try hall.service.adding(short: "SS01")).definition
        var line = try #require(item.lines.last)
        (line.material, line.name, line.copies) = (needed, needed, 1)
        (item.short, item.name, item.lines, item.fields) = (short, short, item.lines + [line], [])
        item.result?.material = short
        return try await hall.service.open(
            [RecordApplicant(TestHall.applicant), AddItem(item, hash: try Catalogue.pin(item))], as: hall.clerk,
            intent: hall.service.identity()
        ).record
    }

    /// Accepts the case with every paper but that of `awaited`, which another case gives.
    private func accept(_ subject: Case, awaiting awaited: String?, _ hall: TestHall) async throws -> Case {
        var intents: [any Intent<Case>] = subject.checklist().filter { $0.material != awaited }
            .map { PassLine($0.material) }
        if let awaited {
            let source = try #require(try await hall.service.resultSources(for: awaited, in: subject).first)
            intents.append(AwaitResult(awaited, from: source))
        }
        return try await hall.act(intents + [Accept([1])], on: subject, as: hall.clerk)
    }
}
