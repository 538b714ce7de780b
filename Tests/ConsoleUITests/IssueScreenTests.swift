import Casework
import CellText
import Testing

@testable import ConsoleUI

/// The issue window by its keys.
struct IssueScreenTests {
    @Test(arguments: [Size(width: 80, height: 24), Size(width: 132, height: 43), Size(width: 200, height: 60)])
    func `what is to be typed from the paper stands nowhere on the screen`(size: Size) throws {
        var clerk = try Clerk(size: size)
        clerk.sentToIssue()
        clerk.becomeIssuer()
        #expect(!clerk.screen.contains("王建国"))
        clerk.type(.enter)
        #expect(clerk.screen.contains("核对:食品经营许可证"))
        clerk.type(.escape)
        for secret in ["王建国", "JY13711020001", "2031-11-22"] { #expect(!clerk.screen.contains(secret)) }
    }

    @Test func `what agrees is taken over in one form, and the next row is selected`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        #expect(clerk.said.contains("核对一致"))
        #expect(clerk.subject == nil)
        #expect(clerk.model.desk.inbox.map(\.step.id) == ["issue"])
        #expect(clerk.hall.cases.values.first?.items[0].review.result?.check?.person == "0122")
    }

    @Test func `a scanned certificate is taken over by its code alone, and the record says so`() throws {
        var clerk = try Clerk()
        clerk.sentToIssue()
        let subject = try #require(clerk.hall.cases.values.first)
        let code = try #require(subject.certificateCode(of: subject.items[0])?.text)
        clerk.becomeIssuer()
        clerk.type(.text(code), .enter)
        #expect(clerk.said.contains("核对一致"))
        #expect(clerk.hall.cases.values.first?.items[0].review.result?.check?.isScanned == true)
        // Scanned again it is asked whether it goes out.
        clerk.type(.text(code), .enter)
        #expect(clerk.screen.contains("发证给王建国"))
    }

    @Test func `a code that says something else is a difference, a misread one is said to be`() throws {
        var clerk = try Clerk()
        clerk.sentToIssue()
        let subject = try #require(clerk.hall.cases.values.first)
        var code = try #require(subject.certificateCode(of: subject.items[0]))
        clerk.becomeIssuer()
        clerk.type(.text(code.text.dropLast() + "X"), .enter)
        #expect(clerk.said.contains("再扫一次"))
        code.fields["holder"] = "王健国"
        clerk.type(.escape, .enter, .text(code.text), .enter)
        #expect(clerk.said.contains("持证主体与受理信息不一致"))
        clerk.type(.f(6))
        #expect(clerk.screen.contains("第2字 建→健 形近"))
    }

    @Test func `a date is compared as a day however it is written, full width and spaces are said`() throws {
        var clerk = try Clerk()
        clerk.sentToIssue()
        clerk.becomeIssuer()
        clerk.type(.enter, "王 建国", .enter, "ＪＹ13711020001", .enter, "2031年11月22日", .enter)
        #expect(clerk.said.contains("核对一致"))
        clerk.type(.enter, .escape)
        #expect(clerk.screen.contains("一致(空格/全半角)"))
    }

    @Test func `a difference is said by its field, and refused when it is typed again`() throws {
        var clerk = try Clerk()
        clerk.sentToIssue()
        clerk.becomeIssuer()
        clerk.type(.enter, "王健国", .enter, "JY13711020001", .enter, "2031-11-22", .enter)
        #expect(clerk.said.contains("持证主体与受理信息不一致"))
        #expect(!clerk.said.contains("王建国"))
        #expect(clerk.bells == 1)
        clerk.type(.f(6))
        #expect(clerk.screen.contains("第2字 建→健 形近"))
        clerk.type("0")
        #expect(clerk.said.contains("不予接收"))
        #expect(clerk.hall.cases.values.first?.items[0].review.refusals.count == 1)
        #expect(clerk.model.desk.inbox.isEmpty)
    }

