import Foundation
import Testing

/// `onewindow certificate`, on the demo's hall.
struct CertificateCommandTests {
    /// A certificate as the commands write it for other programs.
    private struct Row: Decodable {
        let typeCode: String
        let name: String
        let number: String
        let holder: String
        let holderCode: String
        let holderCodeType: String
        let issuer: String
        let issuedOn: String
        let validUntil: String?
        let status: String
        let isValid: Bool
        let caseNumber: String
    }

    private func withDemo(_ body: (Program) throws -> Void) throws {
        let program = Program()
        defer { program.cleanUp() }
        #expect(try program("demo", "--no-console", "--seed", "7").status == 0)
        try body(program)
    }

    private func rows(_ program: Program, _ text: String) throws -> [Row] {
        let outcome = try program("certificate", "find", text, "--json", "--limit", "1000")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
    }

    /// Certificates of the market supervision bureau's items.
    private func ofMarket(_ program: Program) throws -> [Row] {
        try ["SS01", "SS02", "SS03"].flatMap { try rows(program, $0) }
    }

    @Test func `certificates are found by number, holder and case, and say what they are`() throws {
        try withDemo { program throws in
            let all = try ofMarket(program)
            #expect(all.contains { $0.status == "made" })
            #expect(all.allSatisfy { $0.isValid == ($0.status == "issued") })
            let row = try #require(all.first { $0.status == "issued" })
            for text in [row.number, row.number.lowercased(), String(row.number.suffix(9)), row.holder, row.caseNumber]
            {
                #expect(try rows(program, text).contains { $0.number == row.number }, "\(text)")
            }
            let lines = try program("certificate", "find", row.number).lines
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("证照号 ") == true)
            let line = try #require(lines.last)
            for text in [row.number, row.name, row.holder, row.issuedOn, row.validUntil ?? "长期", "有效", row.caseNumber] {
                #expect(line.contains(text), "\(text): \(line)")
            }
            let english = try program("certificate", "find", row.number, "--language", "en").output
            #expect(english.contains("valid until") && english.contains("  valid  "), "\(english)")
        }
    }

    @Test func `one is shown field by field by its whole number, and none by part of it`() throws {
        try withDemo { program throws in
            let row = try #require(try ofMarket(program).first { $0.status == "issued" })
            let shown = try program("certificate", "show", row.number)
            #expect(shown.status == 0, "\(shown.errors)")
            for text in [row.number, row.name, row.holder, "统一社会信用代码 \(row.holderCode)", "市场监管局", row.issuedOn] {
                #expect(shown.output.contains(text), "\(text): \(shown.output)")
            }
            let json = try program("certificate", "show", row.number, "--json").output
            let again = try JSONDecoder().decode([Row].self, from: Data(json.utf8))
            #expect(again.map(\.number) == [row.number] && again.map(\.caseNumber) == [row.caseNumber])
            #expect(again.map(\.issuer) == ["market"] && again.map(\.typeCode) == [row.typeCode])
            let part = try program("certificate", "show", String(row.number.dropLast()))
            #expect(part.status == 66)
            #expect(part.output.isEmpty && part.errors.contains("没有证照"), "\(part.errors)")
            #expect(try program("certificate", "find", "no-such-number").lines.count == 1)
            #expect(try program("certificate", "find", row.number, "--limit", "0").status == 2)
            #expect(try program("certificate", "find").status == 2)
        }
    }

    @Test func `a citizen's number is masked wherever a certificate is written`() throws {
        try withDemo { program throws in
            let row = try #require(try rows(program, "JB03").first { $0.holderCodeType == "citizen" })
            let (head, tail) = (row.holderCode.prefix(6), row.holderCode.suffix(4))
            #expect(row.holderCode == "\(head)********\(tail)")
            let whole = try Regex("\(head)[0-9]{8}\(tail)")
            for arguments in [["find", row.number], ["show", row.number], ["show", row.number, "--json"]] {
                let output = try program.run(["certificate"] + arguments + ["--data", program.data]).output
                #expect(output.contains(row.holderCode) && !output.contains(whole), "\(output)")
            }
        }
    }
}
