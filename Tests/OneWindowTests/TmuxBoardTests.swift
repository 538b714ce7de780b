import Foundation
import Testing

/// The supervisor's board beside a clerk's console, each in a terminal of its own.
struct TmuxBoardTests {
    @Test func `the board follows a clerk who calls, serves and leaves`() throws {
        let hall = try TmuxHall(numbers: 2)
        let supervisor = try TmuxConsole(["--data", hall.program.data])
        try supervisor.wait(for: "登录", "工号")
        try supervisor.type("0001", .enter, .data(TmuxHall.password), .enter, .enter)
        try supervisor.wait(for: "周建华 0001")
        try supervisor.type(.f(10))
        try supervisor.wait(for: "大厅实况", "等候2人", "无窗口")
        let clerk = try hall.console()
        try supervisor.wait(for: "张敏", "空闲!")
        try clerk.type(.f(2))
        try supervisor.wait(for: "办理", "A001", "等候1人")
        try clerk.type(.escape, .command(":finish"), .enter)
        try clerk.wait(for: "A001")
        try clerk.type("0")
        try supervisor.wait("A001 is done") { !$0.contains("A001") && $0.contains("空闲!") }
        try clerk.type(.f(3), "0")
        #expect(try clerk.exitStatus() == 0)
        try supervisor.wait("nobody sits there") { !$0.contains("张敏") }
    }
}

/// The display in the hall, following a clerk.
struct TmuxDisplayTests {
    @Test func `a call is on the display and said aloud, once, and a second one after it`() throws {
        let hall = try TmuxHall(numbers: 2)
        let said = "\(hall.program.data)/said"
        try hall.change { settings in
            let command = "[\"/bin/sh\", \"-c\", \"echo \\\"$1\\\" >> \(said)\", \"say\", \"{text}\"]"
            settings = settings.replacing("\"counters\" : [", with: "\"speechCommand\" : \(command), \"counters\" : [")
        }
        let display = try TmuxConsole(["board", "--data", hall.program.data])
        try display.wait(for: "A 等候2人")
        let clerk = try hall.console()
        try clerk.type(.f(2))
        try display.wait(for: "号窗口", "A 等候1人")
        try clerk.wait(for: "登记申请人和事项")
        try clerk.type(.escape, .command(":recall"), .enter)
        try clerk.wait(for: "再次呼叫")
        var lines: [String] = []
        try display.wait("both are said") { _ in
            lines = ((try? String(contentsOfFile: said, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
            return lines.count >= 2
        }
        #expect(lines == ["请 A 0 0 1 号到 1 号窗口", "请 A 0 0 1 号到 1 号窗口"])
        let screen = try display.screen()
        #expect(!screen.contains("张敏") && !screen.contains("王"))
        try display.type(.command("q"))
        #expect(try display.exitStatus() == 0)
    }
}

/// The machine at the door.
struct TmuxKioskTests {
    @Test func `a number is taken with two keys and its slip printed, and only a password ends the kiosk`() throws {
        let hall = try TmuxHall(numbers: 1)
        let folder = "\(hall.program.data)-printed"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try hall.change { $0 = $0.replacing("\"printing\" : {", with: "\"printing\" : { \"folder\" : \"\(folder)\",") }
        let kiosk = try TmuxConsole(["kiosk", "--data", hall.program.data])
        try kiosk.wait(for: "取号请按数字", "前面等候1人")
        try kiosk.type("1", "0")
        try kiosk.wait(for: "您的号码 A002", "前面等候1人")
        #expect(try hall.program("ticket", "list").output.contains("A002"))
        try kiosk.wait("the slip is printed") { _ in FileManager.default.fileExists(atPath: "\(folder)/A002.pdf") }
        // The service that A001 gets is rated by its number.
        let clerk = try hall.console()
        try clerk.type(.f(2))
        try clerk.wait(for: "登记申请人和事项")
        try clerk.type(.escape, .command(":finish"), .enter)
        try clerk.wait(for: "按 0")
        try clerk.type("0")
        try clerk.wait(for: "A001 办结")
        try kiosk.type(.escape, .command("#"), "A001", .enter)
        try kiosk.wait(for: "A001 的服务")
        try kiosk.type("4", "1", "0")
        try kiosk.wait(for: "谢谢")
        #expect(try hall.program("rating", "list", "--open").output.contains("等候太久"))
        // Neither Ctrl-C nor a wrong password ends it.
        try kiosk.type(.key("C-c"), "0117", .enter, "wrong", .enter)
        try kiosk.wait(for: "工号或口令不对")
        try kiosk.type(.key("C-c"), "0117", .enter, .data(TmuxHall.password), .enter)
        #expect(try kiosk.exitStatus() == 0)
    }
}

/// The small screen before a counter, beside the clerk's console.
struct TmuxCounterScreenTests {
    @Test func `a service that ends at the counter is rated before it, and the next call takes the question away`()
        throws
    {
        let hall = try TmuxHall(numbers: 3)
        let screen = try TmuxConsole(["kiosk", "--counter", "1", "--data", hall.program.data])
        try screen.wait(for: "1号窗口", "请等候叫号")
        let clerk = try hall.console()
        func finish(_ number: String) throws {
            try clerk.type(.escape, .command(":finish"), .enter)
            try clerk.wait(for: "按 0")
            try clerk.type("0")
            try clerk.wait(for: "\(number) 办结")
        }
        try clerk.type(.f(2))
        try clerk.wait(for: "登记申请人和事项")
        try screen.wait(for: "正在办理 A001")
        try finish("A001")
        try screen.wait(for: "请您评价 A001 的服务")
        try screen.type("4", "1", "0")
        try screen.wait(for: "谢谢")
        #expect(try hall.program("rating", "list", "--open").output.contains("等候太久"))
        // Who does not say anything is not held up.
        try clerk.type(.f(2))
        try screen.wait(for: "正在办理 A002")
        try clerk.wait(for: "登记申请人和事项")
        try finish("A002")
        try screen.wait(for: "请您评价 A002 的服务")
        try clerk.type(.f(2))
        try screen.wait("the question gives way to the next") { $0.contains("正在办理 A003") && !$0.contains("请您评价") }
        #expect(!(try hall.program("rating", "list").output.contains("A002")))
        try screen.type(.key("C-c"), "0117", .enter, .data(TmuxHall.password), .enter)
        #expect(try screen.exitStatus() == 0)
    }

    @Test func `a counter that the hall does not have is refused`() throws {
        let hall = try TmuxHall(numbers: 0)
        let refused = try hall.program("kiosk", "--counter", "99")
        #expect(refused.status == 2 && refused.errors.contains("99"))
    }
}