    @Test func `a slip of the finger that is mended refuses nothing`() throws {
        var clerk = try Clerk()
        clerk.sentToIssue()
        clerk.becomeIssuer()
        clerk.type(.enter, "王健国", .enter, "JY13711020001", .enter, "2031-11-22", .enter)
        clerk.type(.key(.backspace), .key(.backspace), "建国", .f(6))
        #expect(clerk.said.contains("核对一致"))
    }

    @Test func `a plain issue takes a scan, a confirmation, and the next call`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.hall.take("E001", "E", minutesAgo: 3)
        clerk.hall.take("E002", "E", minutesAgo: 2)
        clerk.type(.f(2))
        #expect(clerk.model.desk.ticket?.number == "E001")
        let number = clerk.hall.cases.values.first?.number ?? ""
        clerk.send(.input(.scan(number)))
        #expect(clerk.screen.contains("领取人 王建国 居民身份证 371102********1216"))
        clerk.type("0")
        #expect(clerk.said.contains("已发证"))
        clerk.type(.f(2))
        #expect(clerk.model.desk.ticket?.number == "E002")
        #expect(clerk.subject == nil)
    }

    @Test func `where an agent filed it is asked who collects`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue(agent: "李红")
        clerk.type(.enter)
        #expect(clerk.screen.contains("谁来领取"))
        clerk.type("1")
        #expect(clerk.screen.contains("代理人,委托:代为领取"))
        clerk.type("0")
        #expect(clerk.hall.cases.values.first?.items[0].review.result?.delivery?.isAgent == true)
    }

    @Test func `an organisation's result asks for whoever collects it`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue(kind: .organisation)
        clerk.type(.enter)
        clerk.type("李红", .enter, "E12345678", .enter, .enter, .enter, .enter, "JY0900", .enter)
        #expect(clerk.screen.contains("收回旧证编号  JY0900"))
        clerk.type("0")
        let issued = clerk.hall.cases.values.first?.log.compactMap { $0.payload as? ResultIssued }.first
        #expect(issued?.receiver == "李红")
        #expect(issued?.oldTakenIn == "JY0900")
    }

    @Test func `a collector's number that can't be is asked about, with a field for the reason`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(.enter, .escape, ":collect", .enter, "李红", .enter, "1234", .f(6))
        #expect(clerk.said.contains("位数不对"))
        let form = clerk.model.layers.last.flatMap { if case .form(let form) = $0 { form } else { nil } }
        #expect(form?.has("override") == true)
        clerk.type(.key(.home), .key(.delete), .key(.delete), .key(.delete), .key(.delete), "E12345678", .f(6), "0")
        #expect(clerk.said.contains("已发证"))
        clerk.type(.f(9))
        #expect(clerk.screen.contains("送达回证"))
    }

    @Test func `a message with an unknown fate is shown and never sent again by itself`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(.enter, .escape, .f(4), "4")
        #expect(clerk.screen.contains("发短信到13812342210"))
        clerk.type("0")
        #expect(clerk.screen.contains("发送中,结果不明"))
        clerk.type(.f(4))
        #expect(clerk.screen.contains("是否发出还不清楚"))
        clerk.type("4")
        #expect(clerk.hall.cases.values.first?.items[0].review.contacts.count == 1)
        clerk.type(.escape, ":settle", .enter, .down, .enter)
        #expect(clerk.hall.cases.values.first?.items[0].review.contacts.last?.outcome == .notSent)
    }

    @Test func `calls are recorded, and the lists say whom to call and what nobody collected`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(":toCall", .enter)
        #expect(clerk.screen.contains("今日待告知 1件"))
        clerk.type(.enter, .f(4))
        #expect(clerk.screen.contains("告知 13812342210"))
        clerk.type("2", ":uncollected", .enter)
        #expect(clerk.screen.contains("告知1次 未接"))
        clerk.type(.escape, .f(4), "1", ":toCall", .enter)
        #expect(clerk.said == "没有待告知的申请人。")
    }

    @Test func `receipts go to their department in one act`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(.enter, "0", .f(8))
        #expect(clerk.screen.contains("市监局 1件"))
        clerk.type("0")
        #expect(clerk.said.contains("已交回1件"))
        #expect(clerk.model.desk.inbox.map(\.step.id) == ["receiptGiven"])
        clerk.type(.f(8))
        #expect(clerk.bells == 1, "nothing is left to give")
        clerk.becomeReviewer()
        clerk.type("$", "1", .enter)
        #expect(clerk.hall.cases.values.first?.items[0].closedOn == clerk.model.now.day)
    }

    @Test func `a wrong certificate that is brought back goes to the chief, who voids it`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(.enter, "0", ":bringBack", .enter, "地址印错", .enter, "0")
        #expect(clerk.model.desk.inbox.contains { $0.step.id == "returnResult" })
        clerk.type(.f(8), "0")
        clerk.becomeReviewer()
        clerk.type("$", "2", .enter)
        clerk.model = Model(station: clerk.model.station, size: clerk.model.size, now: clerk.model.now)
        clerk.type("0302", .enter, "password", .enter, .enter)
        clerk.type(.enter, .f(6), "1", "录入有误", .enter, "0")
        #expect(clerk.said.contains("原证作废"))
        #expect(clerk.hall.cases.values.first?.items[0].review.made.first?.void?.cause == .corrected)
    }

    @Test func `parcels are batched, the carrier signs, and what comes back waits again`() throws {
        var clerk = try Clerk()
        clerk.readyToIssue()
        clerk.type(.enter, .escape, ":wish", .enter, .enter, "海滨五路8号", .enter, .enter)
        #expect(clerk.model.desk.inbox.map(\.step.id) == ["post"])
        clerk.type(.f(7), .enter, "ea 1", .enter)
        #expect(clerk.said.contains("应为大写字母和数字"))
        clerk.type(.key(.home), .key(.delete), .key(.delete), .key(.delete), .key(.delete), "ea1", .enter)
        #expect(clerk.said.contains("已装寄1件"))
        clerk.type(.f(7), "0")
        #expect(clerk.hall.cases.values.first?.held("result-1", by: .carrier).total == 1)
        clerk.type(.enter, "2", "拒收", .enter)
        #expect(clerk.said.contains("邮件退回"))
        #expect(clerk.model.desk.inbox.map(\.step.id) == ["post"])
    }

    @Test func `blanks are received, spoiled and counted by their department`() throws {
        var clerk = try Clerk()
        clerk.becomeReviewer()
        clerk.type(":blanks", .enter)
        #expect(clerk.screen.contains("结存0"))
        clerk.type(.enter, "1", "B0001", .enter, "B0100", .enter)
        #expect(clerk.said.contains("空白证已领入"))
        #expect(clerk.screen.contains("结存100"))
        #expect(clerk.screen.contains("今日未清点"))
        clerk.type(.escape, .f(3))
        #expect(clerk.screen.contains("空白证今日还没有清点:食品经营许可证"))
        clerk.type(.escape, ":blanks", .enter)
        clerk.type(.enter, "3", "99", .enter, .enter)
        #expect(clerk.said.contains("请再数一遍"))
        #expect(!clerk.said.contains("100"))
        clerk.type(.up, .key(.home), .key(.delete), .key(.delete), "100", .f(6))
        #expect(clerk.screen.contains("今日已清点"))
        clerk.becomeIssuer()
        clerk.type(":blanks", .enter)
        #expect(clerk.bells > 0)
    }

    @Test(arguments: [([3, 0, 9], 6, [3, 0, 3]), ([1, 1, 1], 9, [1, 1, 1]), ([9, 9], 5, [3, 2]), ([4], 0, [0])])
    func `sections share the room that there is`(counts: [Int], room: Int, shares: [Int]) {
        #expect(Model.shares(counts, of: room) == shares)
    }
}
