import Testing

@testable import Casework

/// Entries and marks are taken back last first, by an operation that stays in the log beside what it undoes.
struct UndoTests {
    @Test func `entries and marks go back one after another, last first`() throws {
        var desk = try Desk.serving(.registration)
        try desk.act(AnswerSituation("home", "是"))
        try desk.act(RecordField("shareholders", "2"))
        try desk.act(RecordAgent(.clerkOfFirm))
        try desk.act(CountLine("charter", PaperCount(originals: 1), inspected: false))
        try desk.act(PassLine("charter"))
        try desk.fail("deed", 1)
        try desk.act(MendLine("deed"))

        try desk.act(Undo())
        #expect(try desk.item().marks["deed"] == .failed([1], note: nil))
        try desk.act(Undo())
        #expect(try desk.item().marks == ["charter": .passed])
        try desk.act(Undo())
        #expect(try desk.item().marks.isEmpty)
        try desk.act(Undo())
        #expect(desk.file.papers.isEmpty)
        try desk.act(Undo())
        #expect(desk.file.agent == nil)
        try desk.act(Undo())
        #expect(desk.file.fields.isEmpty)
        try desk.act(Undo())
        #expect(desk.file.answers.isEmpty)
        try desk.act(Undo())
        #expect(desk.file.applicant == nil)
        try desk.act(Undo())
        #expect(desk.file.items.isEmpty)
        #expect(desk.code(of: Undo()) == .nothingToUndo)
    }

    @Test func `a mark goes back together with the count it brought`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(PassLine("layout"))
        #expect(desk.file.papers["layout"] == PaperCount(originals: 1, copies: 1))
        try desk.act(Undo())
        #expect(desk.file.papers["layout"] == nil)
        #expect(try desk.item().marks["layout"] == nil)
    }

    @Test func `an item dropped in error comes back with its marks`() throws {
        var desk = try Desk.serving(.licence)
        try desk.act(PassLine("form"))
        try desk.act(DropItem(1))
        #expect(desk.file.items.isEmpty)
        try desk.act(Undo())
        #expect(try desk.item().marks["form"] == .passed)
    }

    @Test func `the number of an item taken back is not used again`() throws {
        var desk = Desk()
        try desk.act(OpenCase(number: "KF-0001"))
        try desk.add(.licence)
        try desk.act(Undo())
        try desk.add(.registration)
        #expect(desk.file.items.map(\.key) == [2])
    }

    @Test func `both the act and its taking back stay in the log`() throws {
        var desk = try Desk.serving(.licence)
        let act = try desk.act(PassLine("form"))
        let before = desk.file.log.count
        try desk.act(Undo())
        #expect(desk.file.log.count == before + 1)
        #expect((desk.file.log.last?.payload as? Undone)?.undoes == act)
        #expect(desk.file.standing.allSatisfy { $0.intent != act })
    }

    @Test func `outcomes, receipts and handovers are not undone`() throws {
        var desk = try Desk.received()
        #expect(desk.code(of: Undo()) == .nothingToUndo)
        try desk.act(Accept([1]))
        #expect(desk.code(of: Undo()) == .nothingToUndo)
        try desk.act(HandPapersOver(to: "market", desk.file.usualHandover(to: "market")))
        #expect(desk.code(of: Undo()) == .nothingToUndo)
    }

    @Test func `a look at a supplement taken back leaves the line to be looked at`() throws {
        var desk = try Desk.noticed()
        try desk.act(ReceiveSupplement(["form"]))
        try desk.act(PassLine("form"))
        try desk.act(Undo())
        #expect(try desk.item().brought == ["form"])
        #expect(desk.code(of: FailLine("form", defects: [2])) == nil)
    }

    @Test func `what can be undone is what these tests undo`() {
        let undoable = OperationKinds.all.filter { $0.value.isUndoable }.keys.sorted()
        #expect(
            undoable == [
                "agentRecorded", "applicantRecorded", "fieldRecorded", "fileAttached", "fileCompared", "itemAdded",
                "itemDropped", "lineAwaited",
                "lineCounted", "lineFailed", "lineMended", "linePassed", "opinionGiven", "proceedingHeld",
                "situationAnswered", "stepReleased", "stepTaken",
            ])
    }
}

extension Agent {
    static let clerkOfFirm = Agent(
        name: "李明", document: .init(kind: .passport, number: "E12345678"), phone: "0633-7966626", powers: "代为提交材料",
        until: "2018-06-30")
}
