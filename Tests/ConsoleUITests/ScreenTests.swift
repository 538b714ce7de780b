import Casework
import CellText
import Foundation
import Testing

@testable import ConsoleUI

/// Screens as a clerk sees them, kept as text in `Golden`. `RECORD=1` writes them anew, and fails the run.
struct ScreenTests {
    func check(_ name: String, _ grid: Grid, at location: SourceLocation = #_sourceLocation) throws {
        try Golden.check(name, grid.text, at: location)
    }

    private func halfway(_ size: Size = Model.smallest, language: String = "zh-Hans") throws -> Clerk {
        try Clerk.halfway(size, language: language)
    }

    @Test func `sign-in`() throws {
        let clerk = try Clerk(signedIn: false)
        try check("sign-in", clerk.model.view())
    }

    @Test func `registering an applicant`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, .enter, "sp")
        try check("register", clerk.model.view())
    }

    @Test func `a checklist half looked at`() throws {
        try check("checklist", try halfway().model.view())
        try check("checklist-132x43", try halfway(Size(width: 132, height: 43)).model.view())
        try check("checklist-en", try halfway(language: "en").model.view())
    }

    @Test func `every lawful outcome side by side`() throws {
        var clerk = try halfway()
        clerk.type(" ", .f(6))
        try check("outcomes", clerk.model.view())
        clerk.type("3")
        try check("confirm", clerk.model.view())
    }

    @Test func `after acceptance the clocks stand where the notice stood`() throws {
        var clerk = try halfway()
        clerk.type("3+", .enter, "4+", .enter, "5", .enter, " ", .f(6), "1", "0", .f(8), "0")
        try check("accepted", clerk.model.view())
        clerk.type(.f(8))
        try check("sign", clerk.model.view())
    }

    @Test func `the palette says why a command is closed`() throws {
        var clerk = try Clerk()
        clerk.type(":", "re")
        try check("palette", clerk.model.view())
    }

    @Test func `help comes from the table of actions`() throws {
        var clerk = try Clerk()
        clerk.type(.f(1))
        try check("help", clerk.model.view())
    }

    @Test func `a terminal that is too small says so and keeps the state`() throws {
        var clerk = try halfway()
        let before = clerk.subject
        clerk.send(.input(.resize(Size(width: 40, height: 10))))
        try check("too-small", clerk.model.view())
        clerk.type(" ")
        clerk.send(.input(.resize(Model.smallest)))
        #expect(clerk.subject?.revision == before?.revision)
        try check("checklist", clerk.model.view())
    }

    @Test(arguments: [Size(width: 1, height: 1), Size(width: 79, height: 24), Size(width: 200, height: 60)])
    func `any size can be drawn`(size: Size) throws {
        let clerk = try halfway(size)
        #expect(clerk.model.view().size == size)
    }

    @Test func `the hall's name gives way to who sits where`() throws {
        let fixture = try Fixture.station()
        let station = Station(
            hallName: "日照市经济技术开发区综合政务服务中心北区分中心", catalogue: fixture.catalogue, words: fixture.words,
            rules: fixture.rules, templates: fixture.templates)
        var clerk = try Clerk(signedIn: false)
        clerk.model = Model(station: station, size: Model.smallest, now: Clerk.morning)
        clerk.type("0117", .enter, "zhangmin1", .enter, "3", .enter)
        let header = try #require(clerk.screen.split(separator: "\n").first)
        #expect(header.contains("..   商事登记 3号窗口   张敏 0117 11-23 周一 09:42"))
    }

    @Test func `escape sequences and bidi controls in a name never reach the screen`() throws {
        var clerk = try Clerk()
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2))
        clerk.send(.input(.paste("王\u{1b}[31m\u{202e}建国\u{200b}")))
        let shown = clerk.screen.unicodeScalars
        #expect(!shown.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 0x200B })
        #expect(clerk.screen.contains("建国"))
    }
}
