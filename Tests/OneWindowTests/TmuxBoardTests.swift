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
