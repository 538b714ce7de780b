import Casework
import Catalogue
import Testing

@testable import HallService

/// Certificates as the hall has them on file (证照共享).
struct CertificateTests {
    private let material = "M-LICENCE"

    /// A business licence, granted and made, and given to its holder if `isIssued`.
    private func licence(
        _ hall: TestHall, _ number: String, of applicant: Party = TestHall.applicant, isIssued: Bool = true
    ) async throws -> Case {
        let adding = try #require(try hall.service.adding(short: "SS01"))
        var subject = try await hall.service.open(
            [RecordApplicant(applicant), adding], as: hall.clerk, intent: hall.service.identity()
        ).record
        let until = hall.service.now.day.adding(days: 2)
        subject = try await hall.act(
            subject.checklist().map { PassLine($0.material) } + [
                Accept([1]), GiveOpinion(1, step: "review", .agree), Decide(1, .granted),
                MakeResult(1, number: number, validUntil: until, blank: "B\(number)"),
            ], on: subject, as: hall.clerk)
        guard isIssued else { return subject }
        return try await hall.act([DeliverResult(1, to: applicant.name)], on: subject, as: hall.clerk)
    }

    private func take(_ source: AwaitResult.Source, _ subject: Case, _ hall: TestHall) async -> Denial? {
        await hall.service.perform(
            [AwaitResult(material, from: source)], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity()
        ).denial
    }

    @Test func `a certificate is found by the beginning, the end and the whole of its number, and by its holder`()
        async throws
    {
        let hall = try await TestHall()
        let subject = try await licence(hall, "JY13711020001")
        hall.clock.advance(60)
        let chinese = try await licence(hall, "鲁(2026)经开第0042号", isIssued: false)
        for text in ["JY1371", "jy13711020001", "0001", "1371102", "ＪＹ13711020001"] {
            let found = try await hall.service.certificates(matching: text)
            #expect(found.map(\.certificate.number) == ["JY13711020001"], "\(text)")
            #expect(found.map(\.caseID) == [subject.id] && found.map(\.caseNumber) == [subject.number], "\(text)")
        }
        for text in ["鲁(2026)", "鲁（2026）经开第0042号", "0042号", "经开第0042号"] {
            #expect(try await hall.service.certificates(matching: text).map(\.caseID) == [chinese.id], "\(text)")
        }
        #expect(try await hall.service.certificates(matching: "王建国").count == 2)
        #expect(try await hall.service.certificates(matching: "王建国", limit: 1).map(\.caseID) == [chinese.id])
        #expect(try await hall.service.certificates(matching: "711020").isEmpty)
        #expect(try await hall.service.certificates(matching: " ").isEmpty)
        // Lists find the case by it too.
        #expect(try await hall.service.search("JY13711").map(\.id) == [subject.id])
    }

    @Test func `a whole number names its certificate, part of it none`() async throws {
        let hall = try await TestHall()
        let subject = try await licence(hall, "JY-1371 1020001")
        for text in ["JY-1371 1020001", "jy13711020001"] {
            #expect(try await hall.service.certificates(numbered: text).map(\.caseID) == [subject.id], "\(text)")
        }
        for text in ["JY1371", "13711020001", ""] {
            #expect(try await hall.service.certificates(numbered: text).isEmpty, "\(text)")
        }
    }

    @Test func `a certificate on file takes the place of paper until its last day is over`() async throws {
        let hall = try await TestHall()
        _ = try await licence(hall, "92371100MA")
        let food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        #expect(source.certificate == "92371100MA" && source.validUntil == Day("2026-11-25"))
        hall.clock.advance(3 * 86_400)
        #expect(
            await take(source, food, hall)
                == Denial(.certificateOver, ["line": "营业执照或其他主体资格证明", "certificate": "92371100MA"]))
        // Who says that it holds longer does not speak the truth.
        for until in [Day("2099-12-31"), nil] {
            var lie = source
            lie.validUntil = until
            #expect(await take(lie, food, hall)?.code == .noSuchResult)
        }
    }

    @Test func `a certificate that became void is refused as such, and nothing is made of it`() async throws {
        let hall = try await TestHall()
        var item = try #require(try hall.service.adding(short: "SS01")).definition
        (item.windowEmpowered, item.fields) = (false, [])
        var subject = try await hall.service.open(
            [RecordApplicant(TestHall.applicant), AddItem(item, hash: try Catalogue.pin(item))], as: hall.clerk,
            intent: hall.service.identity()
        ).record
        subject = try await hall.act(
            subject.checklist().map { PassLine($0.material) } + [Accept([1])], on: subject, as: hall.clerk)
        subject = try await hall.act([GiveOpinion(1, step: "review", .agree)], on: subject, as: hall.reviewer)
        subject = try await hall.act(
            [Decide(1, .granted), MakeResult(1, number: "92371100MA", blank: "0007")], on: subject, as: hall.chief)
        let food = try await hall.foodCase()
        let source = try #require(try await hall.service.resultSources(for: material, in: food).first)
        #expect(source.certificate == "92371100MA")
        let papers = subject.resultsWith(.department("market"))
        subject = try await hall.act([HandPapersOver(to: .issueWindow, papers)], on: subject, as: hall.chief)
        let issuer = Actor(
            person: "0122", name: "黄蕾", capacity: Capacity(.issueClerk), centre: "main",
            counter: hall.service.settings.counters.first { $0.window == "issue" }?.id)
        let read = [1: ["holder": "王健国", "number": "92371100MA"]]
        let slip = try #require(subject.handovers.last?.id)
        _ = try await hall.act([TakeOverResults(slip, read: read)], on: subject, as: issuer)
        #expect(await take(source, food, hall)?.code == .certificateOver)
        #expect(try await hall.service.resultSources(for: material, in: food).map(\.certificate) == [nil])
        let filed = try await hall.service.certificates(numbered: "92371100MA")
        #expect(filed.map(\.certificate.status) == [.void])
    }

    @Test func `a certificate of another holder stands in for nothing, whoever found it`() async throws {
        let hall = try await TestHall()
        let other = Party(
            kind: .person, name: "李四", document: IdentityDocument(kind: .citizen, number: "110101199003071233"),
            phone: "")
        let made = try await licence(hall, "92371100MB", of: other)
        let food = try await hall.foodCase()
        let source = AwaitResult.Source(
            caseID: made.id, number: made.number, short: "SS01", material: material, certificate: "92371100MB",
            validUntil: Day("2026-11-25"))
        #expect(try await hall.service.resultSources(for: material, in: food).isEmpty)
        #expect(await take(source, food, hall)?.code == .noSuchResult)
    }
}
