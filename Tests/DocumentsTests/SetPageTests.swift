import CellText
import Documents
import Testing
import Typesetting

@testable import Casework

/// Pages as PDFs, read back by other programs: every word is there, in its place, and every code can be scanned.
struct SetPageTests {
    private static let typesetter = Typesetter()

    private func set(_ page: Page, mark: CopyMark? = nil) throws -> SetPage {
        try Self.typesetter.set(page, mark: mark)
    }

    @Test(arguments: Story.allCases)
    func `every material and date of a page is in its PDF`(story: Story) throws {
        let page = try story.page()
        let set = try set(page)
        #expect(set.missing.isEmpty)
        let words = try PDFTool.words(set.pdf)
        for line in page.lines {
            for cell in line.cells {
                let text = cell.string.filter { !$0.isWhitespace }
                #expect(words.contains(text), "\(text)")
            }
        }
        #expect(words.contains(page.number))
        let count = set.pageCount / max(1, page.copies.count)
        #expect(words.contains("第\(count)页共\(count)页"))
    }

    @Test(arguments: Story.allCases)
    func `the code on a page is scanned as its case's number`(story: Story) throws {
        let page = try story.page()
        let scanned = try PDFTool.code(try set(page).pdf)
        #expect(CaseCode(scanned)?.number == "202611230007")
        #expect(try PDFTool.words(try set(page).pdf).contains("202611230007"))
    }

    @Test(arguments: Story.allCases)
    func `no word stands outside the text's edges`(story: Story) throws {
        let millimetre = 72 / 25.4
        for box in try PDFTool.boxes(try set(try story.page()).pdf) {
            #expect(box.x.lowerBound > 27 * millimetre && box.x.upperBound < 192 * millimetre, "\(box)")
            #expect(box.y.lowerBound > 10 * millimetre && box.y.upperBound < 290 * millimetre, "\(box)")
        }
    }

    @Test func `a table of forty lines repeats its head and its sum does not stand alone`() throws {
        let pdf = try set(try Story.longHandover.page()).pdf
        let pages = try PDFTool.with(pdf) { try PDFTool.run("pdftotext", "-raw", $0, "-") }
            .split(separator: "\u{0C}").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        #expect(pages.count == 4, "two for each side")
        #expect(pages.allSatisfy { $0.contains("序号材料名称原件复印件备注") })
        #expect(pages.last?.contains("第40类教学人员资格证明") == true && pages.last?.contains("合计") == true)
    }

    @Test func `the same page gives the same bytes, from another typesetter too`() throws {
        let page = try Story.promise.page()
        let first = try set(page).pdf
        #expect(try set(page).pdf == first)
        #expect(try Typesetter().set(page).pdf == first)
        let kept = try #require(Page(page.encoded))
        #expect(try set(kept).pdf == first)
    }

    @Test func `a copy says so on its page, and nothing else changes`() throws {
        let page = try Story.receipt.page()
        let original = try PDFTool.words(try set(page).pdf)
        let copy = try PDFTool.words(try set(page, mark: CopyMark("补打件 2026-11-24 10:31 张敏（0117）")).pdf)
        #expect(!original.contains("补打"))
        #expect(copy.contains("补打件2026-11-2410:31张敏（0117）"))
        #expect(copy.replacing("补打件2026-11-2410:31张敏（0117）", with: "") == original)
    }

    @Test func `both sides of an agreement get a copy that names them`() throws {
        let set = try set(
            Samples.templates.agreement("市场监管局", [(Samples.food, "商事登记")], Samples.page, at: Samples.noon))
        let words = try PDFTool.words(set.pdf)
        #expect(words.contains("一式二份第一联市场监管局留存") && words.contains("一式二份第二联政务服务管理机构留存"))
        #expect(set.pageCount % 2 == 0)
    }

    @Test func `a queue number is as wide as its roll and its code says the number`() throws {
        let page = Samples.templates.queueTicket("A017", queue: "商事登记", ahead: 12, Samples.page, at: Samples.noon)
        let set = try set(page)
        #expect(try PDFTool.code(set.pdf) == "A017")
        let words = try PDFTool.words(set.pdf)
        #expect(words.contains("A017") && words.contains("前面等候：12人"))
        let boxes = try PDFTool.boxes(set.pdf)
        #expect(boxes.allSatisfy { $0.x.upperBound <= 80 * 72 / 25.4 })
    }

    @Test func `characters without a shape are named`() throws {
        // A character of the Nüshu script, which fonts for Chinese do not have.
        let party = Party(kind: .person, name: "王\u{1B170}国", document: Samples.person.document, phone: "")
        var desk = try Desk.open([Samples.food], applicant: party)
        try desk.passRest()
        let set = try set(try desk.page(.acceptance, after: Accept(desk.keys)))
        #expect(set.missing == ["\u{1B170}"])
    }

    @Test func `what people typed is no markup`() throws {
        let party = Party(
            kind: .person, name: "<b>王</b>&amp;<span size='9999'>", document: Samples.person.document, phone: "")
        var desk = try Desk.open([Samples.food], applicant: party)
        try desk.passRest()
        let words = try PDFTool.words(try set(try desk.page(.acceptance, after: Accept(desk.keys))).pdf)
        #expect(words.contains("<b>王</b>&amp;<spansize='9999'>"))
    }

    @Test(arguments: [1, 40, 100])
    func `a name of any length is wrapped and whole`(length: Int) throws {
        let name = String((0..<length).map { Array("日照经济技术开发区海风餐饮管理有限公司")[$0 % 19] })
        let party = Party(kind: .organisation, name: name, document: Samples.company.document, phone: "")
        var desk = try Desk.open([Samples.food], applicant: party)
        try desk.passRest()
        let set = try set(try desk.page(.acceptance, after: Accept(desk.keys)))
        #expect(try PDFTool.words(set.pdf).contains(name))
    }
}
