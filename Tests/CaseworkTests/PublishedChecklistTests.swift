import Testing

@testable import Casework

/// Nothing outside the published checklist can be asked for (annex 1, 行政许可法 31).
struct PublishedChecklistTests {
    @Test func `a material that the checklist does not name has no intent that asks for it`() throws {
        let desk = try Desk.serving(.licence)
        #expect(desk.code(of: PassLine("credit")) == .noSuchLine)
        #expect(desk.code(of: FailLine("credit", defects: [2])) == .noSuchLine)
        #expect(desk.code(of: MendLine("credit")) == .noSuchLine)
        #expect(desk.code(of: CountLine("credit", PaperCount(copies: 1), inspected: false)) == .noSuchLine)
    }

    @Test func `a supplement asks for nothing but what the notice named`() throws {
        let desk = try Desk.noticed()
        #expect(desk.code(of: ReceiveSupplement(["credit"])) == .nothingToSupplement)
        #expect(desk.code(of: ReceiveSupplement(["layout"])) == .nothingToSupplement)
        #expect(desk.code(of: ReceiveSupplement([])) == .nothingToSupplement)
    }

    @Test func `defects come from the published phrases`() throws {
        let desk = try Desk.serving(.licence)
        #expect(desk.refusal(of: FailLine("form", defects: [9])) == Denial(.noSuchDefect, ["defect": "9"]))
        #expect(desk.refusal(of: FailLine("form", defects: [])) == Denial(.missing, ["field": "defect"]))
        #expect(desk.code(of: FailLine("form", defects: [2], note: "")) == .missing)
        #expect(desk.code(of: FailLine("form", defects: [2], note: String(repeating: "长", count: 201))) == .tooLong)
    }

    @Test func `fields outside the form, and values that don't fit it, are refused`() throws {
        let desk = try Desk.serving(.registration)
        #expect(desk.code(of: RecordField("hobby", "x")) == .notAChoice)
        #expect(desk.code(of: RecordField("shareholders", "三")) == .notANumber)
        #expect(desk.code(of: RecordField("since", "2018-02-30")) == .notADate)
        #expect(desk.code(of: RecordField("form", "合伙")) == .notAChoice)
        #expect(desk.code(of: RecordField("form", "有限")) == nil)
    }

    @Test func `a count is a number of sets`() throws {
        let desk = try Desk.serving(.licence)
        #expect(desk.code(of: CountLine("form", PaperCount(originals: -1), inspected: false)) == .notANumber)
        #expect(desk.code(of: CountLine("form", PaperCount(copies: 1000), inspected: false)) == .notANumber)
    }

    @Test func `a line counted short does not pass`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(CountLine("layout", PaperCount(originals: 1), inspected: false))
        #expect(desk.code(of: PassLine("layout")) == .countsTooLow)
    }
}
