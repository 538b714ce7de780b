import Casework
import HallService
import Testing

/// Results of other cases that stand in for papers.
struct ResultTests {
    private let material = "M-LICENCE"

    /// A business licence for the same applicant, accepted and, if `isMade`, granted and printed at the window.
    private func licence(
        _ hall: TestHall, of applicant: Party = TestHall.applicant, isMade: Bool
    ) async throws -> Case {
        let service = hall.service
        let adding = try #require(try service.adding(short: "SS01"))
        var subject = try await service.open(
            [RecordApplicant(applicant), adding], as: hall.clerk, intent: service.identity()
        ).record
        subject = try await hall.act(
            subject.checklist().map { PassLine($0.material) } + [Accept([1])], on: subject, as: hall.clerk)
        return isMade ? try await making(subject, hall) : subject
    }

    private func making(_ subject: Case, _ hall: TestHall) async throws -> Case {
        try await hall.act(
            [
                GiveOpinion(1, step: "review", .agree), Decide(1, .granted),
                MakeResult(1, number: "92371100MA", blank: "\(subject.number.suffix(4))"),
            ], on: subject, as: hall.clerk)
    }

    @Test func `certificates of the same applicant are found, those of others are not`() async throws {
        let hall = try await TestHall()
        let made = try await licence(hall, isMade: true)
        let other = Party(
            kind: .person, name: "王建国", document: IdentityDocument(kind: .citizen, number: "110101199003071233"),
            phone: "")
        _ = try await licence(hall, of: other, isMade: true)
        let waiting = try await licence(hall, isMade: false)
        let food = try await hall.foodCase()
        let sources = try await hall.service.resultSources(for: material, in: food)
        #expect(sources.map(\.caseID) == [made.id, waiting.id])
        #expect(sources.map(\.certificate) == ["92371100MA", nil])
        #expect(sources.allSatisfy { $0.short == "SS01" && $0.material == material })
        #expect(try await hall.service.resultSources(for: "M-LAND-RIGHT", in: food).isEmpty)
    }

    @Test func `cases of a project give each other results, whoever applies`() async throws {
        let hall = try await TestHall()
        var filing = try await hall.projectCase("TZ01", code: "2026-371171-47-03-012345")
        let permit = try await hall.projectCase("TZ02", code: "202637117147 03012345")
        let stranger = try await hall.projectCase("TZ02", code: "2026-371171-47-03-012346")
        #expect(try await hall.service.resultSources(for: "M-PROJECT-FILING", in: permit).isEmpty)
        let filingClerk = Actor(
            person: "0118", name: "刘洋", capacity: Capacity(.frontDesk), centre: "main", counter: "2")
        filing = try await hall.act(
            filing.checklist().map { PassLine($0.material) } + [Accept([1])], on: filing, as: filingClerk)
        let sources = try await hall.service.resultSources(for: "M-PROJECT-FILING", in: permit)
        #expect(sources.map(\.caseID) == [filing.id])
        #expect(try await hall.service.resultSources(for: "M-PROJECT-FILING", in: stranger).isEmpty)
        let source = try #require(sources.first)
        let waiting = try await hall.act(
            [AwaitResult("M-PROJECT-FILING", from: source)], on: permit, as: filingClerk)
        #expect(waiting.items.first?.marks["M-PROJECT-FILING"] == .awaited("TZ01"))
    }

    @Test func `a line waits only for a result that is as it was said`() async throws {
        let hall = try await TestHall()
        _ = try await licence(hall, isMade: true)
        let food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        var lies: [AwaitResult.Source] = []
        for change in [
            { $0.certificate = "92371100MB" }, { $0.number = "370002202611239999" }, { $0.short = "SS02" },
            { $0.caseID = hall.service.identity() }, { $0.caseID = food.id },
        ] as [(inout AwaitResult.Source) -> Void] {
            var lie = source
            change(&lie)
            lies.append(lie)
        }
        for lie in lies {
            let result = await hall.service.perform(
                [AwaitResult(material, from: lie)], on: food.id, expecting: food.revision, as: hall.clerk,
                intent: hall.service.identity())
            #expect(result.denial?.code == .noSuchResult)
        }
        let done = try await hall.act([AwaitResult(material, from: source)], on: food, as: hall.clerk)
        #expect(done.items.first?.marks[material] == .awaited("SS01"))
        #expect(done.items.first?.awaited[material]?.providedOn == hall.service.now.day)
    }

    @Test func `a result of somebody else's case stands in for nothing`() async throws {
        let hall = try await TestHall()
        let other = Party(
            kind: .person, name: "李四", document: IdentityDocument(kind: .citizen, number: "110101199003071233"),
            phone: "")
        let made = try await licence(hall, of: other, isMade: true)
        let food = try await hall.foodCase()
        let source = AwaitResult.Source(
            caseID: made.id, number: made.number, short: "SS01", material: material, certificate: "92371100MA")
        let result = await hall.service.perform(
            [AwaitResult(material, from: source)], on: food.id, expecting: food.revision, as: hall.clerk,
            intent: hall.service.identity())
        #expect(result.denial?.code == .noSuchResult)
    }

    @Test func `what was waited for is there when the case is taken up`() async throws {
        let hall = try await TestHall()
        let licence = try await licence(hall, isMade: false)
        var food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        food = try await hall.act([AwaitResult(material, from: source)], on: food, as: hall.clerk)
        let early = try await hall.service.take(food.id, as: hall.clerk).record
        #expect(early.revision == food.revision)
        _ = try await making(licence, hall)
        let taken = try await hall.service.take(food.id, as: hall.clerk).record
        #expect(taken.items.first?.awaited[material]?.providedOn == hall.service.now.day)
        #expect(try await hall.service.take(food.id, as: hall.clerk).record.revision == taken.revision)
    }

    @Test func `the steward brings it too, once`() async throws {
        let hall = try await TestHall()
        let licence = try await licence(hall, isMade: false)
        var food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        food = try await hall.act([AwaitResult(material, from: source)], on: food, as: hall.clerk)
        let office = try await hall.steward()
        // The licence is due soon, which is another matter.
        #expect(try await hall.service.steward(office).map(\.caseID) == [licence.id])
        _ = try await making(try await hall.service.load(licence.id), hall)
        let entries = try await hall.service.steward(office)
        #expect(entries.map(\.matter) == [.result(material: material, certificate: "92371100MA")])
        #expect(entries.map(\.caseID) == [food.id])
        #expect(try await hall.service.steward(office).isEmpty)
    }
}
