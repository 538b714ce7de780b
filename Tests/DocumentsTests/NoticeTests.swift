import CellText
import Documents
import Testing

@testable import Casework

/// What the one-time notice must say, and that the pane says the same.
struct NoticeTests {
    @Test func `every failed material stands on the notice with its wording, note and remedy`() throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        try desk.fail()
        let text = try desk.page(.correction, after: IssueNotice(desk.keys)).joined
        let failed = desk.subject.checklist().filter { $0.mark?.isGood == false }
        #expect(failed.count == 4)
        for row in failed {
            guard case .failed(let defects, let note) = row.mark else { continue }
            #expect(text.contains("、\(row.line.name)："))
            if let note { #expect(text.contains("（\(note)）")) }
            for phrase in defects.compactMap({ Samples.phrases[$0] }) {
                #expect(text.contains(phrase.wording))
                #expect(text.contains(phrase.remedy))
            }
        }
        for material in ["食品安全规章制度目录：", "食品经营许可申请书："] { #expect(!text.contains(material)) }
    }

    @Test func `the dates on the notice are those that the case holds`() throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        try desk.fail()
        let text = try desk.page(.correction, after: IssueNotice(desk.keys)).joined
        let until = try #require(desk.subject.items.first?.notice?.until)
        #expect(until.description == "2026-12-07")
        #expect(text.contains("补正期限：请于2026年12月7日前（含当日）补正。"))
        #expect(text.contains("7966626"))
        #expect(text.contains("政务服务中心3号窗口"))
        #expect(!text.contains("暂估"))
    }

    @Test func `a date that a later notice on days off can change is marked`() throws {
        var desk = try Desk.open([Samples.food])
        desk.now = desk.now.adding(seconds: 30 * 86_400)
        try desk.fail(shop: false)
        let text = try desk.page(.correction, after: IssueNotice(desk.keys)).joined
        #expect(text.contains("（暂估）前（含当日）"))
        #expect(text.contains("以国务院公布该年节假日安排后的日期为准"))
    }

    @Test func `terms that differ are printed with their items`() throws {
        var slow = Samples.shop
        slow.correctionTerm = Limit(15, .working, basis: "测试")
        var desk = try Desk.open(
            [Samples.food, slow], definitions: Definitions { [slow] in $0 == "SS01" ? slow : Samples.food })
        try desk.fail()
        let text = try desk.page(.correction, after: IssueNotice(desk.keys)).joined
        #expect(text.contains("补正期限：《食品经营许可（新办）》请于2026年12月7日前"))
        #expect(text.contains("补正期限：《个体工商户设立登记》请于2026年12月14日前"))
    }

    @Test func `a notice entered late says so and names the proof`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.fail(shop: false)
        try desk.act(ReceivePapers())
        let given = desk.now.day
        desk.now = desk.now.adding(seconds: 9 * 86_400)
        let text = try desk.page(.correction, after: IssueNotice([1], givenOn: given, proof: "送达回证2026-31号")).joined
        #expect(text.contains("本通知已于2026年11月23日告知，现补录。凭据：送达回证2026-31号。"))
        #expect(text.contains("2026年12月2日第1页"), "dated on the day it was printed")
    }

    @Test(arguments: [20, 34, 52, 76])
    func `the pane reads as the notice will`(width: Int) throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        try desk.fail()
        let preview = NoticePreview(of: desk.subject, nil, Samples.templates, Samples.page)
        #expect(preview.count == 4)
        let lines = preview.lines(width: width)
        #expect(lines.allSatisfy { $0.width <= width })
        let page = try desk.page(.correction, after: IssueNotice(desk.keys)).joined
        #expect(page.contains(lines.map(\.string).joined().filter { $0 != " " }))
    }

    @Test func `the pane shows what has failed so far, once for all items`() throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        #expect(NoticePreview(of: desk.subject, nil, Samples.templates, Samples.page).lines(width: 50).isEmpty)
        try desk.act(FailLine("identity", defects: [5]))
        let lines = NoticePreview(of: desk.subject, nil, Samples.templates, Samples.page).lines(width: 50)
        #expect(lines.first?.string == "一、法定代表人（负责人）身份证明：证件或者文件已超")
        #expect(lines.dropFirst().first?.string == "    过有效期。请提交在有效期内的证件或者文件。应提")
    }

    @Test func `a defect without published wording is no notice`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.fail(shop: false)
        let act = try desk.act(IssueNotice(desk.keys))
        var context = Samples.page
        context.defects[5] = nil
        #expect(throws: RenderFault.unknownDefect(5)) { try desk.page(.correction, act, context) }
    }
}
