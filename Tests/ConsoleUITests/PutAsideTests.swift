import Casework
import Testing

@testable import ConsoleUI

/// Esc on a form keeps what was typed into it.
struct PutAsideTests {
    private func called() throws -> Clerk {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.hall.take("A018", "A", minutesAgo: 9)
        clerk.type(.f(2))
        return clerk
    }

    private func form(_ clerk: Clerk) -> Form? {
        if case .form(let form) = clerk.model.layers.last { form } else { nil }
    }

    @Test func `a registration left half typed stands there again with its cursor`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "37110219", .escape)
        #expect(clerk.said == "已收起,重开即在。")
        #expect(form(clerk) == nil)
        clerk.type(.enter)
        let opened = try #require(form(clerk))
        #expect(opened["name"] == "王建国")
        #expect(opened["identity"] == "37110219")
        #expect(opened.fields[opened.focus].id == "identity")
        clerk.type("8203121216", .enter, .enter, "spjy", .enter)
        #expect(clerk.subject?.applicant?.name == "王建国", "\(clerk.said)")
    }

    @Test func `the items' form left half typed stands there again, and once saved it is offered no more`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "371102198203121216", .enter, .enter, "spjy", .enter)
        clerk.type("王家小馆", .escape, ":fields", .enter)
        #expect(form(clerk)?["unitName"] == "王家小馆")
        clerk.type(.enter, "海曲路1号", .f(6), ":fields", .enter, .escape)
        #expect(clerk.model.formsPutAside.isEmpty)
    }

    @Test func `a form in which nothing was typed is simply closed`() throws {
        var clerk = try called()
        clerk.type(.escape)
        #expect(clerk.said.isEmpty)
        #expect(clerk.model.formsPutAside.isEmpty)
    }

    @Test func `what was typed for one number is never offered for the next`() throws {
        var clerk = try called()
        clerk.type("王建国", .escape, .f(2), "0")
        #expect(clerk.model.desk.ticket?.number == "A018")
        #expect(form(clerk)?["name"] == "")
        #expect(clerk.model.formsPutAside.isEmpty)
    }

    @Test func `what was typed for one case is not offered for another`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "371102198203121216", .enter, .enter, "spjy", .enter, .escape)
        clerk.type(":agent", .enter, "周平", .escape)
        let own = try #require(clerk.subject?.number)
        clerk.type(":register", .enter, "李秀英", .enter, "440524188001010014", .enter, .enter, "SS01", .enter, .escape)
        #expect(clerk.subject?.number != own, "\(clerk.said)")
        clerk.type(":agent", .enter)
        #expect(form(clerk)?["agentName"] == "")
        clerk.type(.escape, .text(own), .enter, ":agent", .enter)
        #expect(form(clerk)?["agentName"] == "周平")
    }

    @Test func `a password is never kept`() throws {
        var clerk = try called()
        clerk.type("王建国", .enter, "371102198203121216", .enter, .enter, "spjy", .enter, .escape)
        clerk.type(":revoke", .enter, "写错了", .enter, "0001", .enter, "geheim", .escape, ":revoke", .enter)
        #expect(form(clerk)?["reason"] == "写错了")
        #expect(form(clerk)?["password"] == "")
    }
}
