import Foundation
import Testing

/// The locked screen and the sizes and kinds of terminals, in the real program.
struct TmuxLockTests {
    @Test func `a locked screen shows nothing of the applicant and gives the half-typed form back`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("王建国", "371102198203121216", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.type(.escape, .command(":applicant"), .enter)
        try console.wait(for: "申请人类型")
        try console.type(.down, "二", .key("C-k"))
        let locked = try console.wait(for: "已锁屏", "张敏 0117", "1号窗口")
        for secret in ["王建国", "371102", "A001", "食品"] { #expect(!locked.contains(secret), "\(secret)") }
        try console.type("wrong", .enter)
        try console.wait(for: "口令不对")
        try console.type(.data(TmuxHall.password), .enter)
        try console.wait(for: "王建国二", "申请人类型")
    }

    @Test func `wrong passwords at a locked screen count towards the lockout of the number`() throws {
        let hall = try TmuxHall(numbers: 0)
        let console = try hall.console()
        try console.type(.command(":lock"), .enter)
        try console.wait(for: "已锁屏")
        for _ in 1...4 {
            try console.type("wrong", .enter)
            try console.wait(for: "口令不对")
            try console.type(.escape)
            try console.wait(forEndOf: "口令不对")
        }
        try console.type("wrong", .enter)
        try console.wait(for: "以后再试")
        try console.type(.data(TmuxHall.password), .enter)
        try console.wait(for: "以后再试")
        let other = try TmuxConsole(["--data", hall.program.data])
        try other.wait(for: "登录")
        try other.type("0117", .enter, .data(TmuxHall.password), .enter, "11", .enter)
        try other.wait(for: "以后再试")
    }

    @Test func `somebody else signs in at a locked screen, and the number that was served is called again`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国", .escape)
        try console.wait(for: "正在办理 A001")
        try console.type(.command(":lock"), .enter)
        try console.wait(for: "已锁屏")
        try console.type(.f(3))
        try console.wait(for: "退出登录", "按 0")
        try console.type(.command("0"))
        try console.wait(for: "上一位已退出登录", "工号")
        try console.type("0118", .enter, .data(TmuxHall.password), .enter, "1", .enter)
        try console.wait(for: "刘洋", "您好")
        try console.type(.f(2))
        let shown = try console.wait(for: "请 A001 到窗口")
        #expect(!shown.contains("王建国"))
    }

    @Test(arguments: ["vt100", "vt220", "linux", "xterm", "xterm-256color", "tmux-256color"])
    func `terminals without colours and with them can be worked on`(_ name: String) throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try TmuxConsole(["--data", hall.program.data], variables: ["TERM=\(name)"])
        try console.wait(for: "登录")
        try console.type("0117", .enter, .data(TmuxHall.password), .enter, "1", .enter)
        try console.wait(for: "您好", "F12收起")
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("王建国", "371102198203121216", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.type(.escape, .command("3.2"), .enter)
        try console.wait(for: "缺陷", "2缺签章")
        try console.resize(width: 200, height: 60)
        try console.wait(for: "缺陷编号", "消息记录", "371102********1216")
        try console.resize(width: 80, height: 24)
        try console.wait(for: "F12收起", "2缺签章")
    }

    @Test func `on a terminal that draws marks wide their stand-ins are sent`() throws {
        let hall = try TmuxHall(numbers: 0)
        let console = try TmuxConsole(["--data", hall.program.data], variables: ["ONEWINDOW_AMBIGUOUS=wide"])
        try console.wait(for: "登录")
        try console.resize(width: 40, height: 10)
        try console.wait(for: "80x24")
    }
}
