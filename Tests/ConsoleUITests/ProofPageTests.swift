import Casework
import CellText
import Documents
import Foundation
import Testing

@testable import ConsoleUI

/// `?`: how a due date comes about, day by day.
struct ProofPageTests {
    /// A food business licence with every line in order, its outcome still open.
    private func looked(_ language: String = "zh-Hans") throws -> Clerk {
        var clerk = try Clerk(language: language)
        clerk.hall.take("A017", "A", minutesAgo: 12)
        clerk.type(.f(2), "王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "spjy", .enter)
        clerk.type("王家小馆", .enter, "海曲路1号", .f(6), " ", " ", " ", " ", " ")
        return clerk
    }

    private func accepted(_ language: String = "zh-Hans") throws -> Clerk {
        var clerk = try looked(language)
        clerk.type(.f(6), "1", "0")
        try #require(clerk.subject?.items.first?.acceptedOn != nil, "\(clerk.said)")
        return clerk
    }

    /// Lines of the page on top.
    private func page(_ clerk: Clerk) throws -> [String] {
        guard case .page(let page) = clerk.model.layers.last else {
            Issue.record("no page: \(clerk.said)")
            return []
        }
        return page.lines.map(\.string)
    }

    @Test func `one key opens the running clocks, the nearest due day first`() throws {
        var clerk = try accepted()
        clerk.type("?")
        try ScreenTests().check("proof", clerk.model.view())
        let lines = try page(clerk)
        #expect(lines.filter { $0.hasPrefix("SS03") }.map { $0.suffix(4) } == ["承诺期限", "法定期限"])
        #expect(lines.filter { $0.contains("第8个工作日") }.count == 2)
        clerk.type(.escape)
        #expect(clerk.model.layers.isEmpty)
    }

    @Test func `the key says why it is closed while no clock runs`() throws {
        var clerk = try Clerk()
        clerk.type("?")
        #expect(clerk.model.layers.isEmpty)
        #expect(clerk.bells == 1)
        var looked = try looked()
        looked.type("？")
        #expect(looked.said.contains("无在计期限"))
        #expect(looked.model.layers.isEmpty)
    }

    @Test func `over the outcomes it derives the dates that are listed there, and goes back to them`() throws {
        var clerk = try looked()
        clerk.type(.f(6), "?")
        let lines = try page(clerk)
        #expect(lines.filter { $0.hasPrefix("SS03") }.map { $0.suffix(4) } == ["告知期限", "承诺期限", "法定期限"])
        let listed = clerk.model.outcomeChoices(for: nil).filter { $0.denial == nil }.map(\.due.string).joined()
        for due in lines where due.contains("  到期") {
            #expect(listed.contains(due.dropFirst(6).prefix(10).suffix(5)), "\(due)")
        }
        clerk.type(.escape)
        guard case .outcomes = clerk.model.layers.last else {
            Issue.record("the outcomes are gone")
            return
        }
    }

    @Test func `the page names festivals, notices and articles`() throws {
        let lines = try text(from: "2018-02-09", Limit(5, .working, basis: "行政许可法第三十二条"))
        #expect(
            lines == [
                "SS03 食品经营许可(新办)  一次性告知期限", "  依据  行政许可法第三十二条",
                "  起算  2018-02-09 周五 收件,当日不计入(民法总则第二百零一条)",
                "  期限  5个工作日(以工作日计算,不含法定节假日,行政许可法第八十二条)",
                "  2018-02-10 周六 休 周末",
                "  2018-02-11 周日 班 春节调休 (国办发明电〔2017〕12号) 第1个工作日",
                "  2018-02-12 周一 班 第2个工作日", "  2018-02-13 周二 班 第3个工作日",
                "  2018-02-14 周三 班 第4个工作日",
                "  2018-02-15 周四 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-16 周五 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-17 周六 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-18 周日 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-19 周一 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-20 周二 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-21 周三 休 春节 (国办发明电〔2017〕12号)",
                "  2018-02-22 周四 班 第5个工作日", "  到期  2018-02-22 周四,还有0个工作日",
                "  通知  国办发明电〔2017〕12号 国务院办公厅关于2018年部分节假日安排的通知",
            ])
    }

    @Test func `a year without a notice is said to be estimated`() throws {
        let lines = try text(from: "2026-12-25", Limit(10, .working, basis: "示例"))
        #expect(lines.contains("  2027-01-01 周五 休 元旦 暂估"))
        #expect(lines.contains { $0.hasPrefix("  到期  2027-01-11 周一 (暂估)") })
        #expect(lines.joined().contains("2027年:无国务院放假通知,按周末与固定节日估计"))
    }

    @Test func `a month limit moves off the holiday it ends on, by the law of its day`() throws {
        let lines = try text(from: "2025-07-01", Limit(3, .month, basis: "示例"))
        #expect(lines.contains("  2025-10-01 周三 休 国庆节 (国办发明电〔2024〕12号) 期间届满之日"))
        #expect(lines.contains("  2025-10-09 周四 班 顺延至此(民法典第二百零三条)"))
    }

    @Test(arguments: ["zh-Hans", "en"]) func `no line is wider than a page and no word is missing`(
        language: String
    ) throws {
        for unit in Limit.Unit.allCases {
            for amount in [0, 3, 60] {
                let limit = Limit(amount, unit, basis: String(repeating: "国务院规定", count: 20))
                for line in try text(from: "2026-10-01", limit, language) {
                    #expect(SafeText(line).width < 80, "\(line)")
                    #expect(!line.contains("proof.") && !line.contains("{"), "\(line)")
                }
            }
        }
        let station = try Fixture.station(language)
        for clock in Proof.Clock.allCases { #expect(station.has("proof.clock.\(clock.rawValue)")) }
        for cause in Proof.Cause.allCases { #expect(station.has("proof.cause.\(cause.rawValue)")) }
        for clock in Proof.Clock.allCases { #expect(station.has("due.\(clock.rawValue)")) }
    }

    /// The text of a notice limit from `start`, read on its last day.
    private func text(from start: String, _ limit: Limit, _ language: String = "zh-Hans") throws -> [String] {
        let clerk = try looked(language)
        let station = clerk.model.station
        let item = try #require(clerk.subject?.items.first)
        let proof = Proof(.notice, of: item, from: try #require(Day(start)), by: .receipt, limit, station.rules)
        return ProofText([proof], station.words, station.rules.calendar, asOf: proof.due).lines.map(\.string)
    }
}
