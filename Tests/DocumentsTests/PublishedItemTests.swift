import Catalogue
import CellText
import Documents
import FoundationEssentials
import Testing

@testable import Casework

/// The shipped templates with the shipped catalogue: every item's notice, with everything wrong that can be.
struct PublishedItemTests {
    @Test func `the notice of every published item fits and names each line and each defect`() throws {
        let catalogue = try Catalogue.load(
            from: URL(filePath: Samples.root + "Resources/catalogue", directoryHint: .isDirectory))
        let defects = catalogue.defects.filter { !$0.absent }.map(\.number)
        let centre = try #require(catalogue.centres.max { SafeText($0.heading).width < SafeText($1.heading).width })
        for item in catalogue.items where item.effectiveTo == nil {
            var desk = try Desk(window: item.window)
            desk.definitions = Definitions { _ in item }
            desk.rules = HallRules(calendar: catalogue.calendar, defects: Set(defects), absentDefects: [])
            try desk.act(OpenCase(number: "202611230007"))
            try desk.act(RecordApplicant(Samples.company))
            try desk.act(AddItem(item, hash: item.short))
            for row in desk.subject.checklist() { try desk.act(FailLine(row.material, defects: defects)) }
            let context = PageContext(
                catalogue, centre: centre.id, hallName: "", counter: "3", clerk: "张敏", rules: desk.rules)
            let act = try desk.act(IssueNotice([1]))
            let page = try desk.page(.correction, act, context)
            for row in desk.subject.checklist() {
                #expect(page.joined.contains("、\(row.line.name.filter { $0 != " " })："))
            }
            for phrase in catalogue.defects where !phrase.absent { #expect(page.joined.contains(phrase.wording)) }
            for line in page.textLines { #expect(SafeText(line).width <= 80) }
        }
    }
}
