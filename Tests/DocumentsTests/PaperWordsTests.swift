import Casework
import Testing

@testable import Documents

/// Numerals, dates and counts.
struct PaperWordsTests {
    @Test(arguments: [
        (1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (44, "四十四"), (99, "九十九"), (100, "100"), (0, "0"),
    ])
    func `numerals are written as paragraphs are numbered`(number: Int, text: String) {
        #expect(PaperWords.ordinal(number) == text)
    }

    @Test func `dates stand in Arabic figures without leading zeros`() throws {
        let day = try #require(Day("2026-01-09"))
        #expect(PaperWords.date(day) == "2026年1月9日")
        #expect(PaperWords.date(day, isEstimate: true) == "2026年1月9日（暂估）")
    }

    @Test func `limits name their unit`() {
        #expect(PaperWords.limit(Limit(20, .working, basis: "")) == "20个工作日")
        #expect(PaperWords.limit(Limit(60, .calendar, basis: "")) == "60日")
        #expect(PaperWords.limit(Limit(3, .month, basis: "")) == "3个月")
        #expect(PaperWords.limit(Limit(0, .working, basis: "")) == "当日")
    }

    @Test func `counts name what is not paper`() {
        #expect(PaperWords.counts(PaperCount(originals: 1, copies: 2), .paper) == "原件1份、复印件2份")
        #expect(PaperWords.counts(PaperCount(copies: 1), .electronic) == "复印件1份（电子版）")
        #expect(PaperWords.counts(PaperCount(), .electronic) == "电子版")
        #expect(PaperWords.counts(PaperCount(), .paper) == "")
    }

    @Test func `a typed sentence loses the mark that ends it`() {
        #expect(PaperWords.clause("不属于本机关职权范围。 ") == "不属于本机关职权范围")
        #expect(PaperWords.clause("。") == "")
    }
}
