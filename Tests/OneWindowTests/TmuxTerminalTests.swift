import Foundation
import Testing

/// What the terminal may do to the console, and the console to the terminal.
struct TmuxTerminalTests {
    @Test func `a terminal that is made too small says so and gives the work back`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try console.type("王建国", .enter, "3711021982")
        try console.wait(for: "王建国", "3711021982")
        try console.resize(width: 40, height: 10)
        let small = try console.wait(for: "终端窗口太小", "40×10")
        #expect(!small.contains("王建国"))
        try console.type("9999", .enter)
        try console.resize(width: 80, height: 24)
        let back = try console.wait(for: "王建国", "3711021982")
        #expect(!back.contains("9999"))
        try console.type("03121216", .enter, .enter, "SS03", .enter)
        try console.wait(for: "事项已加入")
    }

    @Test func `a paste of 100 kB is cut, says so and does nothing`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        let file = "\(hall.program.data)/paste"
        // Every line would be a command if it were typed.
        try String(repeating: ":leave\n0\n", count: 100_000 / 9).write(toFile: file, atomically: false, encoding: .utf8)
        try console.paste(file: file)
        let shown = try console.wait(for: "超过2000个字")
        #expect(shown.contains(":leave 0"))
        #expect(try hall.program("ticket", "list", "--json").output.contains("waiting"))
        try console.type(.escape, .f(2))
        try console.wait(for: "请 A001 到窗口")
    }

    @Test func `standard input that is no terminal ends with one sentence and status 2`() throws {
        let hall = try TmuxHall(numbers: 0)
        let outcome = try hall.program()
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("onewindow: 控制台需要终端"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func `controls in a name never reach the terminal raw`() throws {
        let hall = try TmuxHall(numbers: 1)
        let console = try hall.console()
        let (name, written) = ("\(hall.program.data)/name", "\(hall.program.data)/written")
        try console.record(into: written)
        try console.type(.f(2))
        try console.wait(for: "登记申请人和事项")
        try "王\u{1B}]0;owned\u{7}建\u{202E}国\u{9B}31m\u{2066}明".write(toFile: name, atomically: false, encoding: .utf8)
        try console.paste(file: name)
        try console.wait(for: "owned")
        try console.type(.enter, "371102198203121216", .enter, .enter, "SS03", .enter)
        try console.wait(for: "事项已加入")
        try console.type(.escape)
        try console.wait(for: "owned", "看过0/5")
        let bytes = try String(decoding: Data(contentsOf: URL(filePath: written)), as: UTF8.self)
        #expect(bytes.contains("owned"))
        for raw in ["\u{1B}]0", "\u{7}", "\u{202E}", "\u{9B}", "\u{2066}"] {
            #expect(!bytes.unicodeScalars.contains(raw.unicodeScalars), "\(raw.unicodeScalars.map(\.value))")
        }
        let list = try hall.program("case", "list").output
        #expect(list.contains("owned"))
        #expect(!list.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{9B}" })
    }
}

extension Collection where Element: Equatable {
    /// Whether `part` stands somewhere in the collection, element by element.
    fileprivate func contains(_ part: some Collection<Element>) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
