import CaseStore
import Casework
import Foundation
import Testing

@testable import HallService

/// Complaints and questions as the hall keeps them, confirmed by another console of the same hall.
struct EnquiryTests {
    private let supervisor = Actor(person: "0001", name: "周建华", capacity: Capacity(.supervisor), centre: "main")
    private let asker = Enquiry.Asker(name: "王海", phone: "13800002210")

    private func complaint(_ matter: String = "等了一上午", about: String = "") -> RegisterEnquiry {
        RegisterEnquiry(.complaint, .hotline, matter: matter, asker: asker, order: "DH1", about: about)
    }

    @Test func `numbers run by day and sort, and what was registered is on the disk`() async throws {
        let hall = try await TestHall()
        let first = try await hall.service.register(complaint(), as: hall.clerk).record
        let question = RegisterEnquiry(.consultation, .counter, matter: "要带什么")
        let second = try await hall.service.register(question, as: hall.clerk).record
        let third = try await hall.another().register(complaint(), owner: "market", as: supervisor).record
        #expect([first, second, third].map(\.number) == ["T20261123-001", "Z20261123-001", "T20261123-002"])
        let other = try await hall.another()
        let found = try #require(try await other.enquiry(number: "T20261123-002"))
        #expect(found.owner == "market" && found.due == Day("2026-11-30"))
        #expect(try await other.load(enquiry: first.id).asker == asker)
        hall.clock.advance(86_400)
        #expect(try await hall.service.register(complaint(), as: hall.clerk).record.number == "T20261124-001")
    }

    @Test func `what is refused draws no number`() async throws {
        let hall = try await TestHall()
        let unknown = await hall.service.register(complaint(), caseNumber: "370002999", as: hall.clerk)
        #expect(unknown.denial == Denial(.noSuchCase, ["number": "370002999"]))
        let nobody = await hall.service.register(complaint(), owner: "moon", as: hall.clerk)
        #expect(nobody.denial == Denial(.noSuchOwner, ["owner": "moon"]))
        #expect(await hall.service.register(complaint(" "), as: hall.clerk).denial?.code == .missing)
        #expect(await hall.service.register(complaint(), as: hall.reviewer).denial?.code == .roleMayNot)
        let stranger = await hall.service.register(complaint(about: "张敏"), as: hall.clerk)
        #expect(stranger.denial == Denial(.noSuchPerson, ["person": "张敏"]), "or nobody would be kept from answering")
        let blamed = await hall.service.register(complaint(about: "0117"), owner: "0117", as: hall.clerk)
        #expect(blamed.denial?.code == .complainedOf)
        #expect(try await hall.service.register(complaint(), as: hall.clerk).record.number == "T20261123-001")
    }

    @Test func `it is linked to a case by its number or the code on its papers, and found by it when closed too`()
        async throws
    {
        let hall = try await TestHall()
        let subject = try await hall.foodCase()
        let linked = try await hall.service.register(complaint(), caseNumber: subject.number, as: hall.clerk).record
        #expect(linked.link == Enquiry.Link(id: subject.id, number: subject.number))
        let code = CaseCode(number: subject.number).text
        let scanned = try await hall.service.register(complaint(), caseNumber: code, as: hall.clerk).record
        #expect(scanned.link == linked.link)
        _ = try await hall.service.perform(AnswerEnquiry("a"), onEnquiry: linked.id, as: supervisor).record
        _ = try await hall.service.perform(CloseEnquiry(told: .phone), onEnquiry: linked.id, as: supervisor).record
        let found = try await hall.another().enquiries(ofCase: subject.id)
        #expect(found.map(\.number) == [scanned.number, linked.number], "the open one first")
        #expect(found.last?.state == .closed)
    }

