import Foundation
import Testing

/// `onewindow verify`, on the demo's hall, whose days were not sealed before.
struct VerifyCommandTests {
    @Test func `the steward seals the days, and verify names the seal, the case and the line that was changed`() throws
    {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console", "--seed", "7").status == 0)
        #expect(try program("verify", "--head").status == 66)
        let round = try program("steward", "--once", "--language", "en")
        let sealed = round.lines.filter { $0.contains(" sealed: ") }
        #expect(round.status == 0 && sealed.count > 2, "\(round.output)\(round.errors)")
        let last = try #require(sealed.last)

        // The line is one of sha256sum(1).
        let head = try program("verify", "--head")
        #expect(head.status == 0)
        let digest = try #require(head.output.split(separator: " ").first.map(String.init))
        #expect(last.hasSuffix("SHA-256 \(digest)"), "\(last)")
        let sum = try Tool.run("sh", ["-c", "cd \(program.data) && sha256sum -c -"], input: head.output)
        #expect(sum.status == 0, "\(sum.output)\(sum.errors)")

        let whole = try program("verify", "--expect", digest.uppercased(), "--language", "en")
        #expect(whole.status == 0 && whole.output.contains(digest), "\(whole.output)\(whole.errors)")
        let other = String(digest.reversed())
        let unknown = try program("verify", "--expect", other, "--language", "en")
        #expect(unknown.status == 1 && unknown.errors.contains(other), "\(unknown.errors)")
        #expect(try program("verify", "--expect", "12").status == 2)
        #expect(try program("verify", "--expect", digest, "--head").status == 2)

        // The last line of a case is changed by one letter, and an earlier seal by one digit.
        let files = try FileManager.default.subpathsOfDirectory(atPath: program.data).sorted()
        let seal = try #require(files.first { $0.hasPrefix("seals/") })
        let file = try #require(files.first { $0.hasPrefix("cases/") && $0.hasSuffix(".json") })
        var lines = try String(contentsOfFile: "\(program.data)/\(file)", encoding: .utf8).split(separator: "\n")
        lines[lines.count - 2] = lines[lines.count - 2].replacing("\"recordedAt\":\"2", with: "\"recordedAt\":\"3")[...]
        try "\(lines.joined(separator: "\n"))\n"
            .write(toFile: "\(program.data)/\(file)", atomically: false, encoding: .utf8)
        let text = try String(contentsOfFile: "\(program.data)/\(seal)", encoding: .utf8)
        try text.replacing("\"format\":1", with: "\"format\":0")
            .write(toFile: "\(program.data)/\(seal)", atomically: false, encoding: .utf8)
        let found = try program("verify", "--language", "en")
        #expect(found.status == 1)
        #expect(found.output.contains("\(file):\(lines.count - 1): "), "\(found.output)")
        #expect(found.output.contains("\(seal): was changed"), "\(found.output)")
        #expect(found.lines.count == 2, "\(found.output)")
        let json = try program("verify", "--json")
        #expect(json.status == 1)
        #expect(json.output.contains("\"line\" : \(lines.count - 1)") && json.output.contains("\"sealChanged\""))
        #expect(json.output.contains(digest))
    }
}
