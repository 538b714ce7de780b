import CaseStore
import Casework
import Documents
import Foundation
import HallService
import Testing

/// A food licence from the door to the department's signature.
struct DeskRunTests {
    @Test func `a case runs from its opening to the signed handover and another console sees it`() async throws {
        let hall = try await TestHall()
        let service = hall.service
        var subject = try await hall.foodCase()
        #expect(subject.number == "370002202611230001")
        let passing: [any Intent<Case>] = subject.checklist().map { PassLine($0.material) }
        subject = try await service.perform(
            passing + [Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: service.identity()
        ).record
        #expect(subject.documents.map(\.kind) == [.acceptance])
        subject = try await service.perform(
            [HandPapersOver(to: "market", subject.usualHandover(to: "market"))], on: subject.id,
            expecting: subject.revision, as: hall.clerk, intent: service.identity()
        ).record
        let other = try await hall.another()
        #expect(try await other.slips(department: "market").map(\.slip.state) == ["open"])
        subject = try await other.perform(
            [SignForPapers(1, counted: subject.handovers[0].papers)], on: subject.id, expecting: subject.revision,
            as: hall.reviewer,
            intent: other.identity()
        ).record
        #expect(subject.handovers.map(\.state) == [.signed])

        let seen = try await service.load(subject.id)
        #expect(seen.revision == subject.revision)
        #expect(seen.documents.map(\.kind) == [.acceptance, .handover])
        #expect(try await service.slips(department: "market").map(\.slip.closedBy) == ["0201"])
        #expect(try await service.summary(number: "370002202611230001")?.id == subject.id)
        #expect(try await service.search("王建国").map(\.id) == [subject.id])
        #expect(try await service.cases(ofIdentity: "11010519491231002X").map(\.id) == [subject.id])
    }

    @Test func `the page on file is the page that was rendered`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let passing: [any Intent<Case>] = subject.checklist().map { PassLine($0.material) }
        let accepted = try await hall.service.perform(
            passing + [Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity()
        ).record
        let page = try await hall.service.page(try #require(accepted.documents.first?.hash)).text
        #expect(page.contains("受理通知书"))
        #expect(page.contains("王建国"))
        #expect(page.contains("政务服务中心1号窗口"))
    }

    @Test func `the same intent sent twice is carried out once and issues one page`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let passing: [any Intent<Case>] = subject.checklist().map { PassLine($0.material) }
        let intent = hall.service.identity()
        let once = try await hall.service.perform(
            passing + [Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk, intent: intent
        ).record
        let twice = try await hall.service.perform(
            passing + [Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk, intent: intent
        ).record
        #expect(twice.revision == once.revision)
        let again = try await hall.service.issueOwedDocuments(subject, as: hall.clerk).record
        #expect(again.documents.count <= 1)
        #expect(try await hall.service.load(subject.id).documents.count == 1)
    }

    @Test func `opening a case twice with one intent opens one case`() async throws {
        let hall = try await TestHall()
        let intent = hall.service.identity()
        let first = try await hall.service.open(as: hall.clerk, intent: intent).record
        let second = try await hall.service.open(as: hall.clerk, intent: intent).record
        #expect(first.id == second.id)
        #expect(first.number == second.number)
        #expect(try await hall.service.cases(limit: 10).count == 1)
    }

    @Test func `a conflict says who changed what and saves nothing`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let material = try #require(subject.checklist().first?.material)
        _ = try await hall.another().perform(
            [PassLine(material)], on: subject.id, expecting: subject.revision, as: hall.colleague,
            intent: hall.service.identity()
        ).record
        let result = await hall.service.perform(
            [FailLine(material, defects: [2])], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity())
        guard case .conflict(let now, let newer) = result else { throw NotDone(answer: "\(result)") }
        #expect(newer.allSatisfy { $0.actor.person == "0118" && $0.actor.window == "X0" })
        #expect(newer.contains { $0.payload is LinePassed })
        #expect(now.items.first?.marks[material] == .passed)
        #expect(try await hall.service.load(subject.id).revision == now.revision)
    }

    @Test func `what the rules refuse leaves the case as it was`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let material = try #require(subject.checklist().first?.material)
        let result = await hall.service.perform(
            [PassLine(material), Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity())
        #expect(result.denial?.code == .linesNotLookedAt)
        #expect(try await hall.service.load(subject.id).revision == subject.revision)
    }

    @Test func `only a supervisor can approve what the rule alone forbids`() async throws {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let passing: [any Intent<Case>] = subject.checklist().map { PassLine($0.material) }
        let accepted = try await hall.service.perform(
            passing + [Accept([1])], on: subject.id, expecting: subject.revision, as: hall.clerk,
            intent: hall.service.identity()
        ).record
        func revoke(_ person: String) async -> ActResult<Case> {
            await hall.service.perform(
                [RevokeOutcome(approval: Approval(person: person, reason: "选错事项"))], on: subject.id,
                expecting: accepted.revision, as: hall.clerk, intent: hall.service.identity())
        }
        #expect(await revoke("0201").denial?.code == .supervisorNeeded)
        #expect(await revoke("9999").denial?.code == .supervisorNeeded)
        #expect(try await revoke("0001").record.items.first?.acceptedOn == nil)
    }
}
