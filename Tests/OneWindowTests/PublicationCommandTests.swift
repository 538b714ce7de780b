import Foundation
import Testing

/// `onewindow publication`: decisions for the public.
struct PublicationCommandTests {
    private static let ever = ["--from", "2000-01-01", "--to", "2099-12-31"]

    private func publication(_ program: Program, _ more: String...) throws -> Program.Outcome {
        try program.run(["publication", "--data", program.data] + Self.ever + more)
    }

    @Test func `persons' licences are listed by surname, and no name, number, phone or address is in the list`()
        async throws
    {
        let story = try TmuxHall(numbers: 0)
        let hall = try await IssueHall(story)
        let papers = [try await hall.send("王建国", 1, agent: "李红"), try await hall.send("欧阳修远", 2)]
        let table = try publication(story.program, "--out", "-")
        #expect(table.status == 0, "\(table.errors)")
        let lines = table.output.split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(lines[0] == "\u{FEFF}事项,决定,决定机关,决定日期,文书（证照）编号,有效期自,有效期至,行政相对人,统一社会信用代码")
        for (paper, shown) in zip(papers, ["王某", "欧阳某"]) {
            let line = try #require(lines.first { $0.contains(paper.number) })
            #expect(line.hasPrefix("食品经营许可(新办),准予,市场监管局,") && line.hasSuffix(",\(paper.until),\(shown),"), "\(line)")
        }
        let page = try story.program(
            "document", String("\(papers[0].until)".prefix(4)) + "-01", "publication", "--text",
            "--out", "-")
        #expect(page.status == 0 && page.output.filter { !$0.isWhitespace }.contains("未作出行政许可决定"), "\(page.errors)")
        let texts = [table.output, try pageText(story.program)]
        for text in texts {
            #expect(text.contains("王某") && text.contains("JY1371100"))
            for secret in ["建国", "修远", "李红", "E1234567", "1380000", "139000", "海曲路"] + papers.map(\.caseNumber) {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    private func pageText(_ program: Program) throws -> String {
        let out = "\(program.data)-list.pdf"
        defer { try? FileManager.default.removeItem(atPath: out) }
        let made = try publication(program, "--out", out)
        #expect(made.status == 0, "\(made.errors)")
        return try Tool.run("pdftotext", ["-layout", out, "-"]).output
    }

    @Test func `the demo's decisions of a month are licences only, with organisations' codes`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console", "--seed", "7", "--day", "2026-11-23").status == 0)
        let out = "\(program.data).csv"
        defer { try? FileManager.default.removeItem(atPath: out) }
        let made = try program(
            "publication", "--from", "2026-11-01", "--to", "2026-11-30", "--language", "en", "--out", out)
        #expect(made.status == 0 && made.output.contains(out), "\(made.errors)")
        let lines = String(decoding: try Data(contentsOf: URL(filePath: out)), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count > 10 && lines[0].hasPrefix("\u{FEFF}item,decision,deciding body,decided on,"))
        #expect(lines.dropFirst().allSatisfy { $0.contains(",2026-11-") })
        #expect(lines.contains { $0.contains(",refused,") })
        #expect(!lines.contains { $0.contains("个体工商户") || $0.contains("备案") }, "registrations and filings")
        #expect(lines.dropFirst().allSatisfy { $0.contains(#/公司,9137[0-9A-Z]{14}$/#) })
        let before = try program("publication", "--from", "2026-11-01", "--to", "2026-11-10", "--out", "-").output
        #expect(before.split(separator: "\r\n").count < lines.count)
        let month = try program("document", "2026-11", "publication", "--text", "--out", "-").output
        #expect(month.contains("共\(lines.count - 1)件"), "\(month.prefix(600))")
    }

    @Test func `a file that is neither table nor page, and what is no month, are refused`() throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("init").status == 0)
        #expect(try publication(program, "--out", "/tmp/list.txt").status == 2)
        #expect(try program("document", "2026-13", "publication", "--out", "-").status == 2)
    }
}
