import Testing

@testable import Casework

/// 一次性告知: one notice of everything to correct (行政许可法 32 四, seed 三(一)3).
struct OneTimeNoticeTests {
    @Test func `the notice waits until every line was looked at`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 2)
        try desk.act(PassLine("premises"))
        #expect(desk.code(of: IssueNotice([1])) == .linesNotLookedAt)
        try desk.act(PassLine("layout"))
        #expect(desk.code(of: IssueNotice([1])) == nil)
    }

    @Test func `the notice holds every failed line and no other`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 2, note: "第3页")
        try desk.fail("layout", 1)
        try desk.act(PassLine("premises"))
        try desk.act(IssueNotice([1]))
        let notice = try #require(try desk.item().notice)
        #expect(
            notice.lines == [
                .init(material: "form", defects: [2], note: "第3页"), .init(material: "layout", defects: [1], note: nil),
            ])
        #expect(notice.until == "2018-03-19")
        #expect(try desk.stage() == .correcting)
    }

    @Test func `the notice is given once`() throws {
        var desk = try Desk.noticed()
        #expect(desk.code(of: IssueNotice([1])) == .noticeGiven)
        #expect(desk.code(of: TellNotNeeded([1], reason: "无需许可")) == .noticeGiven)
        desk.wait(until: "2018-03-08")
        try desk.act(ReceiveSupplement(["form"]))
        try desk.fail("form", 2)
        #expect(desk.code(of: IssueNotice([1])) == .noticeGiven)
    }

    @Test func `nothing failed, nothing to notify`() throws {
        var desk = try Desk.serving(.licence)
        try desk.passAll()
        #expect(desk.code(of: IssueNotice([1])) == .nothingFailed)
    }

    @Test func `a line mended on the spot is not on the notice`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 2)
        try desk.act(MendLine("form"))
        try desk.passAll(but: "layout")
        try desk.fail("layout", 3)
        try desk.act(IssueNotice([1]))
        #expect(try desk.item().notice?.lines.map(\.material) == ["layout"])
    }

    @Test func `a further defect joins those already found`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 3)
        try desk.fail("form", 2)
        #expect(try desk.item().marks["form"] == .failed([2, 3], note: nil))
    }

    @Test func `a notice entered late needs a proof and a past day`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 2)
        try desk.passAll()
        #expect(desk.code(of: IssueNotice([1], givenOn: "2018-03-05")) == .missing)
        #expect(desk.code(of: IssueNotice([1], givenOn: "2018-03-06", proof: "签收单")) == .dateAhead)
        try desk.act(ReceivePapers())
        #expect(desk.code(of: IssueNotice([1], givenOn: "2018-03-02", proof: "签收单")) == .dateInPast)
    }

    @Test func `what is not licensed has no five days after which a notice comes too late`() throws {
        var desk = try Desk.serving(.registration)
        try desk.passAll(but: "charter")
        try desk.fail("charter", 2)
        try desk.act(ReceivePapers())
        desk.wait(until: "2018-03-20")
        try desk.act(IssueNotice([1]))
        #expect(try desk.stage() == .correcting)
    }
}

extension Desk {
    /// A licence noticed for its form, everything else in order.
    static func noticed(on day: Day = "2018-03-05") throws -> Desk {
        var desk = try Desk.serving(.licence, on: day)
        try desk.fail("form", 2)
        try desk.passAll()
        try desk.act(IssueNotice([1]))
        return desk
    }
}
