import CellText
import Documents
import FoundationEssentials
import Testing

@testable import Casework

/// Each document of a case of two or three items against the page kept in `Golden`; recorded only with RECORD=1.
struct GoldenPages {
    @Test(arguments: Story.allCases)
    func `a page reads as the one kept`(story: Story) throws {
        let page = try story.page()
        let path = Samples.root + "Tests/DocumentsTests/Golden/\(story.rawValue).txt"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try page.text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(try page.text == String(contentsOfFile: path, encoding: .utf8))
    }

    @Test(arguments: Story.allCases)
    func `a page is sixty lines of at most eighty cells`(story: Story) throws {
        let pages = try story.page().text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
        for (index, page) in pages.enumerated() {
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 61, "sixty lines, each with its end")
            for line in lines {
                #expect(SafeText.isClean(String(line)))
                #expect(SafeText(String(line)).width <= 80, "\(line)")
            }
            #expect(lines[59].contains("第\(index + 1)页 共\(pages.count)页"))
            #expect(lines[0].contains("编号：202611230007-"))
        }
    }

    @Test func `every kind of document has a golden page`() throws {
        let kinds = Set(try Story.allCases.map { try $0.page().name })
        #expect(kinds == Set(DocumentKind.allCases.map(\.rawValue)))
    }
}
