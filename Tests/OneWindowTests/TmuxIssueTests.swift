import Foundation
import Testing

/// A morning at the unified issue window, by keyboard alone, and what a second process finds of it.
struct TmuxIssueTests {
    @Test func `twenty certificates in one morning, and the record agrees`() async throws {
        let story = try TmuxHall(numbers: 0, people: [("0302", "孙丽", "chief:market"), ("0125", "马超", "issueClerk")])
        let papers = try await made(story)
        for _ in 0..<17 { #expect(try story.program("ticket", "take", "E").status == 0) }
        let issue = try story.console(of: "0125", "马超", counter: "5", waitingFor: "待接收")
        try takeOver(papers, issue, story)
        let department = try story.console(of: "0301", "李强")
        try remake(papers, department, issue)
        try post(papers, issue)
        try give(papers, issue)
        try receipts(issue, department)
        try expectOnDisk(story)
    }

    /// Twenty holders; the sixth and the seventh sent an agent. Names whose twins are easily taken for them.
    private func made(_ story: TmuxHall) async throws -> [IssueHall.Paper] {
        let hall = try await IssueHall(story)
        var papers: [IssueHall.Paper] = []
        for place in 0..<20 {
            let name = ["王己", "李未", "赵日"][place % 3] + ["春", "夏", "秋", "冬", "梅", "兰", "竹"][place % 7]
            papers.append(try await hall.send(name, place, agent: place == 5 || place == 6 ? "钱代" : nil))
        }
        return papers
    }

    /// All but a scanned one are typed from the paper; three say one wrong character.
    private func takeOver(_ papers: [IssueHall.Paper], _ issue: TmuxConsole, _ story: TmuxHall) throws {
        try issue.wait(for: "待接收 20件")
        for (place, paper) in papers.enumerated() {
            if place == 10 {
                // This one has a code.
                let code = try #require(try story.program("certificate", "code", paper.number).lines.first)
                try issue.type(.data(code), .enter)
                try issue.wait(for: "核对一致", "待接收 9件")
                continue
            }
            try issue.type(.enter)
            try issue.wait(for: "核对:食品经营许可证")
            // What is to be typed stands nowhere.
            #expect(try !issue.screen().contains(paper.holder))
            let holder = place < 3 ? twin(paper.holder) : paper.holder
            try issue.type(.data(holder), .enter, .data(paper.number), .enter, .data(paper.until), .enter)
            if place < 3 {
                try issue.wait(for: "持证主体与受理信息不一致")
                try issue.type(.f(6))
                try issue.wait(for: "形近", "按 0 确认")
                try issue.type(.command("0"))
                try issue.wait(for: "不予接收", "不予接收单")
            } else {
                try issue.wait(for: "核对一致")
            }
        }
        try issue.wait(for: "待接收 0件", "可发证 17件")
    }

    private func twin(_ name: String) -> String {
        name.replacingOccurrences(of: "己", with: "已").replacingOccurrences(of: "未", with: "末")
            .replacingOccurrences(of: "日", with: "曰")
    }

    /// The department makes the three anew, on other blanks; now they are right.
    private func remake(_ papers: [IssueHall.Paper], _ department: TmuxConsole, _ issue: TmuxConsole) throws {
        for (place, paper) in papers.prefix(3).enumerated() {
            try department.wait(for: "制作结果")
            try department.type(.command(":inbox"), .enter, .enter)
            try department.wait(for: ">制作结果")
            try department.type(.f(6))
            try department.wait(for: "证照或文书编号")
            try department.type(.data(paper.number), .enter, .data("N\(place)"), .f(6))
            try department.wait(for: "按 0 确认")
            try department.type(.command("0"))
            try department.wait(for: "结果已制作", ">送统一出件")
            try department.type(.f(6))
            try department.wait(for: "交出件窗口")
            try department.type(.command("0"))
            try department.wait(for: "材料已移交")
            try department.type(.f(12))
        }
        try issue.wait(for: "待接收 3件")
        for paper in papers.prefix(3) {
            try issue.type(.key("Home"), .enter)
            try issue.wait(for: "核对:食品经营许可证")
            try issue.type(.data(paper.holder), .enter, .data(paper.number), .enter, .data(paper.until), .enter)
            try issue.wait(for: "核对一致")
        }
        try issue.wait(for: "可发证 20件")
    }

    /// Two by post: one is delivered, one comes back.
    private func post(_ papers: [IssueHall.Paper], _ issue: TmuxConsole) throws {
        for paper in [papers[3], papers[4]] {
            try issue.type(.data(paper.caseNumber), .enter)
            try issue.wait(for: "发证给\(paper.holder)")
            try issue.type(.escape, .command(":wish"), .enter)
            try issue.wait(for: "邮寄地址")
            try issue.type(.enter, .data("海滨五路8号"), .enter, .enter)
            try issue.wait(for: "已记取件方式")
        }
        try issue.type(.f(7))
        try issue.wait(for: "邮寄 2件")
        try issue.type(.enter, .data("EA100000001CN"), .enter, .data("EA100000002CN"), .enter)
        try issue.wait(for: "已装寄2件")
        try issue.type(.f(7))
        try issue.wait(for: "按 0 确认")
        try issue.type(.command("0"))
        try issue.wait(forEndOf: "按 0 确认")
        try issue.type(.data(papers[3].caseNumber), .enter)
        try issue.wait(for: "运单 EA100000001CN")
        try issue.type(.command("1"))
        try issue.wait(for: "邮寄送达")
        try issue.type(.enter, .enter)
        try issue.wait(for: "送达回证")
        try issue.type(.data(papers[4].caseNumber), .enter)
        try issue.wait(for: "运单 EA100000002CN")
        try issue.type(.command("2"))
        try issue.wait(for: "邮件退回")
        try issue.type("地址无此人", .enter)
        try issue.wait(for: "邮件退回", "待寄")
    }

    /// Fifteen come themselves, two send an agent, one is called and never comes.
    private func give(_ papers: [IssueHall.Paper], _ issue: TmuxConsole) throws {
        let before = issue.typed.keys
        for (place, paper) in papers.enumerated() where ![3, 4, 19].contains(place) {
            try issue.type(.f(2))
            try issue.wait(for: "*E0")
            try issue.type(.data(paper.caseNumber), .enter)
            if place == 5 || place == 6 {
                try issue.wait(for: "谁来领取")
                try issue.type(.command("1"))
            }
            try issue.wait(for: "按 0 确认", paper.number)
            try issue.type(.command("0"))
            try issue.wait(for: "已发证", "送达回证")
        }
        // F2, a scan that ends with Enter, 0; an agent is chosen with one key more.
        #expect(issue.typed.keys - before == 17 * 3 + 2)
        try issue.type(.data(papers[19].caseNumber), .enter)
        try issue.wait(for: "按 0 确认")
        try issue.type(.escape, .f(4))
        try issue.wait(for: "告知 13800001019")
        try issue.type(.command("2"))
        try issue.wait(for: "已记电话")
        try issue.type(.command(":uncollected"), .enter)
        try issue.wait(for: "未领证照 1件", "告知1次 未接")
        try issue.type(.escape)
    }

    /// Eighteen receipts go back in one act, and are signed for in one.
    private func receipts(_ issue: TmuxConsole, _ department: TmuxConsole) throws {
        try issue.wait(for: "送达回证 18件")
        try issue.type(.f(8))
        try issue.wait(for: "18件", "按 0 确认")
        try issue.type(.command("0"))
        try issue.wait(for: "已交回18件")
        try department.wait(for: "待签18")
        try department.type(.command("$"))
        try department.wait(for: "整袋签收")
        for _ in 0..<18 { try department.type(.data("1"), .enter) }
        try department.wait(for: "18")
        try department.wait(for: "待签0")
        try issue.wait(for: "送达回证 0件")
    }

    private func expectOnDisk(_ story: TmuxHall) throws {
        try story.expectSound()
        let files = try story.files().filter { $0.hasPrefix("cases/") && $0.hasSuffix(".json") }
            .map { "\(story.program.data)/\($0)" }
        func count(_ filter: String) throws -> Int? {
            let all = try Tool.run("jq", ["-s", "[.[].operations[] | select(\(filter))] | length"] + files)
            return Int(all.output.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        #expect(files.count == 20)
        #expect(try count(".kind == \"resultRefused\"") == 3)
        #expect(try count(".kind == \"resultMade\"") == 23)
        #expect(try count(".kind == \"resultChecked\"") == 20)
        #expect(try count(".kind == \"resultChecked\" and .payload.scanned") == 1)
        #expect(try count(".kind == \"resultIssued\"") == 17)
        #expect(try count(".kind == \"resultIssued\" and .payload.mandate != null") == 2)
        #expect(try count(".kind == \"resultPosted\"") == 2)
        #expect(try count(".kind == \"postDelivered\"") == 1)
        #expect(try count(".kind == \"postReturned\"") == 1)
        #expect(try count(".kind == \"applicantCalled\"") == 1)
        #expect(try count(".kind == \"documentIssued\" and .payload.document == \"delivery\"") == 18)
        #expect(
            try count(".kind == \"handoverSigned\" and .capacity == \"reviewer\"") == 18, "the department's signatures")
    }
}
