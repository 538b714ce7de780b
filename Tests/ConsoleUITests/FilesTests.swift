import Casework
import Testing

@testable import ConsoleUI

/// Electronic materials at the console: attached, seen on the line, opened, compared.
struct FilesTests {
    /// The first line passed, with a file on it, and current.
    private func attached() throws -> Clerk {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type("1", .enter, ":attach", .enter, "/scan/a.pdf", .enter)
        return clerk
    }

    @Test func `a file is attached to the current line, which shows it`() throws {
        let clerk = try attached()
        #expect(clerk.said.contains("已附电子材料"), "\(clerk.said)")
        #expect(clerk.subject?.files.first?.material == clerk.subject?.checklist().first?.material)
        #expect(clerk.screen.contains("电子"))
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `a refused file says which, and the path is still there`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type("1", .enter, ":attach", .enter, "/scan/a.exe", .enter)
        #expect(clerk.said.contains("a.exe"), "\(clerk.said)")
        guard case .form(let form) = clerk.model.layers.last else {
            Issue.record("the form is gone")
            return
        }
        #expect(form["path"] == "/scan/a.exe")
    }

    @Test func `the list names type, size and who, and Enter opens`() throws {
        var clerk = try attached()
        clerk.type(":files", .enter)
        for part in ["a.pdf", "PDF", "4K", "未核对"] { #expect(clerk.screen.contains(part), "\(part)") }
        clerk.type(.enter)
        #expect(clerk.said.contains("已打开a.pdf"), "\(clerk.said)")
        clerk.hall.viewer = false
        clerk.type(":files", .enter, "1")
        #expect(clerk.screen.contains("/tmp/onewindow-x/1-a.pdf"))
    }

    @Test func `comparing marks the line, and a difference needs its words`() throws {
        var clerk = try attached()
        clerk.type(":compare", .enter, .f(6))
        #expect(clerk.screen.contains("已核对"), "\(clerk.said)")
        clerk.type(":compare", .enter, "2", .f(6))
        #expect(clerk.said.contains("写明差别"), "\(clerk.said)")
        clerk.type(.key(.down), "缺第2页", .enter)
        #expect(clerk.screen.contains("不一致"), "\(clerk.said)")
        #expect(clerk.subject?.files.first?.comparison?.note == "缺第2页")
    }

    @Test func `without files there is nothing to open or compare`() throws {
        var clerk = try Clerk()
        clerk.workHalfway()
        clerk.type(":files", .enter)
        #expect(clerk.said == "没有电子材料。")
        clerk.type(.escape, ":compare", .enter)
        #expect(clerk.said == "没有电子材料。")
    }

    @Test func `a department sees the file and attaches to a line that it chooses`() throws {
        var clerk = try Clerk()
        clerk.accepted()
        clerk.type("1", .enter, ":attach", .enter, "/scan/a.pdf", .enter)
        clerk.becomeReviewer()
        clerk.type(.enter)
        #expect(clerk.subject?.files.count == 1)
        #expect(clerk.screen.contains("电子"))
        clerk.type(":attach", .enter, "2", "/scan/b.pdf", .enter)
        #expect(clerk.subject?.files.map(\.name) == ["a.pdf", "b.pdf"], "\(clerk.said)")
    }
}
