import Testing

@testable import Exports

/// Tables as RFC 4180 has them.
struct CSVTests {
    @Test func `cells with commas, quotation marks and ends of lines are quoted, others stand as they are`() {
        #expect(CSV.row(["a", "甲，乙", ""]) == "a,甲，乙,\r\n")
        #expect(CSV.row(["a,b", "c\"d", "e\nf", "g\r\nh"]) == "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\r\nh\"\r\n")
    }

    @Test func `a quotation mark under a combining mark is doubled all the same`() {
        #expect(Array(CSV.row(["\"\u{301},"]).unicodeScalars) == Array("\"\"\"\u{301},\"\r\n".unicodeScalars))
    }

    @Test(arguments: ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠a"])
    func `what a spreadsheet would take for a formula is text`(cell: String) {
        #expect(CSV.row([cell]).drop { $0 == "\"" }.hasPrefix("'"))
        #expect(CSV.row(["a\(cell)"]).drop { $0 == "\"" }.hasPrefix("a"))
    }
}
