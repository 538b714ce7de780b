import Foundation
import Testing

/// The power goes while a clerk is typing.
struct TmuxDraftTests {
    @Test func `a killed console's half-typed form comes back at the same field, at another counter`() throws {
        let hall = try TmuxHall(numbers: 2)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国", .enter, "37110219820312")
        try hall.waitForDraft("37110219820312", console)
        try console.signal(9)

        let other = try hall.console(counter: "11")
        try other.wait(for: "已恢复", "37110219820312", "A001")
        try other.type("1216", .enter, .enter, "spjy", .enter)
        try other.wait(for: "事项已加入")
        try other.type("王家小馆", .enter, "海曲路")
        try hall.waitForDraft("海曲路", other)
        try other.signal(9)

        let third = try hall.console()
        try third.wait(for: "已恢复", "王家小馆", "海曲路")
        try third.type("1号", .f(6))
        try third.wait(for: "申请表已保存")
        try third.type(.space, .space, .space, .space, .space, .f(6), "1", "0")
        try third.wait(for: "已受理", "受理通知书")
        try third.type(.f(3), "0")
        #expect(try third.exitStatus() == 0)
        try hall.expectSound()
        #expect(try hall.program("case", "list", "--json").output.contains("\"accepted\""))
        #expect(try hall.files().filter { $0.hasPrefix("drafts/") }.isEmpty)
    }

    @Test func `a damaged draft is set aside with a word, and the console works`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国")
        try hall.waitForDraft("王建国", console)
        try console.signal(9)
        for file in try hall.files() where file.hasPrefix("drafts/") {
            try "{\"at\":".write(toFile: "\(hall.program.data)/\(file)", atomically: false, encoding: .utf8)
        }
        let other = try hall.console()
        try other.wait(for: "草稿文件损坏")
        try other.type(.f(2))
        try other.wait(for: "登记申请人和事项")
        #expect(try hall.files().contains { $0.hasPrefix("damaged/draft-0117-") })
    }
}
