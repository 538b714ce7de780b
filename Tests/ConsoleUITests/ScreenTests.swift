import Casework
import CellText
import Foundation
import Testing

@testable import ConsoleUI

/// Screens as a clerk sees them, kept as text in `Golden`. `RECORD=1` writes them anew, and fails the run.
struct ScreenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    func check(_ name: String, _ grid: Grid, at location: SourceLocation = #_sourceLocation) throws {
        let file = ScreenTests.folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data((grid.text + "\n").utf8).write(to: file)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(grid.text + "\n" == kept, "\(name)", sourceLocation: location)
    }

    /// The middle of a checklist: one line passed, two failed, one to look at.
    private func halfway(_ size: Size = Model.smallest, language: String = "zh-Hans") throws -> Clerk {
        var clerk = try Clerk(size: size, language: language)
        clerk.hall.take("A017", "A", minutesAgo: 31)
        clerk.hall.take("A018", "A", minutesAgo: 11)
        clerk.hall.take("A019", "A", minutesAgo: 9)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6), " ", " ", "3.2", .enter, "4.7", .enter)
        return clerk
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
