import Casework
import Catalogue
import CellText
import Testing

@testable import ConsoleUI

/// Refusals and questions say what is really in the way.
struct RefusalWordsTests {
    @Test func `no ground of refusal is printed with a mark of certainty`() throws {
        let grounds = try Fixture.station().catalogue.refusals
        try #require(grounds.contains { $0.basis.contains("◐") })
        for ground in grounds {
            #expect(!ground.statement.contains { "●◐○".contains($0) }, "\(ground.short)")
            #expect(ground.statement.hasPrefix(ground.wording))
        }
    }

    @Test func `when all papers are signed for, F8 says so`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type(.f(8), "0", .f(8))
        clerk.signAsListed("0301")
        try #require(clerk.subject?.handovers.first?.state == .signed, "\(clerk.said)")
        clerk.type(.f(8))
        #expect(clerk.said == "材料已全部移交并签收。")
    }

    @Test func `before acceptance F8 still says that acceptance comes first`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(.f(8))
        #expect(clerk.said.contains("受理"))
        #expect(!clerk.said.contains("已全部"))
    }

    @Test func `a line that was passed before the notice says that it was`() throws {
        var clerk = try Clerk()
        clerk.noticed()
        let passed = try #require(clerk.subject?.checklist().firstIndex { $0.mark == .passed })
        clerk.type(.text("\(passed + 1)"), .enter, " ")
        #expect(clerk.said.contains("已经合格"), "\(clerk.said)")
    }

    @Test func `giving papers back begins with all of them, and with none marked does nothing`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(":receive", .enter, "0", ":giveBack", .enter)
        guard case .picker(let picker) = clerk.model.layers.last else { throw Denial(.notOpen) }
        #expect(picker.rows.allSatisfy { $0.isMarked })
        for _ in picker.rows { clerk.type(" ") }
        clerk.type(.enter)
        #expect(clerk.said.contains("没有勾选"))
        #expect(clerk.model.layers.count == 1)
        clerk.type("1", " ", .enter, "0")
        #expect(clerk.subject?.returns.first?.papers.count == 1, "\(clerk.said)")
    }

    @Test func `a promise up to a day off says so and names the last working day before`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(" ", .f(6), "2", .key(.control("u")), "11/28", .enter)
        #expect(clerk.screen.contains("2026-11-28是休息日"))
        #expect(clerk.screen.contains("2026-11-27"))
        clerk.type(.escape, .key(.control("u")), "11/27", .enter)
        #expect(!clerk.screen.contains("休息日"))
    }
}
