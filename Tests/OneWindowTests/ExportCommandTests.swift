import Foundation
import Testing

/// `onewindow export`, on the demo's hall.
struct ExportCommandTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    private static let ever = ["--from", "2000-01-01", "--to", "2099-12-31"]

    private func withDemo(_ body: (Program) throws -> Void) throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console", "--seed", "7", "--cases", "60").status == 0)
        try body(program)
    }

    private func export(_ program: Program, _ form: String, _ more: String...) throws -> String {
        let outcome = try program.run(
            ["export", form, "--out", "-", "--data", program.data] + (more.contains("--from") ? [] : Self.ever) + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }

    @Test func `pm4py reads the log, and discovers a model that tells of each kind of event and fits every trace`()
        throws
    {
        try withDemo { program throws in
            let (xes, csv) = ("\(program.data).xes", "\(program.data).csv")
            defer { for file in [xes, csv] { try? FileManager.default.removeItem(atPath: file) } }
            for (form, file) in [("xes", xes), ("csv", csv)] {
                let made = try program.run(["export", form, "--out", file, "--data", program.data] + Self.ever)
                #expect(made.status == 0 && made.output.contains(file), "\(made.errors)")
            }
            let found: Discovery = try mined("discover.py", xes, csv)
            #expect(found.faults == [])
            #expect(found.traces > 60 && found.events > 20 * found.traces)
            #expect(found.kinds.count > 30)
            for kind in ["caseOpened", "accepted", "opinionGiven", "decided", "resultIssued"] {
                #expect(found.kinds.contains(kind), "\(kind)")
            }
            #expect(found.modelled == found.kinds && found.transitions == found.kinds)
            #expect(found.fitness > 0.999 && found.fitting > 99.9)
            #expect(found.starts == ["caseOpened": found.traces])
            #expect(found.tableIsTheSame)
        }
    }

    /// What `Python/discover.py` found.
    private struct Discovery: Decodable {
        let faults: [String]
        let traces: Int
        let events: Int
        let kinds: [String]
        let modelled: [String]
        let transitions: [String]
        let fitness: Double
        let fitting: Double
        let starts: [String: Int]
        let tableIsTheSame: Bool
    }

    /// What a script of `Python` prints last.
    private func mined<Found: Decodable>(_ script: String, _ arguments: String...) throws -> Found {
        let python = Self.root.appending(path: ".build/test-python/bin/python").path(percentEncoded: false)
        try #require(FileManager.default.isExecutableFile(atPath: python), "\(python) is missing: make install-test")
        let script = Self.root.appending(path: "Tests/OneWindowTests/Python/\(script)").path(percentEncoded: false)
        let ran = try Tool.run(python, [script] + arguments)
        try #require(ran.status == 0, "\(ran.errors)")
        return try JSONDecoder().decode(Found.self, from: Data((ran.output.split(separator: "\n").last ?? "").utf8))
    }

    @Test
    func `pm4py reads the log of objects, which holds what the raw files do, and discovers the life of each kind`()
        throws
    {
        try withDemo { program throws in
            let file = "\(program.data).json"
            defer { try? FileManager.default.removeItem(atPath: file) }
            let made = try program.run(["export", "ocel", "--out", file, "--data", program.data] + Self.ever)
            #expect(made.status == 0 && made.output.contains(file), "\(made.errors)")
            let found: ObjectDiscovery = try mined("objects.py", file, program.data)
            #expect(found.faults == [])
            #expect(found.objects == found.recounted && found.objects.values.allSatisfy { $0 > 0 })
            #expect(found.kinds == found.recountedKinds && found.kinds.count > 30)
            #expect(found.activities == found.kinds.keys.sorted())
            #expect(found.modelled == ["application", "case", "number"])
            #expect(found.lives == found.objects["application"] && found.starts == ["itemAdded"])
        }
    }

    /// What `Python/objects.py` found.
    private struct ObjectDiscovery: Decodable {
        let faults: [String]
        let objects: [String: Int]
        let recounted: [String: Int]
        let kinds: [String: Int]
        let recountedKinds: [String: Int]
        let activities: [String]
        let modelled: [String]
        /// Applications that have events of their own, and with what these begin.
        let lives: Int
        let starts: [String]
    }

    @Test func `no name, number, phone, field or free text of the hall is in a log, in either language`() throws {
        try withDemo { program throws in
            let secrets = try secrets(of: program)
            #expect(secrets.count > 400)
            for form in ["xes", "csv", "ocel"] {
                for language in ["zh-Hans", "en"] {
                    let log = try export(program, form, "--language", language)
                    #expect(try leaked(secrets, in: log) == "", "\(form) \(language)")
                    #expect(try leaked(["no such text", "P-"], in: log).hasPrefix("P-\n"))
                }
            }
        }
    }

    /// Those of `secrets` that stand in `log`, as grep finds them: Swift's own search takes minutes.
    private func leaked(_ secrets: Set<String>, in log: String) throws -> String {
        let list = FileManager.default.temporaryDirectory.path + "/ow-secrets-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: list) }
        try secrets.joined(separator: "\n").write(toFile: list, atomically: false, encoding: .utf8)
        let ran = try Tool.run("grep", ["-oFf", list], input: log)
        try #require(ran.status <= 1, "\(ran.errors)")
        return ran.output
    }

    /// All that people typed in the hall: texts of operations, case numbers, names of staff. Codes of the catalogue and
    /// texts of one character are none.
    private func secrets(of program: Program) throws -> Set<String> {
        let folder = URL(filePath: program.data)
        var texts: Set<String> = []
        let cases = try #require(
            FileManager.default.enumerator(at: folder.appending(path: "cases"), includingPropertiesForKeys: nil))
        for case let file as URL in cases where file.pathExtension == "json" {
            let record = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            for operation in record?["operations"] as? [[String: Any]] ?? [] { collect(operation["payload"], &texts) }
        }
        let settings = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "hall.json")))
        for member in (settings as? [String: Any])?["staff"] as? [[String: Any]] ?? [] {
            collect(member["name"], &texts)
        }
        // What the catalogue calls things, and days, stand in no event, but are nobody's secret either.
        return texts.filter { text in
            text.count > 1 && (text.contains { $0.isNumber } || text.contains { !$0.isASCII })
                && text.wholeMatch(of: /[A-Z]{2}\d{2}|\d{1,3}|\d{4}-\d{2}-\d{2}/) == nil
        }
    }

    private func collect(_ value: Any?, _ texts: inout Set<String>) {
        switch value {
        case let text as String: texts.insert(text)
        case let list as [Any]: for each in list { collect(each, &texts) }
        case let object as [String: Any]: for each in object.values { collect(each, &texts) }
        default: break
        }
    }

    @Test func `every value is a code, a moment, a pseudonym or a label`() throws {
        try withDemo { program throws in
            let lines = try export(program, "csv", "--language", "en").split(separator: "\r\n").dropFirst()
            #expect(lines.count > 1000)
            let shape = try Regex(
                [
                    "C-[0-9a-f]{16}-\\d", "C-[0-9a-f]{16}", "[A-Z]{2}\\d{2}", "(licence|filing|registration|service)",
                    "(counter|post|online)", "[a-z]+", "[A-Za-z]+", "[A-Za-z]+",
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00", "complete", "(P-[0-9a-f]{16}|system)",
                    "[A-Za-z]+", "[A-Za-z]*", "[A-Za-z' ]+", "[A-Za-z]*",
                ].joined(separator: ","))
            let strange = try lines.filter { try shape.wholeMatch(in: $0) == nil }
            #expect(strange.isEmpty, "\(strange.prefix(3))")
            #expect(
                lines.contains { $0.contains(",reviewer,market,") } && lines.contains { $0.contains(",issueClerk,") })
        }
    }

    @Test func `people and cases keep their pseudonyms from one export to the next, unless a key is thrown away`()
        throws
    {
        try withDemo { program throws in
            let first = try export(program, "csv", "--fresh-key")
            #expect(!FileManager.default.fileExists(atPath: "\(program.data)/export.key"))
            let (second, third) = (try export(program, "csv"), try export(program, "csv"))
            #expect(second == third && first != second)
            #expect(first.utf8.count == second.utf8.count)
            #expect(pseudonyms(first).count > 80 && pseudonyms(first).isDisjoint(with: pseudonyms(second)))
            let mode = try FileManager.default.attributesOfItem(atPath: "\(program.data)/export.key")[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    private func pseudonyms(_ text: String) -> Set<String> {
        Set(text.matches(of: /[PC]-[0-9a-f]{16}/).map { String($0.0) })
    }

    @Test func `a span takes the cases that were opened in it, and each case once`() throws {
        try withDemo { program throws in
            let all = try opened(export(program, "csv"))
            let days = Set(all.values).sorted()
            try #require(days.count > 4)
            let (first, last) = (days[1], days[3])
            let some = try opened(export(program, "csv", "--from", first, "--to", last))
            #expect(some == all.filter { (first...last).contains($0.value) })
            let empty = try export(program, "xes", "--from", "2001-01-01", "--to", "2001-01-02")
            #expect(empty.hasSuffix("</log>\n") && !empty.contains("<trace>"))
        }
    }

    /// Day of opening by trace.
    private func opened(_ csv: String) throws -> [String: String] {
        let rows = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let openings = rows.filter { $0.count > 8 && $0[7] == "caseOpened" }
        return Dictionary(openings.map { (String($0[0]), String($0[8].prefix(10))) }) { first, _ in first + " twice" }
    }

    @Test func `a damaged case is named, and the log has all others`() throws {
        try withDemo { program throws in
            let out = "\(program.data).xes"
            defer { try? FileManager.default.removeItem(atPath: out) }
            let whole = try opened(export(program, "csv"))
            let cases = URL(filePath: program.data).appending(path: "cases")
            let files = try #require(FileManager.default.enumerator(at: cases, includingPropertiesForKeys: nil))
            let file = try #require(files.compactMap { $0 as? URL }.first { $0.pathExtension == "json" })
            try String(contentsOf: file, encoding: .utf8).replacing("caseOpened", with: "caseOpenee")
                .write(to: file, atomically: false, encoding: .utf8)
            let table = try program.run(["export", "csv", "--out", "-", "--data", program.data] + Self.ever)
            #expect(table.status == 1 && table.errors.contains(file.lastPathComponent), "\(table.errors)")
            let rest = try opened(table.output)
            #expect(rest.count < whole.count && rest.allSatisfy { whole[$0.key] == $0.value })
            let log = try program.run(["export", "xes", "--out", out, "--data", program.data] + Self.ever)
            #expect(log.status == 1)
            #expect(try String(contentsOfFile: out, encoding: .utf8).hasSuffix("</log>\n"))
            let list = try program.run(["publication", "--out", "-", "--data", program.data] + Self.ever)
            #expect(list.status == 1 && list.output.contains("9137"), "\(list.errors)")
        }
    }

    @Test func `days that make no span, and files that can't be written, are refused in words`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        for arguments in [
            ["--from", "2026-11-02", "--to", "2026-11-01", "--out", "-"],
            ["--from", "2026-11-31", "--to", "2026-12-01"],
            ["--from", "2026-11-01", "--to", "2026-11-02"],
        ] {
            #expect(try program.run(["export", "xes", "--data", program.data] + arguments).status == 2, "\(arguments)")
        }
        let missing = try program.run(
            ["export", "xes", "--data", program.data, "--out", "/nowhere/a.xes"] + Self.ever)
        #expect(missing.status != 0 && missing.errors.contains("/nowhere/a.xes"))
        #expect(
            try program.run(["export", "xes", "--data", program.data, "--out", "/dev/null"] + Self.ever).status != 0)
    }
}
