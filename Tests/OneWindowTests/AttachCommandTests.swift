import Foundation
import Testing

/// `onewindow case attach`, on the demo's hall: one process attaches, another one shows.
struct AttachCommandTests {
    private static let pdf = Data("%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n".utf8)

    /// The demo's hall, a case in it that takes files, and a folder for what a scanner would leave.
    private struct Counter {
        let program: Program
        let number: String
        let scans: URL

        /// Attaches a file called `name` with these bytes to the first line, or what `change` makes of it.
        func attach(
            _ name: String, _ data: Data, to line: String = "1", password: String = "onewindow",
            change: (FileHandle) throws -> Void = { _ in }
        ) throws -> Program.Outcome {
            let file = scans.appending(path: name)
            try data.write(to: file)
            let handle = try FileHandle(forUpdating: file)
            try change(handle)
            try handle.close()
            return try program(
                "case", "attach", number, line, file.path, "--as", "0116", "--counter", "2", input: password + "\n")
        }

        /// SHA-256, as another program than ours counts it.
        func digest(_ data: Data) throws -> String {
            let file = scans.appending(path: "digest")
            try data.write(to: file)
            return String(try Tool.run("sha256sum", [file.path]).output.prefix(64))
        }

        /// Path of the bytes in the hall's folder.
        func kept(_ data: Data) throws -> String {
            let hash = try digest(data)
            return "\(program.data)/blobs/\(try #require(try blobs().first { $0.hasSuffix(hash) }))"
        }

        func blobs() throws -> [String] {
            try FileManager.default.subpathsOfDirectory(atPath: "\(program.data)/blobs").sorted()
        }
    }

    private func withCounter(_ body: (Counter) throws -> Void) throws {
        let program = Program()
        let scans = FileManager.default.temporaryDirectory.appending(path: "scans-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scans, withIntermediateDirectories: true)
        defer {
            program.cleanUp()
            try? FileManager.default.removeItem(at: scans)
        }
        #expect(try program("demo", "--no-console", "--seed", "7").status == 0)
        let rows = try program("case", "list", "--limit", "1000").lines
        let number = try #require(
            rows.first { $0.contains("SS03 已受理") }?.split(separator: " ").first.map(String.init))
        try body(Counter(program: program, number: number, scans: scans))
    }

    @Test func `what one process attached another one shows, and a console names it once it is cut short`() throws {
        try withCounter { counter throws in
            try factsAreShown(counter)
            try cutsAreFound(counter)
        }
    }

    /// Line, type, size and digest, in words and for other programs.
    private func factsAreShown(_ counter: Counter) throws {
        let attached = try counter.attach("申请表.PDF", Self.pdf)
        let hash = try counter.digest(Self.pdf)
        #expect(attached.status == 0, "\(attached.errors)")
        #expect(attached.output.contains(counter.number))
        let shown = try counter.program("case", "show", counter.number)
        let facts = ["申请表.PDF", "PDF", "\(Self.pdf.count)字节", String(hash.prefix(12))]
        let lines = shown.lines.filter { line in facts.allSatisfy { line.contains($0) } }
        // Once in the story, once in how the case stands now.
        #expect(lines.count == 2 && lines.allSatisfy { $0.contains("食品经营许可申请") }, "\(shown.output)")
        #expect(lines.last?.contains("未核对") == true)
        let story = try counter.program("case", "show", counter.number, "--json").output
        #expect(story.contains("\"kind\" : \"fileAttached\"") && story.contains(String(hash.prefix(12))))
        let state = try counter.program("case", "replay", counter.number, "--at", "2099-12-31", "--json").output
        let object = try #require(JSONSerialization.jsonObject(with: Data(state.utf8)) as? [String: Any])
        let file = try #require((object["files"] as? [[String: Any]])?.first)
        #expect(file["type"] as? String == "pdf" && file["size"] as? Int == Self.pdf.count)
        #expect(file["hash"] as? String == hash && file["person"] as? String == "0116")
        #expect((file["line"] as? String)?.contains("食品经营许可申请") == true)
        #expect(try Data(contentsOf: URL(filePath: counter.kept(Self.pdf))) == Self.pdf)
        #expect(try counter.program("case", "verify").status == 0)
    }

    @Test func `what can't be attached is refused with its reason and the status that it has, and nothing is kept`()
        throws
    {
        try withCounter { counter throws in
            try namesAreChecked(counter)
            try bytesAreChecked(counter)
        }
    }

    /// No document, too large, cut short, known.
    private func bytesAreChecked(_ counter: Counter) throws {
        let before = try counter.blobs()
        let script = try counter.attach("a.pdf", Data("#!/bin/sh\n".utf8))
        #expect(script.status == 1 && script.errors.contains("a.pdf"), "\(script.errors)")
        // A hole in the file: as long as the hall's limit of 50 MiB and a byte more.
        let large = try counter.attach("a.pdf", Self.pdf) { try $0.truncate(atOffset: 50 << 20 + 1) }
        #expect(
            large.status == 1 && large.errors.contains("a.pdf") && large.errors.contains("50"), "\(large.errors)")
        let short = try counter.attach("a.pdf", Self.pdf.dropLast(8))
        #expect(short.status == 1 && short.errors.contains("a.pdf"), "\(short.errors)")
        #expect(Set([script, large, short].map(\.errors)).count == 3)
        #expect(try counter.blobs() == before)
        #expect(try !counter.program("case", "show", counter.number).output.contains("电子材料"))
        #expect(try counter.attach("d.pdf", Self.pdf).status == 0)
        let again = try counter.attach("e.pdf", Self.pdf)
        #expect(again.status == 1 && again.errors.contains("d.pdf"), "\(again.errors)")
    }

    /// What was kept whole is shown, what was cut short since is not.
    private func cutsAreFound(_ counter: Counter) throws {
        let console = try TmuxConsole(["--data", counter.program.data], width: 132, height: 43)
        try console.wait(for: "登录", "工号")
        try console.type(.data("0116"), .enter, .data("onewindow"), .enter, .data("2"), .enter)
        try console.wait(for: "2号窗口")
        try console.type(.command("/"), .data(counter.number), .enter)
        try console.wait(for: "SS03 已受理")
        try console.type(.enter)
        try console.wait(for: counter.number, "申请书")
        try console.type(.command(":files"), .enter)
        try console.wait(for: "申请表.PDF", "未核对")
        // As it was kept it is shown; hall.json names no program, so the path of a copy.
        try console.type(.command("1"))
        try console.wait(for: "1-申请表.pdf")
        try console.type(.key("Escape"))
        try Self.pdf.dropLast(4).write(to: URL(filePath: try counter.kept(Self.pdf)))
        try console.type(.command(":files"), .enter)
        try console.wait(for: "申请表.PDF", "未核对")
        try console.type(.command("1"))
        try console.wait(for: "文件已损坏或被改动")
    }

    /// No such line, no such file, no such password.
    private func namesAreChecked(_ counter: Counter) throws {
        #expect(try counter.attach("a.pdf", Self.pdf, to: "99").status == 2)
        #expect(try counter.attach("a.pdf", Self.pdf, password: "wrong").status == 77)
        let gone = try counter.program(
            "case", "attach", counter.number, "1", "/nowhere/a.pdf", "--as", "0116", "--counter", "2",
            input: "onewindow\n")
        #expect(gone.status == 2 && gone.errors.contains("/nowhere/a.pdf"), "\(gone.errors)")
        #expect(try !counter.program("case", "show", counter.number).output.contains("电子材料"))
    }
}
