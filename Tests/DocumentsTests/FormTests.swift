import Catalogue
import Documents
import FoundationEssentials
import Testing

@testable import Casework

/// Papers that no case keeps, against the pages kept in `Golden`; recorded only with RECORD=1.
struct FormTests {
    enum Sample: String, CaseIterable {
        case queueTicket, postedList, deadlineProof, serviceGuide, materialList, agreement, publication, report

        func page() throws -> Page {
            let (templates, context, now) = (Samples.templates, Samples.page, Samples.noon)
            switch self {
            case .queueTicket: return templates.queueTicket("A017", queue: "商事登记", ahead: 7, context, at: now)
            case .postedList:
                let parcels = ["EB123456789CN", "EA123456789CN"].map { tracking in
                    PostedParcel(
                        caseNumber: "202611230007",
                        posting: Posting(
                            handover: 2, batch: "20261123-1", tracking: tracking,
                            to: DeliveryWish(recipient: "王建国", address: "日照经济技术开发区海滨五路88号", phone: "13800002210")),
                        results: ["食品经营许可证 JY13711020001"])
                }
                return templates.postedList("20261123-1", parcels, context, at: now)
            case .deadlineProof:
                var desk = try Desk.open([Samples.food])
                try desk.passRest()
                try desk.act(Accept(desk.keys))
                let words = try Words.load(
                    "zh-Hans", from: URL(filePath: Samples.root).appending(path: "Resources/words"))
                return try #require(
                    templates.deadlineProof(of: desk.subject, words, Samples.rules.calendar, context, at: now))
            case .serviceGuide, .materialList:
                let kind: FormKind = self == .serviceGuide ? .serviceGuide : .materialList
                return templates.itemForm(kind, Samples.food, window: "商事登记", context, at: now)
            case .agreement:
                return templates.agreement(
                    "市场监管局", [(Samples.food, "商事登记"), (Samples.shop, "商事登记")], context, at: now)
            case .report:
                var table = FigureTable(now.day...now.day, by: .window, asOf: now, Samples.rules) { _ in "A" }
                var desk = try Desk.open([Samples.food, Samples.shop])
                desk.now = now
                try desk.fail()
                try desk.act(IssueNotice(desk.keys))
                table.add(desk.subject)
                return templates.report(
                    table, table.groups.map { (name: "\($0.key) 商事登记", figures: $0.value) },
                    defects: table.commonDefects(most: 3).map {
                        (desk.subject.name(of: $0.material), "缺陷\($0.defect)", $0.count)
                    }, seal: (now.day, String(repeating: "ab", count: 32)), context, at: now)
            case .publication:
                return templates.publication(
                    of: Samples.noon.day.adding(days: -22)...Samples.noon.day, try PublishedDecisionTests.decisions(),
                    context, at: now)
            }
        }
    }

    @Test(arguments: Sample.allCases)
    func `a form reads as the one kept`(sample: Sample) throws {
        let page = try sample.page()
        #expect(Page(page.encoded) == page)
        let path = Samples.root + "Tests/DocumentsTests/Golden/\(sample.rawValue).txt"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try page.text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(try page.text == String(contentsOfFile: path, encoding: .utf8))
    }

    @Test func `every kind of form has a golden page`() {
        #expect(Sample.allCases.map(\.rawValue) == FormKind.allCases.map(\.rawValue))
    }
}
