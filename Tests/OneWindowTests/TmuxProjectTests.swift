import Foundation
import Testing

/// A building project goes through four departments by keyboard alone: filing, land, planning, construction.
struct TmuxProjectTests {
    @Test func `a project goes from its filing to the building permit, across four departments`() throws {
        let hall = try TmuxHall(numbers: 1, queue: "B", people: TmuxHall.projectPeople)
        let desk = try hall.console(counter: "2")
        try accept(desk)

        // The filing, by its own department.
        let economy = try hall.console(of: "0401", "高翔")
        try sign(economy, ["1", "/1", "/1"])
        try open(economy, "备案信息核对")
        try agree(economy)
        let economyChief = try hall.console(of: "0402", "彭飞")
        try open(economyChief, "作出决定")
        try grant(economyChief, "备案1号")

        // A wrong count is a refusal slip; handed over once more the papers are signed for.
        let planning = try hall.console(of: "0403", "许明")
        try planning.wait(for: "待签1")
        try planning.type(.command(":slips"), .enter, .enter)
        try planning.wait(for: "逐项清点", "建设用地规划许可证申请表")
        try count(planning, ["2", "/1", "1", "1", "2", "/1"])
        try planning.wait(for: "请重新清点")
        try planning.type(.f(6))
        try planning.wait(for: "材料未接收", "不予接收单")
        try desk.type(.f(8))
        try desk.wait(for: "交规划", "按 0 确认")
        try desk.type(.command("0"))
        try desk.wait(for: "材料已移交")
        try sign(planning, ["1", "/1", "1", "1", "2", "/1"])

        // The land permit: two departments side by side, a pause that ends early.
        try open(planning, "规划条件审查")
        try planning.type(.f(4), "暂停计时:专家")
        try planning.wait(for: "暂停计时:专家评审")
        try planning.type(.enter, "5", .enter, .enter)
        try planning.wait(for: "按 0 确认")
        try planning.type(.command("0"))
        try planning.wait(for: "已暂停计时", "暂停(专家评审)", "特别程序告知书")
        let paused = try date(planning, "法定期限", after: "建设用地规划许可证核发")
        try planning.type(.f(4), "恢复")
        try planning.wait(for: "恢复计时")
        try planning.type(.enter, .enter)
        try planning.wait(for: "已恢复计时")
        let resumed = try date(planning, "法定期限", after: "建设用地规划许可证核发")
        #expect(try paused == hall.due(in: 25))
        #expect(try resumed == hall.due(in: 20))
        try agree(planning)
        let land = try hall.console(of: "0405", "石磊")
        try open(land, "用地审查")
        try agree(land)
        try planning.wait(for: ">复核")
        try agree(planning)
        let planningChief = try hall.console(of: "0404", "田野")
        try open(planningChief, "作出决定")
        try grant(planningChief, "地字1号")

        // The planning permit: three steps side by side, a site visit by two, an extension, a promise to be kept first.
        try planning.wait(for: ">规划审查", "可办")
        try agree(planning)
        try planning.type(.f(4), "记录现场")
        try planning.wait(for: "记录现场踏勘")
        try planning.type(.enter, "石磊", .enter, "海滨五路", .enter, .enter, "与图纸一致", .enter)
        try planning.wait(for: "已记录")
        try agree(planning)
        let construction = try hall.console(of: "0406", "何伟")
        try sign(construction, ["2", "1/1", "/1", "1", "1"])
        try open(construction, "人防、消防设计会审")
        try agree(construction)
        try planning.type(.f(4), "延长法定")
        try planning.wait(for: "延长法定期限")
        try planning.type(.enter, .enter, "规模大", .enter, "王局长", .enter, "批1号", .enter, .enter)
        try planning.wait(for: "按 0 确认")
        try planning.type(.command("0"))
        try planning.wait(for: "期限已延长", "延长办理期限告知书")
        #expect(try date(planning, "法定期限", after: "建设工程规划许可证核发") == hall.due(in: 30))
        try planning.wait(for: ">复核")
        try agree(planning)
        try planningChief.wait(for: "作出决定")
        try planningChief.wait(for: ">作出决定")
        try planningChief.type(.f(6), .command("1"))
        try planningChief.wait(for: "补齐前不能决定")
        try planningChief.type(.escape)
        try desk.type(.f(7), .enter)
        try desk.wait(for: "补件已收")
        try desk.type(.space)
        try desk.wait(for: "合格:施工图审查合格证")
        try planningChief.wait(forEndOf: "待补齐")
        try grant(planningChief, "建字1号")

        // The building permit.
        try construction.wait(for: ">施工许可审查", "建字1号")
        try agree(construction)
        try construction.wait(for: ">质量安全")
        try agree(construction)
        try construction.wait(for: ">复核")
        try agree(construction)
        let constructionChief = try hall.console(of: "0407", "曹阳")
        try open(constructionChief, "作出决定")
        try grant(constructionChief, "施字1号")
        try constructionChief.type(.command("|"))
        try constructionChief.wait(for: "联办计划", "TZ01", "TZ04", "牵头 经发局")

        // The unified issue window compares what came.
        let issue = try hall.console(of: "0125", "马超", counter: "5", waitingFor: "待接收 4件")
        let numbers = ["备案证明": "备案1号", "用地规划许可证": "地字1号", "工程规划许可证": "建字1号", "施工许可证": "施字1号"]
        for row in 0..<4 {
            try issue.type(.enter)
            let screen = try issue.wait("a form") { $0.contains("对着证照录入)") }
            let title = try #require(screen.split(separator: "\n").first { $0.contains("核对:") })
            let number = try #require(numbers.first { title.contains($0.key) }?.value)
            try issue.type("启航机械有限公司", .enter, .data(number), .enter)
            try issue.wait(for: "待接收 \(3 - row)件")
        }
        try expectOnDisk(hall)
    }

