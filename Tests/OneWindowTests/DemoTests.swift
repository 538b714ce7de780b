import Foundation
import Testing

/// The demo's hall, and the commands that read cases, on it.
struct DemoTests {
    @Test func `the demo makes a sound hall whose cases can be shown and any changed byte is found`() throws {
        let program = Program()
        defer { program.cleanUp() }
        let made = try program("demo", "--no-console", "--seed", "7")
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("0117"))
        let verified = try program("case", "verify")
        #expect(verified.status == 0, "\(verified.output)")
        try statesAreAllThere(program)
        let number = try #require(try program("case", "list", "--limit", "1").lines.last?.split(separator: " ").first)
        try numbersAreMasked(program, String(number))
        try dueDatesAreProved(program)
        try daysLeftAreTheHalls(program)
        try departmentsAreNamed(program)
        try nothingLiesAhead(program)
        try pagesAreFreeOfMarks(program)
        try papersAreThere(program)
        try changedBytesAreFound(program)
    }

    private func statesAreAllThere(_ program: Program) throws {
        let list = try program("case", "list", "--limit", "1000", "--json").output
        for stage in [
            "checking", "correcting", "accepted", "promised", "deemedAccepted", "notNeeded", "refused", "withdrawn",
        ] {
            #expect(list.contains("\"stage\" : \"\(stage)\""), "\(stage)")
        }
    }

    /// Every kind of paper, with every character in a shape.
    private func papersAreThere(_ program: Program) throws {
        let folder = "\(program.data)-papers"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let kinds = try program("document", "kinds").lines.dropFirst().compactMap { $0.split(separator: " ").first }
        let made = try program("document", "--all", "--out", folder)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.lines == kinds.map { "\(folder)/\($0).pdf" })
        #expect(kinds.count == 27 && kinds.contains("postedList"))
    }

    private func dueDatesAreProved(_ program: Program) throws {
        let rows = try program("case", "list", "--limit", "1000").lines
        let accepted = try #require(
            rows.first { $0.contains("SS03 已受理") }?.split(separator: " ").first.map(String.init))
        let outcome = try program("case", "due", accepted)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines.first == accepted)
        #expect(outcome.output.contains("SS03 食品经营许可(新办)  法定期限"), "\(outcome.output)")
        #expect(outcome.output.contains("第10个工作日"))
        #expect(!outcome.output.contains("一次性告知期限"))
        #expect(try program("case", "due", accepted, "--all").output.contains("一次性告知期限"))
        let json = try program("case", "due", accepted, "--json").output
        #expect(json.contains("\"clock\" : \"statutory\"") && json.contains("\"count\" : 10"))
        let closed = try #require(rows.first { $0.contains("已撤回") }?.split(separator: " ").first.map(String.init))
        #expect(try program("case", "due", closed).output.contains("无在计期限"))
        #expect(try program("case", "due", "no-such-case").status != 0)
    }

    /// A hall whose day is another one than the host's counts from its own.
    private func daysLeftAreTheHalls(_ program: Program) throws {
        let path = "\(program.data)/hall.json"
        let settings = try String(contentsOfFile: path, encoding: .utf8)
        defer { try? settings.write(toFile: path, atomically: false, encoding: .utf8) }
        let isLate = Int(Date().timeIntervalSince1970) / 3_600 % 24 >= 11
        let hours = isLate ? 14 : -11
        try settings.replacing("+08:00", with: isLate ? "+14:00" : "-11:00")
            .write(toFile: path, atomically: false, encoding: .utf8)
        let today = String(Date().addingTimeInterval(Double(hours) * 3_600).ISO8601Format().prefix(10))
        var clocks: [Clock] = []
        for row in try program("case", "list", "--limit", "1000").lines where row.contains("已受理") {
            let number = try #require(row.split(separator: " ").first.map(String.init))
            let output = try program("case", "due", number, "--json").output
            clocks += try JSONDecoder().decode([Clock].self, from: Data(output.utf8))
            if clocks.contains(where: { $0.isAhead(of: today) }) { break }
        }
        let clock = try #require(clocks.first { $0.isAhead(of: today) })
        #expect(clock.left == clock.workingDays(after: today).count)
    }

    /// A due date as `case due --json` writes it.
    private struct Clock: Decodable {
        struct Step: Decodable {
            let day: String
            let kind: String
        }

        let unit: String
        let due: String
        let left: Int?
        let steps: [Step]

        /// It runs already, and ends later, on a day that its steps name.
        func isAhead(of day: String) -> Bool {
            unit == "working" && due > day && steps.last?.day == due && steps.first.map { $0.day <= day } == true
        }

        func workingDays(after day: String) -> [Step] {
            steps.filter { $0.day > day && ($0.kind == "working" || $0.kind == "workedWeekend") }
        }
    }

    private func departmentsAreNamed(_ program: Program) throws {
        let rows = try program("case", "list", "--limit", "1000").lines.filter { $0.contains("SS03 已受理") }
        var stories: [String] = []
        for number in rows.compactMap({ $0.split(separator: " ").first }) {
            stories.append(try program("case", "show", String(number)).output)
        }
        let story = try #require(stories.first { $0.contains("交接给") })
        #expect(story.contains("市场监管局"), "\(story)")
        #expect(!story.contains("market"))
    }

    private func nothingLiesAhead(_ program: Program) throws {
        let rows = try program("ticket", "list", "--json").output
        let moments = rows.matches(of: /"(?:takenAt|since|waitingSince)" : "([^"]+)"/).map { String($0.1) }
        try #require(!moments.isEmpty)
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        for moment in moments { #expect(try #require(format.date(from: moment)) <= Date(), "\(moment)") }
    }

    private func pagesAreFreeOfMarks(_ program: Program) throws {
        let blobs = URL(filePath: program.data).appending(path: "blobs")
        let files = try #require(FileManager.default.enumerator(at: blobs, includingPropertiesForKeys: nil))
        var pages = 0
        for case let file as URL in files where !file.hasDirectoryPath {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            pages += 1
            #expect(!text.contains { "●◐○".contains($0) }, "\(file.lastPathComponent)")
            #expect(!text.contains("（示例）"), "\(file.lastPathComponent)")
        }
        #expect(pages > 100)
    }

    private func numbersAreMasked(_ program: Program, _ number: String) throws {
        let log = "\(program.data)/access.log"
        let masked = try program("case", "show", number).output
        #expect(masked.contains(number))
        #expect(!FileManager.default.fileExists(atPath: log))
        #expect(try program("case", "show", number, "--whole").status == 0)
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.hasSuffix(number) == true)
        #expect(lines.first?.contains(" os:") == true)
    }

    private func changedBytesAreFound(_ program: Program) throws {
        let cases = URL(filePath: program.data).appending(path: "cases")
        let shards = try FileManager.default.contentsOfDirectory(at: cases, includingPropertiesForKeys: nil)
        let files = try shards.flatMap {
            try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
        let file = try #require(files.first { $0.pathExtension == "json" })
        var bytes = try Data(contentsOf: file)
        let place = try #require(
            bytes.lastRange(of: Data("\"person\"".utf8)) ?? bytes.lastRange(of: Data("\"actor\"".utf8)))
        bytes[place.upperBound + 3] ^= 1
        try bytes.write(to: file)
        let verified = try program("case", "verify")
        #expect(verified.status == 1)
        #expect(verified.output.contains(file.lastPathComponent))
    }
}
