import Foundation
import Testing

/// A case is taken over into a department's own system by way of the terminal's clipboard.
struct TmuxFeederTests {
    @Test func `each Enter puts the next field into the clipboard, and the log says what it cost`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console(variables: ["ONEWINDOW_CLIPBOARD=osc52"])
        try console.register("王建国", "371102198203121216", item: "spjy")
        try console.type("王家小馆", .enter, "海曲路1号", .f(6))
        try console.wait(for: "申请表已保存")
        try console.type(.command(">"))
        try console.wait(for: "二次录入", "王家小馆")
        try console.type(.enter)
        try console.wait(for: "剪贴板(终端允许时) 1")
        try console.type(.enter)
        try console.wait(for: "剪贴板(终端允许时) 2")
        #expect(try console.clipboard() == "王建国")
        try console.type(.enter)
        try console.wait(for: "剪贴板(终端允许时) 3")
        #expect(try console.clipboard() == "371102198203121216")
        try console.type(.escape)
        try console.wait(forEndOf: "Esc结束")
        // Nobody's number stays behind.
        #expect(try console.clipboard().trimmingCharacters(in: .whitespaces).isEmpty)
        try console.type(.f(3), .command("0"))
        #expect(try console.exitStatus() == 0)
        try hall.expectSound()
        let files = try hall.files().filter { $0.hasPrefix("cases/") && $0.hasSuffix(".json") }
        let log = try String(contentsOfFile: "\(hall.program.data)/\(try #require(files.first))", encoding: .utf8)
        #expect(log.contains("\"fieldsFed\""))
        let cost = try hall.program("feeding", "--json")
        #expect(cost.status == 0, "\(cost.errors)")
        #expect(cost.output.contains("market-food"))
        let sheet = try hall.program("case", "feed", try number(hall))
        #expect(sheet.output.contains("海曲路1号"), "\(sheet.errors)")
    }

    private func number(_ hall: TmuxHall) throws -> String {
        let listed = try hall.program("case", "list", "--json").output
        let match = try #require(listed.firstMatch(of: /"number" *: *"([0-9]+)"/))
        return String(match.1)
    }
}
