import CellText
import Testing

struct WrappingTests {
    @Test func `a closing mark takes the character before it along`() {
        #expect(SafeText("缺签章。请由负责人签字").wrapped(to: 6) == ["缺签", "章。请", "由负责", "人签字"])
    }

    @Test func `an opening mark goes to the next line with its word`() {
        #expect(SafeText("提交《申请书》原件").wrapped(to: 6) == ["提交", "《申请", "书》原", "件"])
    }

    @Test func `words and numbers stay whole`() {
        #expect(SafeText("由371102198001011216办理").wrapped(to: 19) == ["由", "371102198001011216", "办理"])
        #expect(SafeText("call the desk at 7966***").wrapped(to: 10) == ["call the", "desk at", "7966***"])
    }

    @Test func `a word longer than a line is divided`() {
        #expect(SafeText("abcdefghij。").wrapped(to: 10) == ["abcdefghi", "j。"])
    }

    @Test func `spaces at a break are dropped and an indent stays`() {
        #expect(SafeText("　　请于 12月7日 前").wrapped(to: 8) == ["　　请于", "12月7日", "前"])
        #expect(SafeText("  abcdefghij").wrapped(to: 8) == ["  abcdef", "ghij"])
    }

    @Test func `no text gives one empty line`() {
        #expect(SafeText("").wrapped(to: 8) == [""])
        #expect(SafeText("   ").wrapped(to: 2) == [""])
    }

    @Test func `a width too small for one glyph counts as two cells`() {
        #expect(SafeText("一二").wrapped(to: 0) == ["一", "二"])
    }

    @Test(arguments: 6...40) func `no line is too long, ill begun or ill ended, and nothing is lost`(cells: Int) {
        let text: SafeText = """
            一、设备设施布局、操作流程文件：缺签章（第12页）。请由“负责人”签字并加盖公章后，提交原件1份；\
            依据《食品经营许可和备案管理办法》第十五条，到期日为12月7日，费用0元，完成率99.5%！电话0633-7966***。
            """
        let lines = text.wrapped(to: cells)
        #expect(lines.allSatisfy { $0.width <= cells && !$0.isEmpty })
        #expect(lines.map(\.string).joined() == text.string)
        let starts = lines.dropFirst().compactMap(\.string.first)
        let ends = lines.dropLast().compactMap(\.string.last)
        #expect(starts.filter("，。、；：？！）》”%".contains) == [])
        #expect(ends.filter("（《“".contains) == [])
    }
}
