import Testing

@testable import Casework

/// What the day brings about is written down by the steward, once (`model.md` 4).
struct StewardTests {
    @Test func `a deemed acceptance is written down from the day of receipt, once, by nobody else`() throws {
        var desk = try Desk.received()
        desk.wait(until: "2018-02-22")
        #expect(desk.code(of: RecordDeemedAcceptance(1), as: .system) == .nothingToRemind)
        desk.wait(until: "2018-02-23")
        #expect(desk.code(of: RecordDeemedAcceptance(1)) == .roleMayNot)
        try desk.rounds()
        #expect(try desk.item().deemedOn == "2018-02-09")
        #expect(desk.file.log.first { $0.payload is DeemedAcceptanceRecorded }?.effectiveOn == "2018-02-09")
        #expect(desk.code(of: RecordDeemedAcceptance(1), as: .system) == .nothingToRemind)
        let written = desk.file.revision
        try desk.rounds()
        #expect(desk.file.revision == written)
    }

    @Test func `what counts as accepted is reviewed and decided like any other, its notice clock at rest`() throws {
        var desk = try Desk.serving(.reviewed, on: "2018-02-09")
        try desk.passAll()
        try desk.act(ReceivePapers())
        desk.wait(until: "2018-02-23")
        try desk.opineAll()
        try desk.act(Decide(1, .granted), as: .chief)
        #expect(desk.clocks == ["delivery 2018-03-08", "promised 2018-02-24"])
        #expect(try desk.file.work(on: desk.item(), asOf: desk.now.day, desk.rules).map(\.id) == ["make"])
        #expect(desk.code(of: Accept([1])) == .outcomeGiven)
    }

    @Test func `a notice proved to have been given in time lifts what was written down`() throws {
        var desk = try Desk.received(defect: true)
        desk.wait(until: "2018-02-26")
        try desk.rounds()
        #expect(desk.code(of: IssueNotice([1])) == .deemedAccepted)
        try desk.act(IssueNotice([1], givenOn: "2018-02-22", proof: "送达回证3号"))
        #expect(try desk.stage() == .correcting)
        #expect(desk.clocks == ["correction 2018-03-07"])
        #expect(desk.code(of: TakeStep(1, step: "papers"), as: .market) != nil)
        #expect(desk.code(of: RecordDeemedAcceptance(1), as: .system) == .nothingToRemind)
    }

    @Test func `marks made before the steward came can still be undone`() throws {
        var desk = try Desk.received()
        desk.wait(until: "2018-02-23")
        try desk.act(PassLine("form"))
        try desk.rounds()
        #expect(desk.code(of: Undo()) == nil)
    }

    @Test func `each matter is told of once a day that it speaks of`() throws {
        var desk = try Desk.promised(.reviewed.changed { $0.promised = Limit(7, .working, basis: "○") })
        #expect(try desk.told() == [])
        desk.wait(until: "2018-03-09")
        #expect(try desk.told() == ["promise 2018-03-12"])
        #expect(try desk.told() == [])
        desk.wait(until: "2018-03-12")
        #expect(try desk.told() == [])
        desk.wait(until: "2018-03-13")
        #expect(try desk.told() == ["promiseLapsed 2018-03-12", "dueSoon 2018-03-14"])
        try desk.act(ExtendTerm(1, until: "2018-03-15", reason: "住院"))
        desk.wait(until: "2018-03-15")
        #expect(try desk.told() == ["promise 2018-03-15", "overdue 2018-03-14"])
        desk.wait(until: "2018-04-03")
        #expect(try desk.told() == ["promiseLapsed 2018-03-15", "overdue 2018-04-02"])
    }

    @Test func `what was brought waits for the desk and is no reminder to the applicant`() throws {
        var desk = try Desk.promised(.reviewed)
        try desk.act(ReceiveSupplement(["layout"]))
        desk.wait(until: "2018-03-13")
        #expect(try desk.told() == ["dueSoon 2018-03-14"])
    }

    @Test func `a pause that nobody ended is told of the day after, and the lower body of its own days`() throws {
        var desk = try Desk.accepted(.reviewed.changed { $0.passedUp = true })
        try desk.act(PauseClock(1, .testing, days: 2), as: .market)
        desk.wait(until: "2018-03-08")
        #expect(try desk.told() == ["pauseOver 2018-03-07"])
        desk.wait(until: "2018-04-03")
        #expect(try desk.told() == ["overdue 2018-03-16", "dueSoon 2018-04-04"])
    }

    @Test func `the cap of joint handling is told of too`() throws {
        var desk = try Desk.accepted(.jointPermit, .fireCheck)
        desk.wait(until: "2018-05-08")
        #expect(try desk.told().contains("dueSoon 2018-05-08"))
    }

    @Test func `a reminder that is not due is refused, whoever asks`() throws {
        let desk = try Desk.promised(.reviewed)
        let reminder = SendReminder(1, Reminder(.promise, due: "2018-03-12"))
        #expect(desk.code(of: reminder, as: .system) == .nothingToRemind)
        #expect(desk.code(of: reminder) == .roleMayNot)
    }

    @Test func `nothing is due in a void case or after an ending`() throws {
        var desk = try Desk.promised(.reviewed)
        try desk.act(Withdraw([1], reason: "不办了"))
        desk.wait(until: "2018-06-01")
        #expect(desk.file.stewardship(asOf: desk.now.day, desk.rules).isEmpty)
    }
}

extension Desk {
    /// The steward's round.
    mutating func rounds() throws {
        for intent in file.stewardship(asOf: now.day, rules) { try act(intent, as: .system) }
    }

    /// What the steward's round told of.
    fileprivate mutating func told() throws -> [String] {
        let before = file.revision
        try rounds()
        return file.log.dropFirst(before).compactMap { ($0.payload as? ReminderSent)?.reminder }
            .map { "\($0.matter) \($0.due)" }
    }
}
