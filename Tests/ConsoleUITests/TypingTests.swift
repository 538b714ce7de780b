import Casework
import CellText
import Testing

@testable import ConsoleUI

/// What is typed into forms and the entry line, as input methods and habits leave it.
struct TypingTests {
    /// A company registration with its form open.
    private func company() throws -> Clerk {
        var clerk = try Clerk()
        clerk.registered("SS02")
        return clerk
    }

    private func halfway() throws -> Clerk {
        var clerk = try Clerk()
        clerk.workHalfway()
        return clerk
    }

    private func form(_ clerk: Clerk) -> Form? {
        if case .form(let form) = clerk.model.layers.last { form } else { nil }
    }

    @Test func `a field that is missing is named by its label`() throws {
        var clerk = try company()
        clerk.type(.f(6))
        #expect(clerk.said == "单位名称必须填写。")
    }

    @Test func `numbers of the item's form are kept in ASCII`() throws {
        var clerk = try company()
        clerk.type("日照海澜有限公司", .enter, "１２", .f(6))
        #expect(clerk.subject?.fields["shareholderCount"] == "12", "\(clerk.said)")
    }

    @Test(arguments: [
        "2026-12-31", "20261231", "2026/12/31", "2026.12.31", "12-31", "１２－３１", "２０２６１２３１", "2026年12月31日", "2026。12。31",
    ])
    func `a day may be typed in any usual way`(text: String) throws {
        #expect(Day(typed: text, in: 2026)?.description == "2026-12-31")
    }

    @Test(arguments: ["", "31", "2026", "2026-13-01", "2026-02-30", "26-12-31", "2026-12", "12-31-", "202612311", "明天"])
    func `what is no day is none`(text: String) throws {
        #expect(Day(typed: text, in: 2026) == nil)
    }

    @Test func `a bad count names the field, and full-width counts are taken`() throws {
        var clerk = try halfway()
        clerk.type("=", .enter, .key(.control("u")), "两份", .f(6))
        #expect(clerk.said == "复印件应为数字。")
        clerk.type(.key(.control("u")), "２", .f(6))
        #expect(clerk.subject?.papers.values.contains { $0.copies == 2 } == true, "\(clerk.said)")
    }

    @Test(arguments: [("b", ["B"]), ("投资", ["B"]), ("事", ["A", "C"]), ("z", [])])
    func `a number's new queue is found by its letter or a part of its name`(text: String, letters: [String]) throws {
        var clerk = try halfway()
        clerk.type(":transfer", .enter, .text(text))
        guard case .picker(let picker) = clerk.model.layers.last else { return #expect(Bool(false), "\(clerk.said)") }
        #expect(picker.rows.map(\.id) == letters)
    }

    @Test(arguments: ["4．２、３　第二页", "4.2,3 第二页", "4.2，3第二页", "4.2.3 第二页"])
    func `defects may be divided by a point, a comma or a pause mark`(text: String) throws {
        #expect(Entry(text) == .defects(4, [2, 3], note: "第二页"))
    }

    @Test(arguments: [
        ("4=3/x", Entry.Mistake.count), ("4=", .count), ("4=1/2/3", .count), ("2,1", .defects), ("2、1", .defects),
        ("2 .1", .defects), ("2.", .defects), ("3+5", .mended),
    ])
    func `an entry that is nearly right says what is wrong and stays to be mended`(
        _ sample: (text: String, mistake: Entry.Mistake)
    ) throws {
        #expect(Entry(sample.text) == .unclear(sample.mistake))
        var clerk = try halfway()
        let before = clerk.subject?.revision
        clerk.type(.text(sample.text), .enter)
        #expect(clerk.said.contains("写法不对"))
        #expect(clerk.model.desk.entry.text == sample.text)
        #expect(clerk.model.layers.isEmpty)
        #expect(clerk.subject?.revision == before)
    }

    @Test func `a number or an item with no case open says what is missing`() throws {
        var clerk = try Clerk()
        clerk.type("A999", .enter)
        #expect(clerk.said.contains("叫号栏没有A999"))
        clerk.type(.escape, "xyz", .enter)
        #expect(clerk.said.contains("不能加事项“xyz”"))
    }

    @Test func `help opens over a form, and Esc leads back to it as it was`() throws {
        var clerk = try halfway()
        clerk.type(":agent", .enter, "周平", .f(1))
        #expect(clerk.screen.contains(":giveBack") || clerk.screen.contains("可以直接键入"))
        clerk.type(.escape)
        #expect(form(clerk)?["agentName"] == "周平")
    }

    @Test(arguments: [2, 4, 5, 7, 8, 9])
    func `a key of the desk is refused in a form with a word`(number: Int) throws {
        var clerk = try halfway()
        clerk.type(":agent", .enter, "周平", .f(number))
        #expect(clerk.said.contains("按 Esc 收起"))
        #expect(form(clerk)?["agentName"] == "周平")
    }

    @Test func `an agent's sort of paper is read off the number, and the usual powers are meant by none`() throws {
        var clerk = try halfway()
        clerk.type(":agent", .enter, "ANNA", .enter, "E12345678", .f(6))
        #expect(clerk.subject?.agent?.document.kind == .passport, "\(clerk.said)")
        #expect(clerk.subject?.agent?.powers == "代为申请、补正、领取")
        clerk.type(":agent", .enter, .enter, .enter, .enter, .key(.control("u")), "仅领取", .f(6))
        #expect(clerk.subject?.agent?.powers == "仅领取")
    }

    @Test func `a choice begins at its first, is listed, and can be cleared where it is optional`() throws {
        var clerk = try halfway()
        clerk.type(":agent", .enter, .up)
        #expect(form(clerk)?["document"] == "")
        #expect(clerk.screen.contains("1 居民身份证  2 统一社会信用代码"))
        clerk.type(.key(.right))
        #expect(form(clerk)?["document"] == "citizen")
        clerk.type(.key(.backspace))
        #expect(form(clerk)?["document"] == "")
        clerk.type(.escape, ":applicant", .enter, .key(.delete))
        #expect(form(clerk)?["kind"] == "person")
    }
}
