import Foundation
import Testing

/// A restaurant is opened: two items of one theme, one applicant, one set of papers, and a power cut in the middle.
struct TmuxRestaurantTests {
    /// Keys of a joint acceptance from call to next call, the applicant's data aside.
    private static let mostKeys = 40
    /// Keys of a plain one.
    private static let mostPlainKeys = 25

    @Test func `a restaurant takes one form and one set of papers: one item accepted, the other corrected first`()
        throws
    {
        let hall = try TmuxHall(numbers: 2)
        let first = try hall.console()
        try first.type(.f(2))
        try first.wait(for: "登记申请人和事项")
        try first.type("王建国", .enter, "371102198203121216", .enter, "13812342210", .enter, "kcg")
        try first.wait(for: "开餐馆", "SS01+SS03")
        try first.type(.enter)
        try first.wait(for: "单位名称", "事项已加入")
        try first.type("王家小馆", .enter, "海曲路")
        // The power goes in the middle of the second field; at another counter the clerk goes on in it.
        try hall.waitForDraft("海曲路", first)
        try first.signal(9)
        let console = try hall.console(counter: "11")
        try console.wait(for: "已恢复", "王家小馆", "海曲路")
        try console.type("1号", .f(6))
        try console.wait(for: "申请表已保存")
        // Everything is in order but the licence, which the first item will only give.
        try console.type(.space, .space, .space, .space, .command("5.1"), .enter, .space, .space, .space)
        try console.wait(for: "看过8/8")
        try console.type(.f(6))
        try console.wait(for: "SS01 受理通知书", "SS03 材料补齐补正通知书")
        try console.type(.command("1"), .command("0"))
        try console.wait(for: "个体工商户设立登记:", "已受理")
        try console.type(.f(6), .command("3"), .command("0"))
        try console.wait(for: "已一次性告知", "待补正")
        try console.type(.f(8))
        try console.wait(for: "交接")
        try console.type(.command("0"))
        try console.wait(for: "材料已移交")
        // The licence is there: what the notice named comes in, and nothing else is looked at again.
        try console.type(.f(7), .enter)
        try console.wait(for: "补件已收")
        try console.type(.command("5"), .enter, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "食品经营许可(新办):", "已受理")
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
        try console.type(.f(3), .command("0"))
        #expect(try console.exitStatus() == 0)
        try expectOnDisk(hall)
    }

    /// One case with both items accepted, one notice for one item, nothing written twice by the power cut.
    private func expectOnDisk(_ hall: TmuxHall) throws {
        try hall.expectSound()
        let files = try hall.files().filter { $0.hasPrefix("cases/") && $0.hasSuffix(".json") }
        #expect(files.count == 1)
        let file = "\(hall.program.data)/\(try #require(files.first))"
        func count(_ query: String) throws -> String {
            try Tool.run("jq", ["-r", query, file]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(try count("[.operations[] | select(.kind == \"accepted\") | .items[]] | sort | tostring") == "[1,2]")
        #expect(
            try count("[.operations[] | select(.kind == \"correctionNoticeIssued\") | .items[]] | tostring") == "[2]")
        #expect(try count("[.operations[] | select(.kind == \"itemAdded\")] | length") == "2")
        #expect(try count("[.operations[] | select(.kind == \"papersHandedOver\")] | length") == "2")
        #expect(try hall.program("case", "list", "--json").output.contains("王建国"))
        try expectObjects(hall, items: try count("[.operations[] | (.items // []) | length] | tostring"))
    }

    /// An operation on two items is one event of a log of objects, related to both.
    ///
    /// - Parameter items: how many each operation is about.
    private func expectObjects(_ hall: TmuxHall, items: String) throws {
        let span = ["--from", "2000-01-01", "--to", "2099-12-31"]
        let log = try hall.program.run(["export", "ocel", "--out", "-", "--data", hall.program.data] + span).output
        func asked(_ query: String) throws -> String {
            try Tool.run("jq", ["-c", query], input: log).output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(try asked("[.objects[].type]") == "[\"case\",\"application\",\"application\",\"number\"]")
        let concerned = "[.events[].relationships | map(select(.qualifier == \"application\")) | length] | tostring"
        #expect(try asked(concerned) == "\"\(items)\"")
        #expect(items.contains("2"))
        #expect(try asked(".events[0].relationships | map(.qualifier)") == "[\"case\",\"opened from\"]")
    }

    @Test func `a plain acceptance and a joint one take few keys from call to next call`() throws {
        let hall = try TmuxHall(numbers: 3)
        let console = try hall.console()
        let begin = console.typed.keys
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("王建国", "371102198203121216", item: "spjy")
        try console.wait(for: "单位名称", "事项已加入")
        try console.type(.data("王家小馆"), .enter, .data("海曲路1号"), .enter)
        try console.wait(for: "申请表已保存")
        try console.type(.space, .space, .space, .space, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
        let plain = console.typed.keys - begin
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项", "A002")
        try console.fillIn("李秀英", "440524188001010014", item: "kcg")
        try console.wait(for: "单位名称", "事项已加入")
        try console.type(.data("秀英面馆"), .enter, .data("海曲路2号"), .enter)
        try console.wait(for: "申请表已保存")
        for _ in 0..<8 { try console.type(.space) }
        try console.wait(for: "看过8/8")
        try console.type(.f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
        let joint = console.typed.keys - begin - plain
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项", "A003")
        #expect(plain + 1 <= TmuxRestaurantTests.mostPlainKeys, "\(plain + 1) keys, the next call's included")
        #expect(joint + 1 <= TmuxRestaurantTests.mostKeys, "\(joint + 1) keys, the next call's included")
        try console.type(.escape, .f(3), .command("0"))
        #expect(try console.exitStatus() == 0)
        try hall.expectSound()
    }
}
