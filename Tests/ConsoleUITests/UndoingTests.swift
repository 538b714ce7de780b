import Casework
import Testing

@testable import ConsoleUI

/// Undo says what it takes back, and asks before it takes back more than a mark.
struct UndoingTests {
    /// A food licence with its form filled in and nothing marked yet.
    private func filled() throws -> Clerk {
        var clerk = try Clerk()
        clerk.registered()
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6))
        return clerk
    }

    private func material(_ line: Int, _ clerk: Clerk) -> String? { clerk.subject?.checklist()[line - 1].material }

    @Test func `undoing a mark says which, goes back to its line and asks nothing`() throws {
        var clerk = try filled()
        clerk.type(" ", " ", .control("z"))
        #expect(clerk.said == "已撤销:第2项 合格")
        #expect(clerk.model.desk.line == material(2, clerk))
        #expect(clerk.subject?.checklist()[1].mark == nil)
        #expect(clerk.subject?.checklist()[0].mark == .passed)
    }

    @Test func `undoing a defect and a count names them`() throws {
        var clerk = try filled()
        clerk.type("3.2", .enter, .control("z"))
        #expect(clerk.said.hasPrefix("已撤销:第3项 缺陷 2"), "\(clerk.said)")
        clerk.type("4=1/3", .enter, .control("z"))
        #expect(clerk.said == "已撤销:第4项 份数")
        #expect(clerk.model.desk.line == material(4, clerk))
    }

    @Test func `repeating never makes the mark again that was just undone`() throws {
        var clerk = try filled()
        clerk.type("3.2", .enter, .control("z"), "*")
        #expect(clerk.said == "还没有可以重复的内容。")
        #expect(clerk.subject?.items.first?.marks.isEmpty == true)
    }

    @Test func `undoing the form asks first, naming its fields, and only 0 does it`() throws {
        var clerk = try filled()
        clerk.type(" ", .control("z"), .control("z"))
        guard case .confirm(let question) = clerk.model.layers.last else {
            Issue.record("nothing asked: \(clerk.said)")
            return
        }
        #expect(question.lines == ["申请表(单位名称、住所（经营场所）)"])
        clerk.type(.enter, .escape)
        #expect(clerk.subject?.fields["unitName"] == "王家小馆")
        clerk.type(.control("z"), "0")
        #expect(clerk.subject?.fields.isEmpty == true)
        #expect(clerk.said == "已撤销:申请表(单位名称、住所（经营场所）)")
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `undoing an added item or another applicant asks first, naming them`() throws {
        var clerk = try filled()
        clerk.type("SS01", .enter, .enter, .escape, .control("z"))
        guard case .confirm(let question) = clerk.model.layers.last else {
            Issue.record("nothing asked: \(clerk.said)")
            return
        }
        #expect(question.lines == ["加的事项 个体工商户设立登记"])
        clerk.type("0")
        #expect(clerk.subject?.items.count == 1)
        clerk.type(":applicant", .enter, .down, "2", .f(6), .control("z"))
        #expect(clerk.screen.contains("申请人 王建国2"))
        clerk.type("0")
        #expect(clerk.subject?.applicant?.name == "王建国")
    }

    @Test func `a further defect keeps the note that was typed, and a new note replaces it`() throws {
        var clerk = try filled()
        clerk.type("4.7 第三页", .enter, "4.2", .enter, "4.2", .enter)
        #expect(clerk.subject?.checklist()[3].mark == .failed([2, 7], note: "第三页"))
        clerk.type("4.2 第五页", .enter)
        #expect(clerk.subject?.checklist()[3].mark == .failed([2, 7], note: "第五页"))
    }
}
