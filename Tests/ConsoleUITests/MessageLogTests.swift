import Casework
import CellText
import Testing

@testable import ConsoleUI

/// What was said, to be read again.
struct MessageLogTests {
    @Test func `a message that is cut says so, and the log has it whole`() throws {
        var clerk = try Clerk.halfway()
        let path = "/srv/onewindow/" + String(repeating: "data/", count: 20) + "end"
        clerk.hall.nextAct = .failed(Trouble(.diskFull, path))
        clerk.type(" ")
        let line = try #require(clerk.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last)
        #expect(line.hasSuffix("..(!看全文)"))
        #expect(!line.contains("end"))
        clerk.type("!")
        #expect(clerk.screen.split(separator: "\n").joined().contains("end"))
    }

    @Test func `a message that fits has no mark`() throws {
        #expect(try !Clerk.halfway().screen.contains("看全文"))
    }

    @Test func `the newest stands first, and only today's`() throws {
        var clerk = try Clerk.halfway()
        let (width, before) = (70, clerk.model.messages.count)
        #expect(clerk.model.messageRows(width: width).count >= before)
        let newest = try #require(clerk.model.messages.last)
        #expect(clerk.model.messageRows(width: width).first?.text.string.hasSuffix(newest.text.string) == true)
        clerk.wait(minutes: 24 * 60)
        #expect(clerk.model.messageRows(width: width) == [])
    }

    @Test func `an exclamation mark of either width shows troubles only, and all again`() throws {
        var clerk = try Clerk.halfway()
        clerk.type(.f(6), "1", .escape, "！")
        let all = clerk.screen
        clerk.type("！")
        #expect(clerk.screen.contains("不能") && !clerk.screen.contains("完成"))
        clerk.type("!")
        #expect(clerk.screen == all)
    }

    @Test func `scrolling past the end goes back at the first key`() throws {
        var clerk = try Clerk.halfway()
        for _ in 0..<40 { clerk.type(.f(6), "1", .escape) }
        clerk.type("!")
        let first = clerk.screen
        for _ in 0..<90 { clerk.type(.key(.pageDown)) }
        let last = clerk.screen
        clerk.type(.up)
        #expect(clerk.screen != last)
        clerk.type(.key(.home))
        #expect(clerk.screen == first)
    }
}
