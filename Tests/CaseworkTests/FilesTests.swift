import Testing

@testable import Casework

/// Electronic materials of a line, and their comparison with the paper.
struct FilesTests {
    private func attaching(_ hash: String = "aa", to material: String = "form") -> AttachFile {
        AttachFile(material, hash: hash, name: "申请表.pdf", type: .pdf, size: 4096)
    }

    @Test func `a file stands on its line, with who attached it and when`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(attaching())
        let file = try #require(desk.file.files(of: "form").first)
        #expect(file.name == "申请表.pdf" && file.size == 4096 && file.type == .pdf)
        #expect(file.person == Actor.clerk.person && file.attachedAt == desk.now)
        #expect(file.comparison == nil)
        #expect(desk.file.log.last?.items == [1])
    }

    @Test func `the line must be on the checklist and the same bytes stand on it once`() throws {
        var desk = try Desk.serving(.licence)
        #expect(desk.code(of: attaching(to: "tea")) == .noSuchLine)
        try desk.act(attaching())
        #expect(desk.code(of: attaching()) == .fileKnown)
        #expect(desk.code(of: attaching("bb")) == nil)
        #expect(desk.code(of: attaching(to: "layout")) == nil)
        #expect(desk.code(of: AttachFile("form", hash: "b", name: " ", type: .pdf, size: 1)) == .missing)
        #expect(desk.code(of: AttachFile("form", hash: "b", name: "a", type: .pdf, size: 0)) == .fileEmpty)
    }

    @Test func `a void case takes no file, and no clerk of the issue window attaches one`() throws {
        var desk = try Desk.serving(.licence)
        let issuer = Actor(person: "5001", name: "孙", capacity: Capacity(.issueClerk), centre: "main")
        #expect(desk.code(of: attaching(), as: issuer) == .roleMayNot)
        try desk.act(VoidCase(reason: "重复"))
        #expect(desk.code(of: attaching()) == .caseVoided)
    }

    @Test func `departments attach and compare as the desk does`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(attaching(), as: .market)
        try desk.act(PassLine("form"))
        try desk.act(CompareFile("form", hash: "aa", agrees: true), as: .fire)
        #expect(desk.file.files[0].comparison?.person == Actor.fire.person)
    }

    @Test func `nothing is compared before the paper is counted, and no file that is not there`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(attaching())
        #expect(desk.code(of: CompareFile("form", hash: "aa", agrees: true)) == .paperNotCounted)
        #expect(desk.code(of: CompareFile("form", hash: "bb", agrees: true)) == .noSuchFile)
        #expect(desk.code(of: CompareFile("layout", hash: "aa", agrees: true)) == .noSuchFile)
        try desk.act(CountLine("form", PaperCount(originals: 1), inspected: false))
        #expect(desk.code(of: CompareFile("form", hash: "aa", agrees: true)) == nil)
    }

    @Test func `a difference is written down, and the latest comparison holds`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(attaching())
        try desk.act(PassLine("form"))
        #expect(desk.code(of: CompareFile("form", hash: "aa", agrees: false, note: " ")) == .differenceNeeded)
        try desk.act(CompareFile("form", hash: "aa", agrees: false, note: "缺第2页"))
        #expect(desk.file.files[0].comparison?.agrees == false)
        #expect(desk.file.files[0].comparison?.note == "缺第2页")
        try desk.act(CompareFile("form", hash: "aa", agrees: true))
        #expect(desk.file.files[0].comparison?.agrees == true)
        #expect(desk.file.files[0].comparison?.note == nil)
    }

    @Test func `attaching and comparing are undone, and the log keeps them`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(PassLine("form"))
        try desk.act(attaching())
        try desk.act(CompareFile("form", hash: "aa", agrees: true))
        try desk.act(Undo())
        #expect(desk.file.files[0].comparison == nil)
        try desk.act(Undo())
        #expect(desk.file.files.isEmpty)
        #expect(desk.file.log.contains { $0.payload is FileAttached })
    }
}
