import Casework
import CellText
import Testing

@testable import Documents

/// A hall's templates: what is refused, with file and line, and that its words reach the page.
struct TemplateTests {
    @Test(arguments: [
        ("{{applicnt}}", TemplateFault.Reason.unknownName("applicnt")),
        ("@para {{#agent}}x", .unclosedSection("agent")),
        ("@para x{{/agent}}", .strayClosing("agent")),
        ("{{/lines}}", .strayClosing("lines")),
        ("{{#line}}", .unknownName("line")),
        ("@para {{wording}}", .unknownName("wording")),
        ("@para {{page}}", .unknownName("page")),
        ("@para {{applicant", .brokenTag),
        ("@para {{}}", .brokenTag),
        ("@para a {{#lines}}b{{/lines}}", .listInsideLine("lines")),
        ("@centre x", .unknownMark("@centre")),
        ("@row a | b", .rowOutsideTable),
        ("@end", .rowOutsideTable),
        ("@table 60 a | 60 b", .columns("60 a | 60 b")),
        ("@table x> a", .columns("x>")),
        ("@head a", .cells(expected: 2, found: 1)),
    ])
    func `a broken line is named`(line: String, reason: TemplateFault.Reason) throws {
        var sources = Samples.sources
        var lines = try #require(sources["correction"]).split(separator: "\n", omittingEmptySubsequences: false)
        lines.insert(Substring(line), at: 6)
        sources["correction"] = lines.joined(separator: "\n")
        let fault = #expect(throws: TemplateFault.self) { try DocumentTemplates.decode(sources) }
        #expect(fault == TemplateFault(name: "correction", line: 7, reason: reason))
        #expect(fault?.file == "correction.txt")
    }

    @Test func `a section left open is named by the line that opens it`() throws {
        var sources = Samples.sources
        sources["receipt"] = "{{applicant}}\n\n{{#items}}\n@para {{name}}\n"
        #expect(throws: TemplateFault(name: "receipt", line: 3, reason: .unclosedSection("items"))) {
            try DocumentTemplates.decode(sources)
        }
    }

    @Test func `a table left open and a row of another length are refused`() throws {
        var sources = Samples.sources
        sources["receipt"] = "@table 6 a | 6 b\n@row 1 | 2\n"
        #expect(throws: TemplateFault(name: "receipt", line: 2, reason: .unclosedTable)) {
            try DocumentTemplates.decode(sources)
        }
        sources["receipt"] = "@table 6 a | 6 b\n@row 1\n@end"
        #expect(throws: TemplateFault(name: "receipt", line: 2, reason: .cells(expected: 2, found: 1))) {
            try DocumentTemplates.decode(sources)
        }
    }

    @Test(arguments: ["reason", "rightBody", "heading", "page"])
    func `a decision that leaves out what the law wants is refused`(name: String) throws {
        var sources = Samples.sources
        sources["refusal"] = sources["refusal"]?.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("{{\(name)}}") && !$0.contains("#\(name)}}") && !$0.contains("/\(name)}}") }
            .joined(separator: "\n")
        let fault = #expect(throws: TemplateFault.self) { try DocumentTemplates.decode(sources) }
        #expect(fault?.reason == .lacks(name))
    }

    @Test func `a missing template is named`() throws {
        var sources = Samples.sources
        sources["handover"] = nil
        #expect(throws: TemplateFault(name: "handover", line: 0, reason: .missing)) {
            try DocumentTemplates.decode(sources)
        }
    }

    @Test func `a hall changes the wording`() throws {
        var sources = Samples.sources
        sources["withdrawal"] = sources["withdrawal"]?.replacing("撤回后可以重新提出申请。", with: "欢迎再来。")
        let templates = try DocumentTemplates.decode(sources)
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let act = try desk.act(Withdraw([1], reason: "经营计划变更"))
        let page = try templates.render(.withdrawal, act: act, of: desk.subject, desk.definitions, Samples.page)
        #expect(page.text.contains("    欢迎再来。\n"))
    }
}
