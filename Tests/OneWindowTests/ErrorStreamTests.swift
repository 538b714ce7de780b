import Foundation
import Testing

/// What commands complain of is read by whoever looks after the machine: it names files and numbers of cases, not people.
struct ErrorStreamTests {
    @Test func `no name, number or phone of an applicant stands on the error stream or in the diary`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console").status == 0)
        let listed = try program("case", "list", "--json", "--limit", "1000").output
        let people = Set(listed.matches(of: /"names" : \[\s*"([^"]+)"/).map { String($0.1) })
        let numbers = listed.matches(of: /"number" : "(\d{12,})"/).prefix(3).map { String($0.1) }
        try #require(people.count > 5 && numbers.count == 3)
        // One record is damaged in the middle of its applicant's name.
        let cases = "\(program.data)/cases"
        for file in try FileManager.default.subpathsOfDirectory(atPath: cases).filter({ $0.hasSuffix(".json") }).prefix(
            1)
        {
            let text = try String(contentsOfFile: "\(cases)/\(file)", encoding: .utf8)
            try text.replacing("\"name\":\"", with: "\"name\":\"某", maxReplacements: 1)
                .write(toFile: "\(cases)/\(file)", atomically: false, encoding: .utf8)
        }
        var errors = ""
        for number in numbers {
            for command in [["show"], ["due"], ["verify"], ["replay", "--at", "2000-01-01"], ["feed"]] {
                errors += try program.run(["case"] + command + [number, "--data", program.data]).errors
            }
            errors += try program(
                "case", "attach", "--as", "0117", "--counter", "1", number, "1", "/etc/hostname", input: "wrong\n"
            ).errors
        }
        for command in [
            ["steward", "--once"], ["case", "verify"], ["reindex"], ["backup", "--out", program.data + ".tar"],
        ] {
            errors += try program.run(command + ["--data", program.data]).errors
        }
        try? FileManager.default.removeItem(atPath: program.data + ".tar")
        let diary = (try? String(contentsOfFile: "\(program.data)/diary.log", encoding: .utf8)) ?? ""
        #expect(!errors.isEmpty)
        for text in [errors, diary] {
            for person in people { #expect(!text.contains(person), "\(text)") }
            // A case's number has eighteen digits as well.
            let long = text.matches(of: /\b\d{17}[\dX]\b/).map { String($0.0) }
            #expect(long.allSatisfy(listed.contains), "\(text)")
            #expect(!text.contains(/\b1[3-9]\d{9}\b/), "\(text)")
        }
    }
}
