import Foundation
import Testing

/// The commands around a hall's folder, and their exit statuses.
struct HallCommandTests {
    private func withHall(_ body: (Program) throws -> Void) throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        try body(program)
    }

    @Test func `init refuses a folder that holds anything`() throws {
        try withHall { program throws in
            let again = try program("init")
            #expect(again.status == 2)
            #expect(again.errors.contains(program.data))
        }
    }

    @Test func `init goes on where a making was cut short`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        try FileManager.default.removeItem(atPath: "\(program.data)/hall.json")
        try FileManager.default.removeItem(atPath: "\(program.data)/hall")
        #expect(try program("init").status == 0)
        #expect(try program("ticket", "take", "A").status == 0)
        try FileManager.default.removeItem(atPath: "\(program.data)/hall.json")
        #expect(try program("init").status == 2)
    }

    @Test func `a missing hall ends with status 2 and its path`() throws {
        let program = Program()
        let outcome = try program("ticket", "list")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(program.data))
    }

    @Test func `staff are added with a password from standard input and can be disabled`() throws {
        try withHall { program throws in
            let added = try program(
                "staff", "add", "0117", "张敏", "--capacity", "frontDesk", "--capacity", "reviewer:market",
                input: "correct horse\n")
            #expect(added.status == 0, "\(added.errors)")
            let settings = try String(contentsOfFile: "\(program.data)/hall.json", encoding: .utf8)
            #expect(settings.contains("$y$"))
            #expect(!settings.contains("correct horse"))
            #expect(try program("staff", "disable", "0117").status == 0)
            let staff = try program("staff", "list", "--json").output
            #expect(staff.contains("\"active\" : false"))
            #expect(!staff.contains("$y$"))
        }
    }

    @Test func `a short password, a taken number and an unknown number are refused`() throws {
        try withHall { program throws in
            #expect(try program("staff", "add", "1", "甲", "--capacity", "keeper", input: "short\n").status == 2)
            #expect(try program("staff", "add", "1", "甲", "--capacity", "keeper", input: "long enough\n").status == 0)
            #expect(try program("staff", "add", "1", "乙", "--capacity", "keeper", input: "long enough\n").status == 2)
            #expect(try program("staff", "password", "2", input: "long enough\n").status == 66)
            #expect(try program("staff", "add", "2", "丙", "--capacity", "system", input: "long enough\n").status == 2)
        }
    }

    @Test func `tickets are numbered by queue and listed`() throws {
        try withHall { program throws in
            #expect(try program("ticket", "take", "A").output == "A001\n")
            #expect(try program("ticket", "take", "A").output == "A002\n")
            #expect(try program("ticket", "take", "F", "--centre", "hr").output == "F001\n")
            #expect(try program("ticket", "take", "Z").status == 2)
            let list = try program("ticket", "list", "--json").output
            #expect(list.components(separatedBy: "\"number\"").count == 4)
            #expect(try program("ticket", "list", "--category", "A").lines.count == 3)
        }
    }

    @Test func `a wrong setting is named and ends with status 78`() throws {
        try withHall { program throws in
            let path = "\(program.data)/hall.json"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacing("\"noticeDays\" : 5", with: "\"noticeDays\" : 0")
                .write(toFile: path, atomically: false, encoding: .utf8)
            let outcome = try program("ticket", "list")
            #expect(outcome.status == 78)
            #expect(outcome.errors.contains("hall.json: noticeDays"))
        }
    }

    @Test func `English is spoken on request`() throws {
        let program = Program()
        #expect(try program("ticket", "list", "--language", "en").errors.hasPrefix("onewindow: Not found"))
    }

    @Test func `resources that are named and not there are not looked for elsewhere`() throws {
        let outcome = try Program()("catalogue", "check", "--resources", "/nowhere", data: false)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("/nowhere"))
    }

    @Test func `the catalogue that is shipped is sound`() throws {
        #expect(try Program()("catalogue", "check", data: false).status == 0)
    }

    @Test func `the index can be thrown away and made anew`() throws {
        try withHall { program throws in
            #expect(try program("ticket", "take", "A").status == 0)
            try FileManager.default.removeItem(atPath: "\(program.data)/index.sqlite")
            #expect(try program("reindex").status == 0)
            #expect(try program("ticket", "list").lines.count == 2)
        }
    }

    @Test(arguments: ["--help", "-h"])
    func `help of the program lists its commands`(flag: String) throws {
        let outcome = try Program().run([flag])
        #expect(outcome.status == 0)
        for command in [
            "console", "init", "demo", "ticket", "case", "certificate", "staff", "due", "feeding", "export",
        ] {
            #expect(outcome.lines.contains { $0.hasPrefix("  \(command) ") }, "\(command)")
        }
        #expect(try Program().run(["case", "--help"]).output.contains("verify"))
    }
}
