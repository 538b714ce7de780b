import Foundation
import Testing

/// The terminal goes, shakes, shrinks, floods the console, or is one that nobody has heard of.
struct TerminalTests {
    /// Waits for the end of a process that is not ours.
    private func waitForEnd(of process: pid_t) throws {
        try Tool.run("tail", ["--pid=\(process)", "-s", "0.05", "-f", "/dev/null"])
    }

    /// A console in the middle of a form: one act acknowledged, one half typed and on the disk.
    private func halfTyped(_ hall: TmuxHall) throws -> TmuxConsole {
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国", .enter, "37110219820312")
        try hall.waitForDraft("37110219820312", console)
        return console
    }

    private func expectNothingLost(_ hall: TmuxHall) throws {
        let raw = try RawHall(hall.program.data)
        #expect(raw.faults == [])
        #expect(raw.of("tickets").contains { $0.operations.contains { $0.kind == "ticketCalled" } })
        let other = try hall.console(counter: "11")
        try other.wait(for: "已恢复", "37110219820312", "A001")
        try other.type("1216", .enter, .enter, "SS03", .enter)
        try other.wait(for: "事项已加入")
        let process = try other.processIdentifier()
        try other.signal(SIGTERM)
        try waitForEnd(of: process)
        try hall.expectSound()
        #expect(RawHall.temporaries(hall.program.data) == [])
    }

    /// How a terminal may be lost.
    enum Loss: String, CaseIterable {
        case hangUp, terminate, killServer, killTerminal
    }

    @Test(arguments: Loss.allCases)
    func `a terminal that is lost ends the console, and what was done and typed is there`(_ loss: Loss) throws {
        let hall = try TmuxHall(numbers: 2)
        let console = try halfTyped(hall)
        let process = try console.processIdentifier()
        switch loss {
        case .hangUp: try console.signal(SIGHUP)
        case .terminate: try console.signal(SIGTERM)
        case .killServer: try console.endServer()
        case .killTerminal: try console.killServer()
        }
        try waitForEnd(of: process)
        try expectNothingLost(hall)
        Torture.tell("terminal lost", "\(loss.rawValue)")
    }

    @Test func `a storm of sizes, one cell among them, costs no letter of what is typed meanwhile`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        let count = Torture.isWhole ? 1_000 : 60
        var chance = SeededChance(80_24)
        for round in 0..<count {
            let isTiny = round.isMultiple(of: 7)
            try console.resize(
                width: isTiny ? 1 : Int.random(in: 1...250, using: &chance),
                height: isTiny ? 1 : Int.random(in: 1...80, using: &chance))
        }
        try console.resize(width: 80, height: 24)
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国")
        for round in 0..<count / 10 {
            try console.resize(
                width: Int.random(in: 80...250, using: &chance), height: Int.random(in: 24...80, using: &chance))
            // A longer name would scroll out of its field.
            if round < 5 { try console.type("国") }
        }
        try console.resize(width: 80, height: 24)
        try console.wait(for: "王建国国国国国国")
        try console.type(.escape, .f(3), "0")
        #expect(try console.exitStatus() == 0)
        Torture.tell("resize storm", "\(count + count / 10) sizes, \(count / 7 + 1) of them 1×1")
    }

    @Test func `a console that starts in one cell waits for a larger terminal`() throws {
        let hall = try TmuxHall(numbers: 0)
        let console = try TmuxConsole(["--data", hall.program.data], width: 1, height: 1)
        try console.resize(width: 80, height: 24)
        try console.wait(for: "登录", "工号")
    }

    @Test func `ten thousand keys typed ahead are taken in their order, and a paste of megabytes does nothing`() throws
    {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.register("王建国", "371102198203121216", item: "SS03")
        try console.type(.escape)
        try console.wait(for: "看过0/5")
        // A hundred saves, then what only moves about, then a search; all of it before the first answer.
        let keys = Torture.isWhole ? 100_000 : 10_000
        try console.type(.command(String(repeating: " ", count: 100)))
        for _ in 0..<keys / 10_000 { try console.type(.command(String(repeating: "\t", count: 10_000))) }
        try console.type(.command("/"), "SS03")
        try console.wait(for: "查找", "> SS03")
        try console.type(.escape)
        try console.wait(for: "看过5/5")
        let file = "\(hall.program.data)/paste"
        try String(repeating: ":leave\n0\n", count: 3_000_000 / 9).write(
            toFile: file, atomically: false, encoding: .utf8)
        try console.paste(file: file)
        try console.wait(for: "超过2000个字")
        try console.type(.escape, .f(3))
        try console.wait(for: "退出")
        try hall.expectSound()
        Torture.tell("type-ahead and paste", "\(keys) keys at once, 3 MB pasted")
    }

    @Test(arguments: ["dumb", "", "never-heard-of", "unknown", "network"])
    func `a terminal without what a screen needs is refused with its name and status 2`(_ name: String) throws {
        let hall = try TmuxHall(numbers: 0)
        let program = try Program.executable.path(percentEncoded: false)
        // `script` gives it a terminal and passes on what it writes there.
        let ran = try Tool.run(
            "script", ["-qec", "env 'TERM=\(name)' '\(program)' --data '\(hall.program.data)'", "/dev/null"])
        #expect(ran.status == 2)
        #expect(ran.output.contains("onewindow: 不认识终端类型“\(name)”"), "\(ran.output)")
        Torture.tell("TERM", "\(name.isEmpty ? "(empty)" : name): refused in words, status 2")
    }

    @Test(arguments: ["vt100", "vt220", "linux", "xterm", "rxvt"])
    func `an old or simple terminal can be worked at`(_ name: String) throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console(variables: ["TERM=\(name)"])
        // Function keys differ from one to the next; their names after a colon do not.
        try console.type(.command(":call"), .enter)
        try console.wait(for: "登记申请人和事项")
        try console.fillIn("王建国", "371102198203121216", item: "SS03")
        try console.wait(for: "事项已加入")
        try console.signal(SIGHUP)
        try hall.expectSound()
        Torture.tell("TERM", "\(name): worked at")
    }
}
