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
