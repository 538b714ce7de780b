import CellText
import Documents
import Testing

@testable import Casework

/// What a page is made from, how it is numbered, and what it keeps to itself.
struct PageTests {
    @Test func `a page rendered again after later acts is the same`() throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        try desk.fail()
        let act = try desk.act(IssueNotice(desk.keys))
        let first = try desk.page(.correction, act)
        desk.now = desk.now.adding(seconds: 86_400)
        var mended = try #require(desk.subject.applicant)
        mended.name = "改过的名字"
        try desk.act(RecordApplicant(mended))
        try desk.act(ReceiveSupplement(["layout", "health", "identity", "premises"]))
        for material in ["layout", "health", "identity", "premises"] { try desk.act(PassLine(material)) }
        try desk.act(Accept(desk.keys))
        #expect(try desk.page(.correction, act) == first)
    }

    @Test func `the page of a revoked outcome can still be printed, and its number is not used again`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let revoked = try desk.act(Accept(desk.keys))
        let before = try desk.page(.acceptance, revoked)
        try desk.act(RevokeOutcome(approval: Approval(person: "0001", reason: "选错事项")))
        let second = try desk.page(.acceptance, after: Accept(desk.keys))
        #expect(try desk.page(.acceptance, revoked) == before)
        #expect([before.number, second.number] == ["202611230007-SL1", "202611230007-SL2"])
    }

    @Test func `papers that an outcome received or gave back take no number of their own`() throws {
        var desk = try Desk.open([Samples.food, Samples.shop])
        try desk.passRest()
        try desk.act(Accept([1]))
        try desk.act(Withdraw([1], reason: "经营计划变更"))
        #expect(try desk.page(.papersReturned, after: GivePapersBack()).number == "202611230007-TH1")
    }

    @Test func `deadlines are those of the case`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let text = try desk.page(.acceptance, after: Accept(desk.keys)).joined
        let item = try #require(desk.subject.items.first)
        let deadlines = item.deadlines(asOf: desk.now.day, desk.rules)
        #expect(deadlines.statutory?.due.description == "2026-12-21")
        #expect(text.contains("20个工作日，至2026年12月21日。"))
        #expect(deadlines.promised?.due.description == "2026-12-03")
        #expect(text.contains("8个工作日，至2026年12月3日。"))
    }

    @Test func `the middle of a personal number is not printed`() throws {
        for story in Story.allCases {
            let text = try story.page().text
            #expect(!text.contains("371102197803151216"))
            #expect(!text.contains("E12345678"))
        }
        #expect(try Story.receipt.page().text.contains("371102********1216"))
        #expect(try Story.receipt.page().text.contains("李红"))
    }

    @Test func `every paper is counted on the handover`() throws {
        let text = try Story.longHandover.page().joined
        for number in 1...40 { #expect(text.contains("\(number)第\(number)类教学人员资格证明")) }
        #expect(text.contains("合计4040") && text.contains("共40种80份"))
    }

    @Test func `the head of a table is repeated on each page and its sum never stands alone`() throws {
        let pages = try Story.longHandover.page().text.split(separator: "\u{0C}")
        #expect(pages.count == 2)
        #expect(pages.allSatisfy { $0.contains("序号  材料名称") })
        #expect(pages.last?.contains("  40  第40类") == true)
    }

    @Test func `a signature never stands alone on a page`() throws {
        for story in Story.allCases {
            let last = try #require(try story.page().text.split(separator: "\u{0C}").last)
            let words = last.split(separator: "\n").dropFirst().prefix { !$0.contains("（盖章）") }
            #expect(words.filter { $0.contains { $0 != " " } }.count >= 4, "\(story)")
        }
    }

    @Test func `an act is no ground for another document than its own`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let act = try desk.act(Accept(desk.keys))
        #expect(throws: RenderFault.noSuchAct) { try desk.page(.refusal, act) }
        let stranger = try #require(ULID("01KAQ5M9999999999999999999"))
        #expect(throws: RenderFault.noSuchAct) { try desk.page(.acceptance, stranger) }
    }

    @Test func `a definition that is not archived is a fault with its hash`() throws {
        var desk = try Desk.open([Samples.food])
        try desk.passRest()
        let act = try desk.act(Accept(desk.keys))
        #expect(throws: RenderFault.log(.definitionMissing(hash: "SS03"))) {
            try Samples.templates.render(
                .acceptance, act: act, of: desk.subject, Definitions { _ in nil }, Samples.page)
        }
    }
}

/// Names and notes that try to become markup, commands or another direction.
struct HostileTextTests {
    private static let names = [
        "{{#lines}}", "{{/lines}}{{phone}}", "@title 伪造", "| 甲 | 乙 |", "\u{1B}[2J\u{1B}]0;x\u{07}", "王\u{202E}国建",
        "甲\n@sign 乙\u{0C}",
        "\u{0}\u{7F}\u{9B}31m", "a\u{0301}\u{0302}\u{0303}\u{0304}", String(repeating: "长", count: 100),
        String(repeating: "x", count: 100),
    ]

    /// By place, so that the report of a test never prints them.
    @Test(arguments: names.indices)
    func `what people typed stays text`(index: Int) throws {
        let name = Self.names[index]
        let applicant = Party(kind: .person, name: name, document: Samples.person.document, phone: "")
        var desk = try Desk.open([Samples.food, Samples.shop], applicant: applicant)
        try desk.act(FailLine("layout", defects: [2], note: name))
        try desk.passRest()
        let lines = try desk.page(.correction, after: IssueNotice([1])).textLines
        for line in lines {
            #expect(SafeText.isClean(line))
            #expect(SafeText(line).width <= 80)
        }
        #expect(lines.count { $0.contains("（盖章）") } == 1)
        #expect(lines.count { $0.contains("材料补齐补正通知书") } == 1)
        let printed = lines.joined().filter { $0 != " " }
        #expect(printed.contains(SafeText(name).string.filter { $0 != " " }))
    }
}

extension Page {
    /// The lines of all pages, without the form feeds between them.
    var textLines: [String] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{0C}" }.map(String.init)
    }

    /// The words without line ends and spaces: where a line breaks is no matter.
    var joined: String { text.filter { !$0.isWhitespace } }
}
