import Foundation
import Testing

/// Numbers and names that were made to lead elsewhere, at the command line.
struct HostileArgumentTests {
    private static let hostile = [
        "../../etc/passwd", "/etc/passwd", ".", "", "a\u{1B}]0;title\u{07}", "a\u{1B}[2J", "370002\n202611230001",
        "%s%n",
        "' OR 1=1 --", "*", "a\u{202E}b", String(repeating: "9", count: 5000),
    ]

    @Test func `are no case's and no queue's, write nothing, and reach the terminal without what it would obey`() throws
    {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        #expect(try program("ticket", "take", "A").status == 0)
        let before = try FileManager.default.subpathsOfDirectory(atPath: program.data).sorted()
        for name in HostileArgumentTests.hostile {
            for arguments in [
                ["case", "show", "--", name], ["case", "verify", "--", name], ["case", "due", "--", name],
                ["certificate", "show", "--", name], ["ticket", "take", "--", name], ["staff", "disable", "--", name],
                ["staff", "add", "--capacity", "frontDesk", "--", name, "甲"],
            ] {
                let split = arguments.firstIndex(of: "--") ?? 0
                let all = arguments[..<split] + ["--data", program.data] + arguments[split...]
                let outcome = try program.run(Array(all), input: "long enough\n")
                #expect(outcome.status != 0, "\(arguments)")
                #expect(outcome.status > 0, "\(arguments): a signal")
                for text in [outcome.output, outcome.errors] {
                    #expect(!text.contains("\u{1B}") && !text.contains("\u{07}"), "\(arguments)")
                }
            }
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: program.data).sorted() == before)
    }
}
