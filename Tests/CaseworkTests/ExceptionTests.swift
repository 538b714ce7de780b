import Testing

@testable import Casework

/// Exceptions to the usual way: a supervisor allows them beforehand, or says of them afterwards what is thought of them.
struct ExceptionTests {
    private func supplemented() throws -> Desk {
        var desk = try Desk.noticed()
        try desk.act(ReceiveSupplement(["form"]))
        return desk
    }

    private let ask = AskForNewDefect("form", defects: [3], reason: "新材料上的章不对")

    @Test func `a new defect is raised with the leave that a supervisor gave when asked`() throws {
        var desk = try supplemented()
        let asked = try desk.act(ask)
        #expect(desk.code(of: FailLine("form", defects: [3])) == .newDefect)
        #expect(desk.code(of: ask) == .askedAlready)
        try desk.act(JudgeException(asked, allows: true), as: .supervisor)
        #expect(desk.code(of: FailLine("form", defects: [1])) == .newDefect, "leave for one defect is none for another")
        try desk.act(FailLine("form", defects: [3]))
        let approval = Approval(person: Actor.supervisor.person, reason: "新材料上的章不对")
        #expect((desk.file.log.last?.payload as? LineFailed)?.approval == approval)
        #expect(desk.file.exceptions.map(\.kind) == [.newDefectAsked, .newDefect])
        #expect(desk.file.exceptions.allSatisfy { !$0.isOpen })
    }

    @Test func `leave is for one time`() throws {
        var desk = try supplemented()
        let asked = try desk.act(ask)
        try desk.act(JudgeException(asked, allows: true), as: .supervisor)
        try desk.act(FailLine("form", defects: [3]))
        try desk.act(ReceiveSupplement(["form"]))
        #expect(desk.code(of: FailLine("form", defects: [3])) == .newDefect)
        #expect(desk.code(of: ask) == nil)
    }

    @Test func `a supervisor at the desk asks another one`() throws {
        var desk = try supplemented()
        let asked = try desk.act(ask, as: .supervisor)
        #expect(desk.code(of: JudgeException(asked, allows: true), as: .supervisor) == .mustBeAnotherPerson)
        var other = Actor.supervisor
        other.person = "2002"
        try desk.act(JudgeException(asked, allows: true), as: other)
        #expect(desk.code(of: FailLine("form", defects: [3]), as: .supervisor) == nil)
    }

    @Test func `leave that was refused is none`() throws {
        var desk = try supplemented()
        let asked = try desk.act(ask)
        #expect(desk.code(of: JudgeException(asked, allows: false), as: .supervisor) == .missing)
        try desk.act(JudgeException(asked, allows: false, note: "一次性告知应已写明"), as: .supervisor)
        #expect(desk.code(of: FailLine("form", defects: [3])) == .newDefect)
        #expect(desk.code(of: ask) == nil, "with another reason it may be asked again")
        #expect(
            desk.refusal(of: JudgeException(asked, allows: true), as: .supervisor)
                == Denial(.judgedAlready, ["person": Actor.supervisor.person]))
    }

    @Test func `there is nothing to ask for what the notice named, or before it`() throws {
        let desk = try supplemented()
        #expect(desk.code(of: AskForNewDefect("form", defects: [2], reason: "r")) == .nothingToAsk)
        let fresh = try Desk.serving(.licence)
        #expect(fresh.code(of: AskForNewDefect("form", defects: [3], reason: "r")) == .nothingToAsk)
        #expect(desk.code(of: AskForNewDefect("form", defects: [3], reason: " ")) == .missing)
        #expect(desk.code(of: AskForNewDefect("form", defects: [99], reason: "r")) == .noSuchDefect)
    }

    @Test func `nobody judges an exception of their own, and only supervisors judge`() throws {
        var desk = try supplemented()
        let asked = try desk.act(ask)
        var clerkAsSupervisor = Actor.supervisor
        clerkAsSupervisor.person = Actor.clerk.person
        #expect(desk.code(of: JudgeException(asked, allows: true), as: clerkAsSupervisor) == .mustBeAnotherPerson)
        #expect(desk.code(of: JudgeException(asked, allows: true)) == .roleMayNot)
        #expect(desk.code(of: JudgeException(asked, allows: true), as: .chief) == .roleMayNot)
        #expect(
            desk.code(of: JudgeException(try #require(desk.file.log.first?.intent), allows: true), as: .supervisor)
                == .nothingToJudge)
    }

    @Test func `a term made longer for a stated cause waits for a supervisor's word, but the term stands`() throws {
        var desk = try Desk.promised(.reviewed)
        let extended = try desk.act(ExtendTerm(1, until: "2018-03-20", reason: "台风停航（不可抗力）"))
        let exception = try #require(desk.file.exceptions.first)
        #expect(exception.kind == .termExtended && exception.isOpen && exception.reason == "台风停航（不可抗力）")
        try desk.act(JudgeException(extended, allows: false, note: "无证明"), as: .supervisor)
        #expect(desk.file.exceptions.first?.verdict?.isAllowed == false)
        #expect(try desk.item().promise?.until == "2018-03-20")
    }

    @Test func `what a supervisor did or approved on the spot needs no second word`() throws {
        var desk = try Desk.promised(.reviewed)
        try desk.act(ExtendTerm(1, until: "2018-03-20", reason: "台风"), as: .supervisor)
        #expect(desk.file.exceptions.map(\.isOpen) == [false])
        desk = try supplemented()
        try desk.act(FailLine("form", defects: [3], approval: .given))
        #expect(desk.file.exceptions.map(\.isOpen) == [false])
        #expect(desk.file.exceptions.first?.approvedBy == Approval.given.person)
    }

    @Test func `an extension of the law's limit is listed with its document, and is the head's alone`() throws {
        var desk = try Desk.accepted(.reviewed)
        let extended = try desk.act(ExtendLimit(1, approval: .head, reason: "案情复杂"), as: .market)
        let exception = try #require(desk.file.exceptions.first)
        #expect(exception.kind == .limitExtended && exception.head == .head && !exception.isOpen)
        #expect(desk.code(of: JudgeException(extended, allows: true), as: .supervisor) == .nothingToJudge)
    }

    @Test func `a defect that was taken back is no exception any more`() throws {
        var desk = try supplemented()
        try desk.act(FailLine("form", defects: [3], approval: .given))
        try desk.act(Undo())
        #expect(desk.file.exceptions.isEmpty)
    }

    @Test func `asking is no act that Undo takes back`() throws {
        var desk = try supplemented()
        let last = desk.file.lastAct.map(\.kind)
        try desk.act(ask)
        #expect(desk.file.lastAct.map(\.kind) == last)
    }
}
