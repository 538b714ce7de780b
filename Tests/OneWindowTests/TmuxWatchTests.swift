import Foundation
import Testing

/// A clerk does something out of the ordinary, and a supervisor elsewhere has the word.
struct TmuxWatchTests {
    @Test func `a call out of turn comes into the supervisor's list, is objected to, and another process sees why`()
        throws
    {
        let hall = try TmuxHall(numbers: 2)
        let supervisor = try TmuxConsole(["--data", hall.program.data])
        try supervisor.wait(for: "登录", "工号")
        try supervisor.type("0001", .enter, .data(TmuxHall.password), .enter, .enter)
        try supervisor.wait(for: "周建华 0001")
        let clerk = try hall.console()
        try clerk.wait(for: "A001", "A002")
        try clerk.type(.tab, .down, .down, .enter)
        try clerk.wait(for: "理由")
        try clerk.type(.data("孕妇"), .enter)
        try clerk.wait(for: "A002", "登记申请人和事项")
        // Said and counted at once, wherever the supervisor is.
        try supervisor.wait(for: "待批1", "窗口1", "张敏", "插号")
        try supervisor.type(.f(10))
        try supervisor.wait(for: "大厅实况")
        try supervisor.type(.f(10))
        try supervisor.wait(for: "要看的", "孕妇")
        try supervisor.type(.command("n"))
        try supervisor.wait(for: "不同意的理由")
        try supervisor.type(.data("先问过前面的人没有"), .enter)
        try supervisor.wait(for: "已答复", "没有。")
        let listed = try hall.program("watch", "--json").output
        #expect(listed.contains("\"judged\"") && listed.contains("\"objected\""))
        #expect(listed.contains("孕妇 先问过前面的人没有") && !listed.contains("\"approvals\""))
    }
}
