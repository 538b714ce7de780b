import Testing

@testable import Casework

/// 当场更正: what can be mended on the spot is (行政许可法 32 三).
struct MendingTests {
    @Test func `the applicant mends a failed line on the spot and the item is accepted`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("form", 2, 3)
        try desk.act(MendLine("form"))
        #expect(try desk.item().marks["form"] == .mended([2, 3]))
        try desk.passAll()
        try desk.act(Accept([1]))
        #expect(try desk.stage() == .accepted)
    }

    @Test func `only a failed line can be mended`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: MendLine("form")) == .lineNotFailed)
        try desk.act(PassLine("form"))
        #expect(desk.code(of: MendLine("form")) == .lineNotFailed)
    }

    @Test func `a paper fetched at once is counted when the line is mended`() throws {
        var desk = try Desk.serving(.licence)
        try desk.fail("layout", 1)
        #expect(desk.file.papers["layout"] == nil)
        try desk.act(MendLine("layout"))
        #expect(desk.file.papers["layout"] == PaperCount(originals: 1, copies: 1))
    }
}
