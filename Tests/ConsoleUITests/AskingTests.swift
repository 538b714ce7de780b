import Casework
import Testing

@testable import ConsoleUI

/// What can't be undone asks first, and nothing is called ready that is not.
struct AskingTests {
    @Test func `receiving papers only asks first, as it does among the outcomes`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":receive", .enter)
        #expect(clerk.subject?.items.first?.receivedOn == nil)
        #expect(clerk.screen.contains("收件凭证"))
        clerk.type("0")
        #expect(clerk.subject?.items.first?.receivedOn == Clerk.morning.day, "\(clerk.said)")
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `revoking an outcome asks once more after the supervisor's approval`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(":revoke", .enter, "写错了", .enter, "0001", .enter, "password", .enter)
        #expect(clerk.subject?.items.first?.acceptedOn != nil)
        #expect(clerk.screen.contains("撤销结论"))
        clerk.type("0")
        #expect(clerk.subject?.items.first?.acceptedOn == nil, "\(clerk.said)")
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `taking a handover back asks first`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(.f(8), "0", ":takeBack", .enter)
        #expect(clerk.subject?.handovers.first?.state == .open)
        clerk.type("0")
        #expect(clerk.subject?.handovers.first?.state == .takenBack, "\(clerk.said)")
    }

    @Test func `entering a late notice asks first`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(" ", ":lateNotice", .enter, .enter, "通知书存根", .enter)
        #expect(clerk.subject?.items.first?.notice == nil)
        clerk.type("0")
        #expect(clerk.subject?.items.first?.notice != nil, "\(clerk.said)")
    }

    @Test func `the pane calls a case ready only when it can be accepted`() throws {
        var clerk = try Clerk()
        clerk.registered()
        clerk.type(.escape, " ", " ", " ", " ", " ")
        #expect(!clerk.screen.contains("材料齐全,可受理"))
        #expect(clerk.screen.contains("申请表缺单位名称、住所（经营场所）"))
        clerk.type(":fields", .enter, "王家小馆", .enter, "海曲路1号", .f(6))
        #expect(clerk.screen.contains("材料齐全,可受理(F6)"))
    }
}
