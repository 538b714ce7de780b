import Foundation
import Testing

/// A backup made in the middle of a morning.
struct BackupCommandTests {
    @Test func `a backup taken while numbers are drawn opens as a hall in which all is as it was written`() async throws
    {
        let program = Program()
        let tar = program.data + ".tar"
        let copy = program.data + "-copy"
        defer {
            program.cleanUp()
            try? FileManager.default.removeItem(atPath: tar)
            try? FileManager.default.removeItem(atPath: copy)
        }
        #expect(try program("demo", "--no-console").status == 0)
        // Numbers are drawn from before the backup to after it; each ends a process of its own.
        let drawing = Thread.run {
            while !FileManager.default.fileExists(atPath: tar) {
                guard try program("ticket", "take", "A").status == 0 else { throw CocoaError(.featureUnsupported) }
            }
            guard try program("ticket", "take", "A").status == 0 else { throw CocoaError(.featureUnsupported) }
        }
        let made = try program("backup", "--out", tar, "--language", "en")
        #expect(made.status == 0, "\(made.errors)")
        try await drawing.value
        let digest = try Tool.run("sha256sum", [tar]).output.prefix(64)
        #expect(made.output.contains("SHA-256 \(digest)"))

        let listed = try Tool.run("tar", ["tf", tar])
        #expect(listed.status == 0 && listed.errors.isEmpty, "\(listed.errors)")
        let names = listed.output.split(separator: "\n").map(String.init)
        #expect(names.suffix(2) == ["manifest.json", "manifest.sha256"])
        #expect(!names.contains { $0.hasPrefix("locks") || $0.hasPrefix("sessions") || $0.hasPrefix("index") })

        let checked = try program.run(["restore", tar, "--verify"])
        #expect(checked.status == 0, "\(checked.errors)")
        let restored = try program.run(["restore", tar, "--data", copy, "--verify"])
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try program.run(["case", "verify", "--data", copy]).status == 0)
        #expect(try program.run(["restore", tar, "--data", copy]).status == 2)

        // Each file is the hall's own, or an earlier state of one that grew meanwhile.
        for name in names where name.hasPrefix("cases/") || name.hasPrefix("blobs/") {
            #expect(
                try Data(contentsOf: URL(filePath: "\(copy)/\(name)"))
                    == Data(contentsOf: URL(filePath: "\(program.data)/\(name)")))
        }
        let by = [program.data, copy].map { ["case", "list", "--json", "--limit", "1000", "--data", $0] }
        #expect(try program.run(by[0]).output == program.run(by[1]).output)
        #expect(try program.run(["ticket", "take", "A", "--data", copy]).status == 0)
    }

    @Test func `a backup that was cut short or altered is refused with the member's name`() throws {
        let program = Program()
        let tar = program.data + ".tar"
        defer {
            program.cleanUp()
            try? FileManager.default.removeItem(atPath: tar)
        }
        #expect(try program("init").status == 0)
        #expect(try program("ticket", "take", "A").status == 0)
        #expect(try program("backup", "--out", tar).status == 0)
        let whole = try Data(contentsOf: URL(filePath: tar))
        let name = String(decoding: whole.prefix(100).prefix { $0 != 0 }, as: UTF8.self)
        try whole.prefix(700).write(to: URL(filePath: tar))
        let cut = try program.run(["restore", tar, "--verify", "--language", "en"])
        #expect(cut.status == 1)
        #expect(cut.errors.contains("\(name): the file is cut short"))
        var altered = whole
        altered[700] ^= 1
        try altered.write(to: URL(filePath: tar))
        let copy = program.data + "-none"
        let refused = try program.run(["restore", tar, "--data", copy, "--language", "en"])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("\(name): the record's chain"))
        #expect(!FileManager.default.fileExists(atPath: copy))
    }

    @Test func `verify finds a changed paper, and one that is gone`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console").status == 0)
        #expect(try program("case", "verify").status == 0)
        let folder = "\(program.data)/blobs"
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.utf8.count > 60 }.sorted()
        try #require(files.count > 1)
        try Data("other".utf8).write(to: URL(filePath: "\(folder)/\(files[0])"))
        try FileManager.default.removeItem(atPath: "\(folder)/\(files[1])")
        let found = try program("case", "verify")
        #expect(found.status == 1)
        for file in files.prefix(2) { #expect(found.output.contains(file)) }
    }
}

extension Thread {
    /// Runs `work`, which waits for programs, on a thread of its own.
    fileprivate static func run(_ work: @escaping @Sendable () throws -> Void) -> Task<Void, any Error> {
        Task {
            try await withCheckedThrowingContinuation { continuation in
                Thread { continuation.resume(with: Result(catching: work)) }.start()
            }
        }
    }
}
