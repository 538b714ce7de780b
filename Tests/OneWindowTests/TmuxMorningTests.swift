import Foundation
import Testing

/// A morning at the front desk, by keyboard alone, in the real program at 80×24.
struct TmuxMorningTests {
    /// The number counted in the keystrokes of a plain acceptance; data are what any system has to be told.
    private static let mostKeys = 30

    @Test func `ten applicants in a row meet every lawful outcome, and a second process finds it all on the disk`()
        throws
    {
        let hall = try TmuxHall(numbers: 11)
        let console = try hall.console()

        // 1. A plain acceptance, handed over and signed for at the desk.
        let before = console.typed
        try register(console, "王建国", "371102198203121216")
        try fields(console, "王家小馆")
        try console.type(.space, .space, .space, .space, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
        let keys = console.typed.keys - before.keys
        #expect(keys <= TmuxMorningTests.mostKeys, "\(keys) keys and \(console.typed.data - before.data) characters")
        try console.type(
            .f(8), "1", .enter, "/1", .enter, "1", .enter, "1", .enter, "/1", .enter, "0301", .enter,
            .data(TmuxHall.password), .enter)
        try console.wait(for: "材料已签收")

        // 2. Accepted on a promise.
        try register(console, "李秀英", "371102198203121216")
        try fields(console, "秀英面馆")
        try console.type(.space, .space, .command("3.2"), .enter, .space, .space, .f(6), .command("2"), .enter)
        try console.type(.command("0"))
        try console.wait(for: "已容缺受理", "容缺受理承诺书")
        try handOver(console)

        // 3. The one-time notice, with two defects.
        try register(console, "张伟", "440524188001010014")
        try fields(console, "张伟餐馆")
        try console.type(.space, .space, .command("3.2"), .enter, .command("4.7 "), "第三页", .enter, .space)
        try console.type(.f(6), .command("3"), .command("0"))
        try console.wait(for: "已一次性告知", "补正至")

        // 4. Refused by a listed ground. 5. Refused because another body is the right one. 6. No permit needed.
        try register(console, "刘芳", "11010519491231002X")
        try console.type(.escape, .f(6), .command("4"), .command("2"), .command("0"))
        try console.wait(for: "不予受理", "不予受理决定书")
        try register(console, "陈静", "E12345678")
        try console.type(.escape, .f(6), .command("4"), .command("1"), "市卫生健康委", .enter, .command("0"))
        try console.wait(for: "已出具不予受理决定书")
        try register(console, "杨勇", "371102198203121216")
        try console.type(.escape, .f(6), .command("5"), .command("1"), .command("0"))
        try console.wait(for: "已不受理告知", "不受理告知书")

        // 7. Mended on the spot. 8. Received only, to be decided within five working days.
        try register(console, "赵敏", "H12345678")
        try fields(console, "赵记粥铺")
        try console.type(.space, .space, .command("3.2"), .enter, .command("3+"), .enter, .space, .space)
        try console.type(.f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try handOver(console)
        try register(console, "黄磊", "12345678")
        try console.type(.escape, .space, .f(6), .command("6"), .command("0"))
        try console.wait(for: "已收件", "收件凭证")

        // 9. An organisation with an agent; the case before is put away without an outcome, which asks first.
        try console.type(.f(2), .command("0"))
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("晋江市好食餐饮有限公司", "91350100M000100Y43", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.type(.escape, .command(":agent"), .enter)
        try console.wait(for: "代理人姓名")
        try console.type("周平", .enter, "371102198203121216", .enter, .f(6))
        try console.wait(for: "代理人已登记")
        try fields(console, nil)
        try console.type(.space, .space, .space, .space, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try handOver(console)

        // 10. Missed, back in line by the queue pane, and withdrawn.
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type(.escape, .command(":miss"), .enter)
        try console.wait(for: "过号")
        try console.type(.f(2))
        try console.wait(for: "A011")
        try console.type(.escape, .command(":park"), .enter)
        try console.wait(for: "已搁置")
        try console.type(.tab, .key("Home"), .enter)
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("孙丽", "P1234567", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.type(.escape, .command(":withdraw"), .enter, "家中有事", .enter, .command("0"))
        try console.wait(for: "已撤回", "撤回申请确认书")

        // Zhang Wei is back with what the notice named: found by name, received, looked at, accepted.
        try console.type(.command("/"), "张伟")
        try console.wait(for: "待补正")
        try console.type(.enter)
        try console.wait(for: "补正至")
        try console.type(.f(7), .enter)
        try console.wait(for: "补件已收")
        try console.type(.command("3"), .enter, .space, .space, .f(6), .command("1"), .command("0"))
        try console.wait(for: "已受理", "受理通知书")
        try console.type(.f(3), .command("0"))
        #expect(try console.exitStatus() == 0)

        try expectOnDisk(hall)
    }

    /// Calls the next number and registers who holds it for a food licence, by its pinyin initials.
    private func register(_ console: TmuxConsole, _ name: String, _ identity: String) throws {
        try console.register(name, identity, item: "spjy")
    }

    /// Hands the accepted papers over, without which the next call would ask.
    private func handOver(_ console: TmuxConsole) throws {
        try console.type(.f(8), .command("0"))
        try console.wait(for: "材料已移交")
    }

    /// Fills in the form that the item asks for.
    private func fields(_ console: TmuxConsole, _ unit: String?) throws {
        if unit == nil { try console.type(.command(":fields"), .enter) }
        try console.wait(for: "单位名称", "Enter下一项")
        if let unit { try console.type(.data(unit)) }
        try console.type(.enter, "海曲路1号", .f(6))
        try console.wait(for: "申请表已保存")
    }

    /// What another process finds: each outcome, whole files that jq reads, one signed handover.
    private func expectOnDisk(_ hall: TmuxHall) throws {
        try hall.expectSound()
        let listed = try hall.program("case", "list", "--json").output
        let stages = ["accepted", "promised", "notNeeded", "refused", "withdrawn", "checking"]
        for stage in stages { #expect(listed.contains("\"\(stage)\""), "\(stage)") }
        let files = try hall.files().filter { $0.hasSuffix(".json") }
        #expect(files.count { $0.hasPrefix("cases/") } == 10)
        let signed = try files.filter { file in
            try String(contentsOfFile: "\(hall.program.data)/\(file)", encoding: .utf8).contains("\"handoverSigned\"")
        }
        #expect(signed.count == 1)
        for file in files {
            let read = try Tool.run("jq", ["-e", ".", "\(hall.program.data)/\(file)"])
            #expect(read.status == 0, "\(file): \(read.output.prefix(200))")
        }
    }

    @Test func `two consoles never call the same number, and each sees what the other does`() throws {
        let hall = try TmuxHall(numbers: 2)
        let first = try hall.console()
        let second = try hall.console(staff: "0118", counter: "11")
        try first.type(.f(2))
        try second.type(.f(2))
        let one = try first.wait(for: "登记申请人和事项", "到窗口")
        let two = try second.wait(for: "登记申请人和事项", "到窗口")
        #expect(one.contains("请 A001") != two.contains("请 A001"))
        #expect(one.contains("请 A002") != two.contains("请 A002"))
        // The other's number stands in the queue pane without a key pressed.
        try first.wait("the other counter's number") {
            $0.contains(one.contains("请 A001") ? " A002  办理中" : " A001  办理中")
        }
    }

    @Test func `the number of a console that was killed comes free by itself`() throws {
        let hall = try TmuxHall(numbers: 1)
        let first = try hall.console()
        try first.type(.f(2))
        try first.wait(for: "请 A001 到窗口")
        try first.signal(9)
        let second = try hall.console(staff: "0118", counter: "11")
        try second.type(.f(2))
        try second.wait(for: "请 A001 到窗口")
        try hall.expectSound()
    }
}
