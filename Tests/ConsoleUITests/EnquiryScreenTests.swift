import Casework
import CellText
import Testing

@testable import ConsoleUI

/// Complaints and questions at a console.
struct EnquiryScreenTests {
    private static let supervisor = Actor(
        person: "0001", name: "赵主任", capacity: Capacity(.supervisor), centre: "main")

    private func supervisor() throws -> Clerk {
        var clerk = try Clerk(signedIn: false)
        clerk.superviseEnquiries()
        return clerk
    }

    @Test func `a complaint is registered at the counter about the case that lies open, and that is said`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(":enquiry", .enter)
        try ScreenTests().check("enquiry-form", clerk.model.view())
        clerk.type("1", .enter, .enter, "等了一上午", .enter, "王海", .enter, "13800002210", .enter, .enter, "0118")
        clerk.type(.enter, .enter, "市场", .f(6))
        let enquiry = try #require(clerk.hall.enquiries.values.first, "\(clerk.said)")
        #expect(enquiry.link?.number == clerk.subject?.number && enquiry.owner == "market")
        #expect(enquiry.sort == .complaint && enquiry.source == .counter && enquiry.about == "0118")
        #expect(clerk.said.contains("11-30前答复") && clerk.said.contains("关联案件37110020261123"), "\(clerk.said)")
        #expect(clerk.model.layers.isEmpty)
        clerk.send(.hallChanged)
        #expect(clerk.screen.contains("未了结:T20261123-001"), "the case says that somebody complains")
    }

    @Test func `an unknown case is refused in words and what was typed stays`() throws {
        var clerk = try Clerk()
        clerk.type(":enquiry", .enter, "1", .enter, .enter, "等了一上午", .enter, .enter, .enter, .enter, .enter)
        clerk.type("3701", .f(6))
        #expect(clerk.said.contains("没有编号为 3701 的案件"), "\(clerk.said)")
        #expect(clerk.hall.enquiries.isEmpty && clerk.screen.contains("等了一上午"))
        // The cursor stands where it was wrong.
        clerk.type(.control("u"), .f(6))
        #expect(clerk.hall.enquiries.values.first?.link == nil && clerk.hall.enquiries.count == 1, "\(clerk.said)")
    }

    @Test func `the list has the most urgent first, with the due word in its colour`() throws {
        let clerk = try supervisor()
        var listed = clerk
        listed.type(":enquiries", .enter)
        #expect(listed.screen.contains("超10日"))
        listed.type(.down)
        let late = listed.model.view().row(2)
        #expect(late.contains { $0.style.tint == .bad })
    }

    @Test func `one is opened, given away, answered, and closed with what the person said`() throws {
        var clerk = try supervisor()
        clerk.type(":enquiries", .enter, "2")
        #expect(clerk.screen.contains("营业执照遗失如何补办") && clerk.screen.contains("未交办"))
        clerk.type(.enter)
        try ScreenTests().check("enquiry-acts", clerk.model.view())
        clerk.type("3")
        #expect(clerk.said.contains("还没有答复"), "\(clerk.said)")
        clerk.type("1", "市场", .enter, .enter)
        #expect(clerk.hall.enquiry("Z20261123-001")?.owner == "market", "\(clerk.said)")
        clerk.type(.enter, "2", "持身份证到窗口补领", .enter, .enter, "3", "5", .enter, "1", .f(6))
        #expect(clerk.hall.enquiry("Z20261123-001")?.state == .closed, "\(clerk.said)")
        clerk.type(.escape)
        #expect(clerk.screen.contains("未了结的投诉、咨询 2件"), "the list below is renewed")
    }

    @Test func `what another changed meanwhile is shown, and what was typed is put aside`() throws {
        var clerk = try supervisor()
        clerk.type(":enquiries", .enter, "1", .enter, "2", "已处理")
        let id = try #require(clerk.hall.enquiry("T20261102-001")?.id)
        _ = clerk.hall.onEnquiry([AnswerEnquiry("另有答复")], id, Self.supervisor, Clerk.morning)
        clerk.type(.enter)
        #expect(clerk.said.contains("刚被别人办过") && clerk.screen.contains("另有答复"))
    }

    @Test func `the linked case is a key away`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        let number = try #require(clerk.subject?.number)
        clerk.type(":enquiry", .enter, .enter, .enter, "何时办好", .f(6), .f(12))
        #expect(clerk.subject == nil)
        clerk.type(":enquiries", .enter, "1", "#")
        #expect(clerk.subject?.number == number && clerk.model.layers.isEmpty, "\(clerk.said)")
    }

    @Test func `a department neither registers nor gives away`() throws {
        var clerk = try supervisor()
        clerk.becomeReviewer()
        clerk.type(":enquiry", .enter)
        #expect(!clerk.screen.contains("登记投诉、咨询"))
        clerk.type(.escape, ":enquiries", .enter, "1", .enter, "1")
        #expect(clerk.said.contains("不能"), "\(clerk.said)")
        clerk.type("2", "已调换窗口人员", .enter)
        #expect(clerk.hall.enquiry("T20261102-001")?.answer?.person == "0301", "\(clerk.said)")
    }
}

extension MemoryHall {
    func enquiry(_ number: String) -> Enquiry? { enquiries.values.first { $0.number == number } }
}

extension Clerk {
    /// The supervisor, before a complaint of three weeks ago, one that is answered, and a question of today.
    mutating func superviseEnquiries() {
        register("T20261102-001", .complaint, "窗口无人", owner: "market", daysAgo: 21)
        register("T20261120-002", .complaint, "要求提供清单以外的材料", owner: "0122", daysAgo: 3, answer: "已核实并退还")
        register("Z20261123-001", .consultation, "营业执照遗失如何补办", owner: nil, daysAgo: 0)
        model = Model(station: model.station, size: model.size, now: model.now)
        type("0001", .enter, "password", .enter, .enter)
    }

    /// An enquiry from the hotline of some days ago.
    mutating func register(
        _ number: String, _ sort: Enquiry.Sort, _ matter: String, owner: String?, daysAgo: Int, answer: String? = nil
    ) {
        let actor = Actor(person: "0001", name: "赵主任", capacity: Capacity(.supervisor), centre: "main")
        let moment = Clerk.morning.adding(seconds: -86_400 * daysAgo)
        var act = RegisterEnquiry(sort, .hotline, matter: matter, order: "DH\(number.suffix(3))")
        act.number = number
        var acts: [any Intent<Enquiry>] = [act]
        if let owner { acts.append(AssignEnquiry(to: owner)) }
        if let answer { acts.append(AnswerEnquiry(answer)) }
        let id = hall.identity(moment)
        _ = hall.onEnquiry(acts, id, actor, moment)
    }
}
