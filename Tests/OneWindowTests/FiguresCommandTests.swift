import Foundation
import Testing

/// `onewindow figures`, against a count of the raw files by another program.
struct FiguresCommandTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Python/recount.py"
    )
    .path(percentEncoded: false)
    private static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Resources").standardized.path(percentEncoded: false)

    @Test func `figures are what another program counts in the raw files, whatever they are set apart by`() throws {
        let program = Program()
        defer { program.cleanUp() }
        let made = try program("demo", "--no-console", "--seed", "7", "--day", "2026-11-23")
        #expect(made.status == 0, "\(made.errors)")
        for (first, last) in [("2026-10-20", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2026-11-02", "2026-11-06")]
        {
            let counted = try recount(program, first, last)
            #expect(counted.count == 24)
            let all = [nil, "window", "item", "department", "clerk", "day"]
            for dimension in last == "2026-11-23" && first != last ? all : [nil] {
                let by = dimension.map { ["--by", $0] } ?? []
                let figures = try figures(program, ["--from", first, "--to", last] + by)
                let total = try #require(figures["total"] as? [String: Any])
                for (key, value) in counted {
                    let said = total[key] as? NSObject
                    #expect(said == value as? NSObject || value is NSNull && said == nil, "\(first) \(key): \(value)")
                }
                try groupsAddUp(figures, total, dimension)
            }
        }
    }

    /// Outcomes and decisions belong to one group each.
    private func groupsAddUp(_ figures: [String: Any], _ total: [String: Any], _ dimension: String?) throws {
        guard dimension != nil else { return }
        let groups = try #require(figures["groups"] as? [String: [String: Any]])
        for key in ["decided", "inTime", "daysSaved", "refusedAtIssue"] {
            let sum = groups.values.reduce(0) { $0 + ($1[key] as? Int ?? 0) }
            #expect(sum == total[key] as? Int, "\(dimension ?? "") \(key)")
        }
    }

    private func figures(_ program: Program, _ arguments: [String]) throws -> [String: Any] {
        let outcome = try program.run(["figures", "--json", "--data", program.data] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func recount(_ program: Program, _ first: String, _ last: String) throws -> [String: Any] {
        let outcome = try Tool.run("python3", [Self.script, program.data, Self.resources, first, last])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func `a spreadsheet gets the same figures, and knows the file for what it is`() throws {
        let program = Program()
        defer { program.cleanUp() }
        _ = try program("init")
        let table = try program("figures", "--by", "window", "--csv", "-").output
        #expect(table.hasPrefix("\u{FEFF}分组,取号,办结,"))
        let lines = table.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("合计,0,0,0,—,—,0"))
    }

    @Test func `a span that ends before it begins is refused`() throws {
        let program = Program()
        defer { program.cleanUp() }
        _ = try program("init")
        #expect(try program("figures", "--from", "2026-11-23", "--to", "2026-11-22").status == 2)
    }
}