    // MARK: - The desk

    /// Four items in one case: results of one another stand in for papers, one paper is promised.
    private func accept(_ desk: TmuxConsole) throws {
        try desk.type(.f(2))
        try desk.wait(for: "登记申请人和事项")
        try desk.fillIn("启航机械有限公司", "91350100M000100Y43", item: "jcf")
        try desk.wait(for: "项目名称", "事项已加入")
        try desk.type("新厂房", .enter)
        try desk.wait(for: "申请表已保存")
        try desk.type(.space, .space, .space, .space, .command("~"), .space, .space, .space, .command("~"), .space)
        try desk.type(.command("11.1"), .enter, .space, .space, .command("~"), .space, .space, .space, .space)
        try desk.wait(for: "看过18/18")
        try desk.type(.f(6))
        try desk.wait(for: "TZ01 TZ02 TZ04 受理通知书", "TZ03 容缺受理承诺书")
        try desk.type(.command("1"), .command("0"))
        try desk.wait(for: "已受理")
        try desk.type(.f(6), .command("2"), .enter, .command("0"))
        try desk.wait(for: "已容缺受理")
        for department in ["经发局", "规划", "建设局"] {
            try desk.type(.f(8))
            try desk.wait(for: "交\(department)", "按 0 确认")
            try desk.type(.command("0"))
            try desk.wait(forEndOf: "按 0 确认")
        }
    }

    // MARK: - Behind it

    /// Opens the first row of the inbox and waits for its step.
    private func open(_ console: TmuxConsole, _ step: String, line: UInt = #line) throws {
        let name = String(step.prefix(5))
        try console.wait(for: name, line: line)
        try console.type(.command(":inbox"), .enter, .enter)
        try console.wait(for: ">\(name)", line: line)
    }

    private func sign(_ console: TmuxConsole, _ counts: [String], line: UInt = #line) throws {
        try console.wait(for: "待签1", line: line)
        try console.type(.command(":slips"), .enter, .enter)
        try console.wait(for: "逐项清点", line: line)
        try count(console, counts)
        try console.wait(for: "材料已签收", line: line)
    }

    private func count(_ console: TmuxConsole, _ counts: [String]) throws {
        for count in counts { try console.type(.data(count), .enter) }
    }

    private func agree(_ console: TmuxConsole, line: UInt = #line) throws {
        try console.type(.f(6))
        try console.wait(for: ":意见", "1  同意", line: line)
        try console.type(.command("1"))
        try console.wait(forEndOf: "1  同意", line: line)
        try console.wait(for: "意见已记", line: line)
    }

    /// Grants, makes the result and sends it to the issue window.
    private func grant(_ console: TmuxConsole, _ number: String, line: UInt = #line) throws {
        try console.wait(for: ">作出决定", line: line)
        try console.type(.f(6), .command("1"))
        try console.wait(for: "准予决定书", "按 0 确认", line: line)
        try console.type(.command("0"))
        try console.wait(for: "已决定", ">制作结果", line: line)
        try console.type(.f(6))
        try console.wait(for: "证照或文书编号", line: line)
        try console.type(.data(number), .enter, "空白1", .f(6))
        try console.wait(for: "按 0 确认", line: line)
        try console.type(.command("0"))
        try console.wait(for: "结果已制作", ">送统一出件", line: line)
        try console.type(.f(6))
        try console.wait(for: "交出件窗口", line: line)
        try console.type(.command("0"))
        try console.wait(for: "材料已移交", line: line)
    }

    /// The date that a clock of an item shows, `MM-dd` or with the year.
    private func date(_ console: TmuxConsole, _ clock: String, after item: String) throws -> String {
        let lines = try console.screen().split(separator: "\n").map(String.init)
        let from = try #require(lines.firstIndex { $0.contains(item) })
        let line = try #require(lines[from...].first { $0.contains(clock) })
        let rest = line[(try #require(line.range(of: clock))).upperBound...]
        return String(rest.split(separator: " ").first ?? "")
    }

    private func expectOnDisk(_ hall: TmuxHall) throws {
        try hall.expectSound()
        let files = try hall.files().filter { $0.hasPrefix("cases/") && $0.hasSuffix(".json") }
        let file = "\(hall.program.data)/\(try #require(files.first))"
        func count(_ query: String) throws -> String {
            try Tool.run("jq", ["-r", query, file]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(files.count == 1)
        for (kind, number) in [
            ("decided", "4"), ("resultMade", "4"), ("opinionGiven", "11"), ("clockPaused", "1"), ("clockResumed", "1"),
            ("limitExtended", "1"), ("handoverDeclined", "1"), ("acceptedOnPromise", "1"), ("proceedingHeld", "1"),
        ] {
            #expect(try count("[.operations[] | select(.kind == \"\(kind)\")] | length") == number, "\(kind)")
        }
    }
}

extension TmuxHall {
    /// The last day of so many working days from today, as another command counts them and the panes write it.
    func due(in days: Int) throws -> String {
        let files = try files().filter { $0.hasPrefix("cases/") && $0.hasSuffix(".json") }
        let query = "[.operations[] | select(.kind == \"accepted\")][0].effectiveOn"
        let day = try Tool.run("jq", ["-r", query, "\(program.data)/\(try #require(files.first))"]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let counted = try program("due", day, "\(days)", "--json", data: false).output
        let object = try JSONSerialization.jsonObject(with: Data(counted.utf8)) as? [String: Any]
        let due = try #require(object?["due"] as? String)
        let isEstimate = object?["isEstimate"] as? Bool == true
        return (due.prefix(4) == day.prefix(4) ? String(due.dropFirst(5)) : due) + (isEstimate ? "(暂估)" : "")
    }
}