    @Test func `each sees what is theirs, the most urgent first, and nobody but supervisors what is about them`()
        async throws
    {
        let hall = try await TestHall()
        func numbers(_ actor: Actor) async throws -> [String] {
            try await hall.another().enquiries(of: actor).map { String($0.number.prefix(1) + $0.number.suffix(1)) }
        }
        _ = try await hall.service.register(complaint(), owner: "market", as: hall.clerk).record
        let question = RegisterEnquiry(.consultation, .phone, matter: "何时取证")
        _ = try await hall.service.register(question, owner: "0201", as: hall.clerk).record
        _ = try await hall.service.register(complaint(), owner: "0117", as: supervisor).record
        _ = try await hall.service.register(complaint(about: "0201"), owner: "market", as: supervisor).record
        #expect(try await numbers(hall.reviewer) == ["Z1", "T1"])
        #expect(try await numbers(hall.chief) == ["T1", "T3"])
        #expect(try await numbers(hall.clerk) == ["T2"])
        #expect(try await numbers(supervisor) == ["Z1", "T1", "T2", "T3"])
        // What only waits to be told comes after what still wants an answer; what is closed is gone.
        let first = try #require(try await hall.service.enquiry(number: "Z20261123-001"))
        _ = try await hall.service.perform(AnswerEnquiry("a"), onEnquiry: first.id, as: hall.reviewer).record
        #expect(try await numbers(hall.reviewer) == ["T1", "Z1"])
        _ = try await hall.service.perform(CloseEnquiry(told: .nobody), onEnquiry: first.id, as: hall.reviewer).record
        #expect(try await numbers(hall.reviewer) == ["T1"])
        // The index is thrown away: the files alone say the same.
        try await hall.service.reindex()
        #expect(try await numbers(supervisor) == ["T1", "T2", "T3"])
    }

    @Test func `two who act on the same state do not both succeed`() async throws {
        let hall = try await TestHall()
        let enquiry = try await hall.service.register(complaint(), owner: "market", as: hall.clerk).record
        _ = try await hall.service.perform(
            AnswerEnquiry("一"), onEnquiry: enquiry.id, expecting: enquiry.revision, as: hall.reviewer
        ).record
        let second = try await hall.another().perform(
            AnswerEnquiry("二"), onEnquiry: enquiry.id, expecting: enquiry.revision, as: supervisor)
        guard case .conflict(let found, let newer) = second else {
            Issue.record("\(second)")
            return
        }
        #expect(found.answer?.text == "一" && newer.count == 1)
    }

    @Test func `a hall made before there were complaints takes them in`() async throws {
        let hall = try await TestHall()
        try FileManager.default.removeItem(atPath: "\(hall.data)/enquiries")
        let enquiry = try await hall.another().register(complaint(), as: hall.clerk).record
        #expect(try await hall.another().load(enquiry: enquiry.id).matter == enquiry.matter)
    }

    @Test func `limits are the hall's own where it sets them`() async throws {
        let hall = try await TestHall()
        try await hall.service.changeSettings { (settings) throws(Trouble) in
            settings.enquiryDays = EnquiryDays(complaint: 3, consultation: 2)
        }
        let enquiry = try await hall.another().register(complaint(), as: hall.clerk).record
        #expect(enquiry.due(hall.service.rules)?.due == Day("2026-11-26"))
    }

    @Test func `figures count by the day of registering, and the whole hall is verified with them`() async throws {
        let hall = try await TestHall()
        let late = try await hall.service.register(complaint(), owner: "market", as: hall.clerk).record
        let good = try await hall.service.register(complaint(), owner: "0117", as: hall.clerk).record
        _ = try await hall.service.perform(AnswerEnquiry("a"), onEnquiry: good.id, as: hall.clerk).record
        let close = CloseEnquiry(told: .phone, isSatisfied: true)
        _ = try await hall.service.perform(close, onEnquiry: good.id, as: hall.clerk).record
        hall.clock.advance(10 * 86_400)
        let day = try #require(Day("2026-11-23"))
        let table = try await hall.another().figures(day...day, by: .department)
        #expect(table.total.enquiries == ["complaint": 2])
        #expect((table.total.enquiriesInTime, table.total.enquiriesOverdue) == (1, 1))
        #expect((table.total.enquiriesSatisfied, table.total.enquiriesUnsatisfied) == (1, 0))
        #expect(table.groups["market"]?.enquiriesOverdue == 1 && table.groups["0117"] == nil)
        #expect(try await hall.service.figures(day...day, by: .clerk).groups["0117"]?.enquiriesInTime == 1)
        let next = day.adding(days: 1)
        #expect(try await hall.service.figures(next...next, by: nil).total.enquiries == [:])
        #expect(try await hall.service.load(enquiry: late.id).state == .open)
    }
}
