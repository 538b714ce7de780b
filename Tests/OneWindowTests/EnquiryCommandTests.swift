import Foundation
import Testing

/// `onewindow enquiry`, each act by another process.
struct EnquiryCommandTests {
    private func withHall(_ body: (Program) throws -> Void) throws {
        let program = Program()
        defer { program.cleanUp() }
        try #require(try program("init").status == 0)
        for (number, capacity) in [("0001", "supervisor"), ("0201", "reviewer:market")] {
            let added = try program("staff", "add", number, "某人", "--capacity", capacity, input: "onewindow\n")
            try #require(added.status == 0, "\(added.errors)")
        }
        try body(program)
    }

    private func act(_ program: Program, _ person: String, _ arguments: String...) throws -> Program.Outcome {
        try program.run(
            ["enquiry"] + arguments + ["--as", person, "--data", program.data], input: "onewindow\n")
    }

    @Test func `a complaint goes from the hotline to its answer and its end, one file, and can be verified`() throws {
        try withHall { program throws in
            let made = try act(
                program, "0001", "register", "等了一上午", "--sort", "complaint", "--order", "DH7", "--name", "王海",
                "--phone", "13800002210", "--owner", "market")
            let number = try #require(made.lines.first, "\(made.errors)")
            #expect(number.hasPrefix("T") && number.hasSuffix("-001"))
            let listed = try program("enquiry", "list", "--owner", "market")
            #expect(listed.output.contains(number) && listed.output.contains("余5日"))
            #expect(!listed.output.contains("王海"), "nothing of who asked")
            #expect(!(try program("enquiry", "list", "--json").output.contains("13800002210")))
            #expect(try act(program, "0201", "answer", number, "已核实").status == 0)
            #expect(try program("enquiry", "show", number).output.contains("138****2210"))
            #expect(try act(program, "0201", "close", number, "--told", "phone", "--satisfied").status == 0)
            let shown = try program("enquiry", "show", number).output
            #expect(shown.contains("已办结") && shown.contains("电话 满意"), "\(shown)")
            #expect(try program("enquiry", "list").lines.count == 1)
            let files = try FileManager.default.subpathsOfDirectory(atPath: "\(program.data)/enquiries")
            #expect(files.filter { $0.hasSuffix(".json") }.count == 1)
            #expect(try program("case", "verify").status == 0)
            #expect(try program("verify").status == 0)
        }
    }

    @Test func `a changed byte is found, and a backup has the file`() throws {
        try withHall { program throws in
            let number = try #require(
                try act(program, "0001", "register", "等了一上午", "--sort", "complaint").lines.first)
            let archive = "\(program.data).tar"
            let copy = Program(data: "\(program.data)-again")
            defer {
                try? FileManager.default.removeItem(atPath: archive)
                copy.cleanUp()
            }
            #expect(try program("backup", "--out", archive).status == 0)
            #expect(try program.run(["restore", archive, "--data", copy.data]).status == 0)
            #expect(try copy("enquiry", "show", number).output.contains("等了一上午"))
            let folder = "\(program.data)/enquiries"
            let file = try #require(
                try FileManager.default.subpathsOfDirectory(atPath: folder).first { $0.hasSuffix(".json") })
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            try text.replacing("一上午", with: "一下午").write(
                toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8)
            #expect(try program("case", "verify").status == 1)
            #expect(try program("enquiry", "show", number).status == 65)
        }
    }

    @Test func `what the rules forbid and what is not there have words and statuses of their own`() throws {
        try withHall { program throws in
            let number = try #require(
                try act(program, "0001", "register", "m", "--sort", "complaint", "--about", "0201", "--owner", "market")
                    .lines.first)
            let blamed = try act(program, "0201", "answer", number, "a")
            #expect(blamed.status == 1 && blamed.errors.contains("投诉的就是其本人"))
            #expect(try act(program, "0001", "assign", number, "--owner", "moon").status == 1)
            #expect(try act(program, "0001", "register", "m", "--sort", "complaint", "--case", "370002").status == 1)
            #expect(try act(program, "0001", "answer", "T20261126-999", "a").status == 66)
            #expect(try act(program, "0001", "register", "m", "--sort", "praise").status == 2)
            #expect(try program("enquiry", "answer", number, "a", "--as", "0001", input: "wrong\n").status == 77)
        }
    }
}

/// A complaint at one console, its answer at another.
struct TmuxEnquiryTests {
    @Test func `what the desk registers about its case the department answers, and the supervisor sees it to its end`()
        throws
    {
        let hall = try TmuxHall(numbers: 1)
        let clerk = try hall.console()
        try clerk.register("王建国", "371102198203121216", item: "spjy")
        try clerk.type(.escape, .command(":enquiry"), .enter)
        try clerk.wait(for: "登记投诉、咨询(关联案件")
        try clerk.type(.command("1"), .enter, .enter, .data("等了一上午"), .enter, .data("王海"), .enter)
        try clerk.type(.data("13800002210"), .enter, .enter, .enter, .enter, .data("市监局"), .f(6))
        try clerk.wait(for: "-001 已登记", "承办:市监局", "关联案件")
        let reviewer = try hall.console(of: "0301", "李强")
        try reviewer.type(.command(":enquiries"), .enter)
        try reviewer.wait(for: "未了结的投诉、咨询 1件", "余5日", "等了一上午")
        try reviewer.type(.command("1"))
        try reviewer.wait(for: "待答复", "王海 138****2210")
        try reviewer.type(.enter)
        try reviewer.wait(for: "联系电话13800002210")
        try reviewer.type(.command("2"))
        try reviewer.wait(for: ">答复")
        try reviewer.type(.data("已增开窗口"), .enter)
        try reviewer.wait(for: "已答复,待告知", "已增开窗口")
        let supervisor = try hall.console(of: "0001", "周建华", waitingFor: "0001")
        try supervisor.type(.command(":enquiries"), .enter)
        try supervisor.wait(for: "待告知")
        try supervisor.type(.command("1"))
        try supervisor.wait(for: "已答复,待告知")
        try supervisor.type(.enter)
        try supervisor.wait(for: "联系电话13800002210")
        try supervisor.type(.command("3"))
        try supervisor.wait(for: "告知方式")
        try supervisor.type(.command("2"), .enter)
        try supervisor.wait(for: ">回访")
        try supervisor.type(.command("1"), .enter)
        try supervisor.wait(for: "已办结", "电话 满意")
        try supervisor.type(.command("#"))
        try supervisor.wait(for: "食品经营许可", "王建国")
        let listed = try hall.program("enquiry", "list")
        #expect(listed.lines.count == 1, "closed, as another process sees it")
        try hall.expectSound()
    }
}
