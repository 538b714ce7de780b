import Foundation
import Testing

/// `onewindow steward`, `papers` and `case replay`, on the demo's hall.
struct StewardCommandTests {
    private func withDemo(_ body: (Program) throws -> Void) throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console", "--seed", "7").status == 0)
        try body(program)
    }

    @Test func `a round says what it wrote down, and the next has nothing to say`() throws {
        try withDemo { program throws in
            let first = try program("steward", "--once")
            #expect(first.status == 0, "\(first.errors)")
            #expect(!first.lines.isEmpty)
            let second = try program("steward", "--once")
            #expect(second.status == 0 && second.output.isEmpty, "\(second.output)")
            #expect(try program("case", "verify").status == 0)
        }
    }

    @Test func `it ends cleanly when the system asks, and a second one names the first and goes`() throws {
        try withDemo { program throws in
            let steward = try TmuxConsole(["steward", "--every", "86400", "--data", program.data])
            // What the first round says is there when the round is over, and the next is a day away.
            try steward.wait("the first round") { $0.contains("逾期") || $0.contains("超期") }
            let second = try program("steward", "--once")
            #expect(second.status == 75)
            #expect(second.errors.contains("\(try steward.processIdentifier())"), "\(second.errors)")
            try steward.signal(15)
            #expect(try steward.exitStatus() == 0)
            #expect(try program("steward", "--once").status == 0)
        }
    }

    @Test func `intervals that make no sense end with status 2`() throws {
        #expect(try Program()("steward", "--every", "0").status == 2)
    }

    @Test func `papers that nobody has signed for are listed, with their owners in words`() throws {
        try withDemo { program throws in
            let lines = try program("papers").lines
            #expect(lines.count > 1)
            #expect(lines.dropFirst().contains { $0.contains("综合窗口") })
            #expect(lines.allSatisfy { !$0.contains("desk") && !$0.contains("issue") })
            let json = try program("papers", "--json").output
            #expect(json.components(separatedBy: "\"number\"").count == lines.count)
            #expect(json.contains("\"from\" : \"desk\""))
            #expect(try program("papers", "--older-than", "1000000").output.contains("没有未签收"))
        }
    }

    @Test func `a case is shown as it stood at a moment, and as it stands`() throws {
        try withDemo { program throws in
            let rows = try program("case", "list", "--limit", "1000").lines
            let number = try #require(
                rows.first { $0.contains("SS03 已受理") }?.split(separator: " ").first.map(String.init))
            let shown = try program("case", "show", number).output
            for text in ["事项", "环节 ", "在计期限", "法定期限", "材料在"] {
                #expect(shown.contains(text), "\(text): \(shown)")
            }
            let now = try program("case", "replay", number, "--at", "2099-12-31")
            #expect(now.output.contains("SS03 食品经营许可(新办)  已受理"), "\(now.output) \(now.errors)")
            #expect(try program("case", "replay", number, "--at", "2000-01-01 09:00").status == 66)
            #expect(try program("case", "replay", number, "--at", "2000-13-01").status == 2)
            #expect(try program("case", "replay", number, "--at", "2000-01-01 9:0").status == 2)
            let json = try program("case", "replay", number, "--at", "2099-12-31", "--json").output
            #expect(json.contains("\"stage\" : \"accepted\"") && json.contains("\"owner\" : \""))
        }
    }

    @Test func `a bag is given in one act, said case by case, and sent again gives nothing twice`() throws {
        try withDemo { program throws in
            let rows = try program("case", "list", "--limit", "1000").lines
            // 0116 works at the commercial window 2; its accepted cases of the morning may be in the department's hands.
            let number = try #require(
                rows.first { $0.contains("SS03 已受理") }?.split(separator: " ").first.map(String.init))
            func give(_ more: String...) throws -> Program.Outcome {
                try program.run(
                    ["bag", "give", "--to", "market", "--as", "0116", "--counter", "2", number] + more
                        + ["--data", program.data], input: "onewindow\n")
            }
            let before = try program("papers").lines.count
            let first = try give()
            #expect(first.output.hasPrefix(number), "\(first.output)\(first.errors)")
            let after = try program("papers").lines.count
            #expect(after == before + (first.status == 0 ? 1 : 0))
            #expect(try give("--resume", "nonsense").status == 2)
            #expect(
                try program.run(
                    ["bag", "give", "--to", "nobody", "--as", "0116", number, "--data", program.data]
                ).status == 2)
            let wrong = try program.run(
                ["bag", "give", "--to", "market", "--as", "0116", "--counter", "2", number, "--data", program.data],
                input: "wrong\n")
            #expect(wrong.status == 77)
        }
    }
}
