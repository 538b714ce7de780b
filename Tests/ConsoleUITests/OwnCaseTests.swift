import Casework
import Testing

@testable import ConsoleUI

/// The number being served and its own case, whatever else lies open.
struct OwnCaseTests {
    /// A017 registered, its form filled in; `other` was opened before it without a number.
    private func serving() throws -> (Clerk, other: String) {
        var clerk = try Clerk()
        clerk.type(":register", .enter, "李秀英", .enter, "440524188001010014", .enter, .enter, "SS01", .enter, .escape)
        let other = try #require(clerk.subject?.number, "\(clerk.said)")
        clerk.type(.f(12))
        clerk.registered()
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6))
        return (clerk, other)
    }

    private func question(_ clerk: Clerk) -> [String] {
        if case .confirm(let question) = clerk.model.layers.last { question.lines } else { [] }
    }

    @Test func `the next call asks about the served number's case though it was put away`() throws {
        var (clerk, _) = try serving()
        let own = try #require(clerk.subject?.number)
        clerk.type(.f(12), .f(2))
        #expect(question(clerk) == ["\(own) 还没有结论。此件留在库中,可用 / 找回。"])
        #expect(clerk.model.desk.ticket?.number == "A017")
    }

    @Test func `the next call asks about the served number's case while another is looked at`() throws {
        var (clerk, other) = try serving()
        let own = try #require(clerk.subject?.number)
        clerk.type(.text(other), .enter, .f(2))
        #expect(question(clerk).first?.hasPrefix(own) == true)
        clerk.type("0")
        #expect(clerk.model.desk.ticket?.number == "A018")
    }

    @Test func `a number that nobody registered is not ended without a question`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A006", "A", minutesAgo: 9)
        clerk.hall.take("A007", "A", minutesAgo: 8)
        clerk.type(.f(2), .escape, .f(2))
        #expect(question(clerk) == ["A006 还没有登记,此号即办结。"])
        clerk.type(.escape)
        #expect(clerk.model.desk.ticket?.number == "A006")
        clerk.type(.f(2), "0")
        #expect(clerk.model.desk.ticket?.number == "A007")
    }

    @Test func `accepted papers that were not handed over are asked about, and handed over no more`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(.f(2))
        let number = try #require(clerk.subject?.number)
        #expect(question(clerk) == ["\(number) 还有5份材料未移交。"])
        clerk.type(.escape, .f(8), "0", .f(2))
        #expect(clerk.model.desk.ticket?.number == "A018")
    }

    @Test func `one question names all that is left`() throws {
        var clerk = try Clerk()
        clerk.registered("kcg")
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6))
        for _ in 0..<8 { clerk.type(" ") }
        clerk.type(.f(6), .tab, "1", "0", .f(2))
        #expect(question(clerk).count == 2, "\(question(clerk)) \(clerk.said)")
    }

    @Test func `F12 over another case comes back to the number's own, and puts that away`() throws {
        var (clerk, other) = try serving()
        let own = try #require(clerk.subject?.number)
        clerk.type(.text(other), .enter)
        #expect(clerk.screen.contains("非本号办件 \(other)"))
        #expect(!clerk.screen.contains("材料清单 A017"))
        clerk.type(.f(12))
        #expect(clerk.subject?.number == own)
        #expect(!clerk.screen.contains("非本号办件"))
        clerk.type(.f(12))
        #expect(clerk.subject == nil)
    }

    @Test func `Enter with no case open brings the number's own case back and registers no second one`() throws {
        var (clerk, _) = try serving()
        let own = try #require(clerk.subject?.number)
        clerk.type(.f(12))
        #expect(clerk.screen.contains("按 Enter 打开本号办件"))
        clerk.type(.enter)
        #expect(clerk.subject?.number == own)
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `who comes back with a supplement is served by the old case, and is not called unregistered`() throws {
        var clerk = try Clerk()
        clerk.noticed()
        let old = try #require(clerk.subject?.number)
        clerk.type(.f(2), .escape, .text(old), .enter)
        #expect(clerk.model.desk.ticket?.number == "A018")
        #expect(clerk.screen.contains("非本号办件 \(old)"))
        clerk.type(.f(2))
        #expect(question(clerk).first?.contains("A018 还没有登记") == true)
        clerk.type(.escape, .f(7), .enter)
        #expect(!clerk.screen.contains("非本号办件"))
        clerk.type("3", .enter, " ", " ", .f(6), "1", "0", .f(12), .f(2))
        #expect(question(clerk) == ["\(old) 还有5份材料未移交。"], "\(clerk.said)")
        clerk.type(.escape, .enter, .f(8), "0", .f(2))
        #expect(clerk.model.desk.ticket?.number == "A019")
    }

    @Test func `a number taken up again at another console finds its case by the reading of the panes`() throws {
        var (clerk, _) = try serving()
        let own = try #require(clerk.subject?.number)
        clerk.type(.f(12))
        clerk.model.desk.served = nil
        clerk.type(.f(5), .enter)
        #expect(clerk.subject?.number == own)
    }
}
