import Casework
import Testing

@testable import ConsoleUI

/// 导办、帮办代办 at the console: on the case that lies open, else on a number.
struct GuidingTests {
    @Test func `help goes to the case that lies open, and stands in its history`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(":guide", .enter)
        try ScreenTests().check("guide", clerk.model.view())
        clerk.type("2", "代填申请表", .enter, .enter)
        #expect(clerk.subject?.helps.map(\.help) == [Help(.assisted, by: "0117", note: "代填申请表")], "\(clerk.said)")
        #expect(clerk.model.layers.isEmpty && clerk.said.contains("导办帮办已记"))
        clerk.type("#", .key(.end))
        #expect(clerk.screen.contains("帮办:帮助填写: 代填申请表"), "\(clerk.screen)")
    }

    @Test func `without a case it goes to the number being served, by whoever helped`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), .escape, ":guide", .enter, "3", .enter, "0119", .enter)
        let ticket = try #require(clerk.hall.tickets.values.first)
        #expect(ticket.helps == [Help(.actedFor, by: "0119")], "\(clerk.said)")
        #expect(clerk.model.desk.ticket?.id == ticket.id && ticket.state == .called, "it is served on")
    }

    @Test func `without either it goes to the number selected in the queue, and to nobody without one`() throws {
        var clerk = try Clerk()
        clerk.type(":guide", .enter)
        #expect(clerk.said.contains("选一个号"), "\(clerk.said)")
        clerk.type(.escape)
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.hall.take("A018", "A", minutesAgo: 10)
        clerk.type(.f(5), .tab, .down, .down, ":guide", .enter, "1", .enter, .enter)
        let helped = clerk.hall.tickets.values.filter { !$0.helps.isEmpty }
        #expect(helped.map(\.number) == ["A018"] && helped.first?.state == .waiting, "\(clerk.said)")
    }

    @Test func `a department has no such act`() throws {
        var clerk = try Clerk.halfway()
        clerk.becomeReviewer()
        clerk.type(":guide", .enter)
        #expect(!clerk.screen.contains("帮助填写"))
    }
}
